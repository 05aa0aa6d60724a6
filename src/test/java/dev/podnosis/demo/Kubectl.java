package dev.podnosis.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real kubectl, run as a process on a kubeconfig of its own. */
final class Kubectl {
  /** What a run left: exit code and both streams. */
  record Run(int code, String out, String err) {
    String all() {
      return out + err;
    }
  }

  private static final Pattern VERSION = Pattern.compile("Client Version: v1\\.(\\d+)");

  private final Path folder;

  /** Skips the test when there is no kubectl that speaks WebSocket (1.31 and later). */
  Kubectl(Path folder, String kubeconfig) throws IOException, InterruptedException {
    this.folder = folder;
    Files.writeString(folder.resolve("config"), kubeconfig);
    Run version;
    try {
      version = run("version", "--client");
    } catch (IOException e) {
      assumeTrue(false, "kubectl is not installed");
      throw e;
    }
    Matcher matcher = VERSION.matcher(version.out());
    assumeTrue(matcher.find(), "kubectl does not say its version");
    assumeTrue(Integer.parseInt(matcher.group(1)) >= 31, "kubectl is older than 1.31");
  }

  Run run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("KUBECONFIG", folder.resolve("config").toString());
    environment.put("HOME", folder.toString());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("kubectl did not end: " + command);
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
