package dev.podnosis.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A log that comes through a pipe, as {@code podnosis logs <(kubectl logs …)} has it. */
@EnabledOnOs(OS.LINUX)
class LogsReadTest {
  private static final String LINE =
      "[INFO] 10.244.1.9:40000 - 7 \"A IN www.example.com. udp 44 false 512\" NOERROR qr,rd,ra 86"
          + " 0.000512000s\n";

  @TempDir Path home;

  @Test
  void tellsHowFarItIsUntilThePipeEnds() throws IOException, InterruptedException {
    Path pipe = home.resolve("coredns-1.log");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    Program.Running run =
        new Program(home).start(java.util.List.of(), "logs", pipe.toString(), "--format=json");
    byte[] lines = LINE.repeat(5000).getBytes(UTF_8);
    int blocks = 0;
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    try (OutputStream out = Files.newOutputStream(pipe)) {
      while (Files.size(run.err()) == 0 && Instant.now().isBefore(end)) {
        out.write(lines);
        blocks++;
        Thread.sleep(100);
      }
    }
    Program.Ended ended = run.ended();
    assertEquals(0, ended.status(), ended.err());
    assertEquals(5000L * blocks, ended.json().path("queries").asLong());
    assertTrue(ended.err().lines().allMatch(l -> l.endsWith("B read")), ended.err());
    assertFalse(ended.err().isEmpty() || ended.err().contains(" of "), "a pipe has no length");
  }
}
