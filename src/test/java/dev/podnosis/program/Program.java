package dev.podnosis.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  Ended run(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
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
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(List.of(args) + " did not end: " + Files.readString(err));
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
