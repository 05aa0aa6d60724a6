package dev.podnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LogsTest {
  @TempDir Path state;

  /** A program with a library that logs as libraries do. */
  static final class Library {
    private Library() {}

    public static void main(String[] args) {
      Logs.bridge();
      System.getLogger("library").log(System.Logger.Level.WARNING, "something of a library");
    }
  }

  @Test
  void whatLibrariesLogStandsInTheFileAndNotAmongTheResults()
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Library.class.getName()));
    builder.environment().put("XDG_STATE_HOME", state.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals("", said);
    String log = Files.readString(state.resolve("podnosis/podnosis.log"));
    assertTrue(log.contains("something of a library"), log);
  }
}
