package dev.podnosis.program;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the program in a process of its own, in a home of its own. */
final class Program {
  /** No run of a test takes so long: it hangs. */
  private static final long LONGEST_SECONDS = 180;

  private final Path home;

  Program(Path home) {
    this.home = home;
  }

  /**
   * How a run ended.
   *
   * @param status the exit status
   * @param out standard output
   * @param err standard error
   */
  record Ended(int status, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }

    /** Causes with one of these verdicts, as ids in the order of the result. */
    List<String> causes(String... verdicts) {
      List<String> ids = new ArrayList<>();
      for (JsonNode cause : json().path("causes")) {
        if (List.of(verdicts).contains(cause.path("verdict").asString())) {
          ids.add(cause.path("id").asString());
        }
      }
      return ids;
    }
  }

  /**
   * A run under way.
   *
   * @param process its process
   * @param out the file that standard output goes to
   * @param err the file that standard error goes to
   */
  record Running(Process process, Path out, Path err) {
    /** Waits for its end. */
    Ended ended() throws IOException, InterruptedException {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("it did not end: " + Files.readString(err));
      }
      return new Ended(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    }
  }

  Ended run(String... args) throws IOException, InterruptedException {
    return start(List.of(), args).ended();
  }

  /** Starts it, by another program where one is named, such as env(1). */
  Running start(List<String> by, String... args) throws IOException {
    List<String> command = new ArrayList<>(by);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.home=" + home,
            "-cp",
            classPath(),
            "dev.podnosis.Launcher"));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(k -> k.startsWith("KUBE") || k.endsWith("_PROXY"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, out, err);
  }

  /** What this test was loaded from; a test runner may have loaders of its own. */
  private static String classPath() {
    return Program.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
