package dev.podnosis.coredns.corefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.metrics.CoreDnsMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digest is the one that real replicas named for the same text. */
class CorefileDigestTest {
  private static String recorded(String path) throws IOException {
    try (InputStream in = CorefileDigestTest.class.getResourceAsStream("/recordings/" + path)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Optional<String> digest(String text) {
    return CorefileDigest.sha512(Corefile.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "healthy, healthy/logs/coredns-56b5b8d686-w82j4.log",
    "forwarding-loop, forwarding-loop/logs/coredns-58d6764dd7-g6kvk.timestamps.log"
  })
  void isTheOneInTheLog(String recording, String log) throws IOException {
    Matcher said = Pattern.compile("SHA512 = ([0-9a-f]{128})").matcher(recorded(log));
    assertTrue(said.find());
    assertEquals(said.group(1), digest(Corefiles.recorded(recording, "coredns")).orElseThrow());
  }

  @Test
  void isTheOneInTheMetrics() throws IOException {
    String page = recorded("upstream-unreachable/later/metrics/coredns-68d5d8dc75-b98n2.1.txt");
    assertEquals(
        CoreDnsMetrics.read(page).configuration(),
        digest(Corefiles.recorded("healthy-query-log", "coredns")).orElseThrow());
  }

  /** A line more is another text to CoreDNS: the numbers of the lines are part of it. */
  @Test
  void tellsTextsApart() {
    assertNotEquals(digest(Corefiles.KUBEADM), digest("\n" + Corefiles.KUBEADM));
    assertEquals(
        digest(Corefiles.KUBEADM), digest(Corefiles.KUBEADM.replace("    ready", "\tready # on")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".:53 {",
        ".:53 {\n  import /etc/coredns/custom/*.override\n}\n",
        "(a) {\n  errors\n}\n.:53 {\n  import a\n}\n",
        ".:53 {\n  cache {$TTL}\n}\n",
        ".:53 {\n  chaos \"a b\"\n}\n",
        ".:53 {\n  health{\n  }\n}\n",
        ".:53 {\n  chaos <é>\n}\n",
        "errors\n"
      })
  void saysNothingOfATextThatIsNotPlain(String text) {
    assertEquals(Optional.empty(), digest(text));
  }
}
