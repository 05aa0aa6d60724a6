package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Loss and latency of recorded edges, twenty samples each. */
class RecordedSamplesTest {

  private record Samples(Proportion loss, LatencySummary answered) {

    static Samples of(String recording, String edge) throws IOException {
      List<String> lines =
          Files.readAllLines(
                  Path.of(
                      "src/test/resources/recordings", recording, "later/matrix", edge + ".txt"))
              .stream()
              .filter(l -> Pattern.matches("\\d+ ms exit \\d+ .*", l))
              .toList();
      return new Samples(
          new Proportion(lines.stream().filter(l -> l.endsWith("timed out")).count(), lines.size()),
          new LatencySummary(
              lines.stream()
                  .filter(l -> !l.endsWith("timed out"))
                  .map(l -> Duration.ofMillis(Long.parseLong(l.split(" ")[0])))
                  .toList()));
    }
  }

  @Test
  void aBlockedEdgeDiffersFromTheSameEdgeOverTcp() throws IOException {
    Samples udp = Samples.of("udp53-blocked-on-one-node", "node2-10.96.0.10-udp-internal");
    Samples tcp = Samples.of("udp53-blocked-on-one-node", "node2-10.96.0.10-tcp-internal");
    assertEquals(new Proportion(20, 20), udp.loss());
    assertEquals(new Proportion(0, 20), tcp.loss());
    assertTrue(udp.loss().low() > tcp.loss().high());
    assertEquals(0, udp.answered().count());
    assertTrue(tcp.answered().max().orElseThrow().compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  void healthyEdgesDoNotDiffer() throws IOException {
    Samples one = Samples.of("healthy-query-log", "node1-10.96.0.10-udp-internal");
    Samples two = Samples.of("healthy-query-log", "node2-10.96.0.10-udp-internal");
    assertEquals(0, two.loss().failures());
    assertEquals(0, one.loss().failures());
  }

  @Test
  void someLossLiesInBetween() throws IOException {
    Samples lossy = Samples.of("packet-loss", "node2-10.96.0.10-udp-internal");
    assertTrue(lossy.loss().failures() > 0 && lossy.loss().failures() < 20);
    assertTrue(lossy.loss().low() > 0 && lossy.loss().high() < 1);
  }
}
