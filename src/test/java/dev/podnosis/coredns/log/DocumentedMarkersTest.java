package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.log.LogLine.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Start, end, reload, readiness, health, loop and whatever else CoreDNS and kube-dns log once, and
 * lines that are cut or run over several, with a recorded line where the recordings have one, else
 * with one from CoreDNS's documentation, its issues or its source.
 */
class DocumentedMarkersTest {
  private static final String QUERY =
      "172.17.0.18:41675 - %s59925 \"A IN kubernetes.default.svc.cluster.local. udp 54 false 512\""
          + " NOERROR qr,aa,rd,ra 106 0.000066649s";

  private static LogLine line(String text) {
    return new LogLineParser().parse(text).line();
  }

  /** Start, end, reload, readiness, health, loop: one line of each that a version writes. */
  static Stream<Arguments> markers() {
    String sha =
        "591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908";
    return Stream.of(
        marker(".:53", new LogLine.Listening(".", 53, "")),
        marker(
            "cluster.local.:53 on 169.254.20.10",
            new LogLine.Listening("cluster.local.", 53, "169.254.20.10")),
        marker("tls://.:853", new LogLine.Listening(".", 853, "")),
        marker("CoreDNS-1.13.1", new LogLine.Started(CoreDnsVersion.of(1, 13, 1))),
        marker(
            "2018/08/15 14:37:17 [INFO] CoreDNS-1.2.0",
            new LogLine.Started(CoreDnsVersion.of(1, 2, 0))),
        marker(
            "linux/amd64, go1.25.2, 1db4568", new LogLine.Built("linux/amd64, go1.25.2, 1db4568")),
        marker(
            "2018/08/15 14:37:17 [INFO] linux/amd64, go1.10.3, 2e322f6",
            new LogLine.Built("linux/amd64, go1.10.3, 2e322f6")),
        marker(
            "[INFO] plugin/reload: Running configuration MD5 = 4e235fcc3696966e76816bcd9034ebc7",
            new LogLine.RunningConfiguration("MD5", "4e235fcc3696966e76816bcd9034ebc7")),
        marker(
            "[INFO] plugin/reload: Running configuration SHA512 = " + sha,
            new LogLine.RunningConfiguration("SHA512", sha)),
        marker("[INFO] Reloading", new LogLine.ReloadStarted()),
        marker("[INFO] Reloading complete", new LogLine.Reloaded()),
        marker(
            "[INFO] SIGTERM: Shutting down servers then terminating",
            new LogLine.ShuttingDown("SIGTERM")),
        marker(
            "[INFO] plugin/health: Going into lameduck mode for 5s",
            new LogLine.Lameduck(Duration.ofSeconds(5))),
        marker(
            "[WARNING] plugin/health: Local health request to \"http://:8080/health\" took more"
                + " than 1s: 1.2s",
            new LogLine.HealthSlow(Duration.ofMillis(1200))),
        marker(
            "[INFO] plugin/ready: Still waiting on: \"kubernetes\"",
            new LogLine.NotReady(List.of("kubernetes"))),
        marker(
            "[INFO] plugin/ready: Plugins not ready: \"kubernetes\"",
            new LogLine.NotReady(List.of("kubernetes"))),
        marker(
            "[INFO] plugin/kubernetes: waiting for Kubernetes API before starting server",
            new LogLine.WaitingForApi()),
        marker(
            "[WARNING] plugin/kubernetes: starting server with unsynced Kubernetes API",
            new LogLine.UnsyncedStart()),
        marker(
            "[FATAL] plugin/loop: Loop (127.0.0.1:55953 -> :1053) detected for zone \".\", see"
                + " https://coredns.io/plugins/loop#troubleshooting. Query: \"HINFO"
                + " 4547991504243258144.3688648895315093531.\"",
            new LogLine.LoopDetected(".", "127.0.0.1:55953", ":1053")),
        marker(
            "/etc/coredns/Corefile:4 - Error during parsing: Unknown directive 'ready'",
            new LogLine.StartupFatal(
                4,
                "ready",
                "/etc/coredns/Corefile:4 - Error during parsing: Unknown directive 'ready'")),
        marker(
            "Listen: listen tcp :53: bind: permission denied",
            new LogLine.StartupFatal(0, "", "Listen: listen tcp :53: bind: permission denied")),
        marker(
            "Listen: listen tcp 169.254.20.10:53: bind: address already in use",
            new LogLine.StartupFatal(
                0, "", "Listen: listen tcp 169.254.20.10:53: bind: address already in use")),
        marker(
            "maxprocs: Leaving GOMAXPROCS=8: CPU quota undefined",
            new LogLine.Other(
                Level.NONE, "maxprocs", "maxprocs: Leaving GOMAXPROCS=8: CPU quota undefined")),
        marker(
            "[WARNING] No files matching import glob pattern: custom/*.override",
            new LogLine.ImportMatchedNothing("custom/*.override")),
        marker(
            "[ERROR] Recovered from panic in server: \"dns://:53\" runtime error: index out of"
                + " range",
            new LogLine.Panic(
                true,
                "Recovered from panic in server: \"dns://:53\" runtime error: index out of range")),
        marker(
            "panic: too many concurrent operations on a single file or socket (max 1048575)",
            new LogLine.Panic(
                false,
                "panic: too many concurrent operations on a single file or socket (max 1048575)")),
        marker(
            "I0806 12:13:14.123456       1 nanny.go:108] dnsmasq[55]: Maximum number of concurrent"
                + " DNS queries reached (max: 150)",
            new LogLine.DnsmasqLimit(150)));
  }

  private static Arguments marker(String text, LogLine read) {
    return Arguments.of(text, read);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("markers")
  void everyMarkerIsRead(String text, LogLine read) {
    assertEquals(read, line(text));
    assertEquals(read, line("2026-11-23T06:30:24.478553302Z " + text));
  }

  /** What a reload that failed says, by generation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] plugin/reload: Corefile changed but reload failed: starting with listener file"
            + " descriptors: plugin/forward: not an IP address or file: \"x\"",
        "[WARNING] plugin/reload: Corefile parse failed: Corefile:3 - Error during parsing: Unknown"
            + " directive 'x'",
        "[ERROR] Restart failed: /etc/coredns/Corefile:3 - Error during parsing: Unknown directive"
            + " 'x'",
      })
  void aReloadThatFailedIsRead(String text) {
    assertInstanceOf(LogLine.ReloadFailed.class, line(text));
  }

  /** dnsmasq's and kube-dns's other lines are theirs, not unknown text. */
  @Test
  void kubeDnsItselfIsKnown() {
    assertEquals(
        new LogLine.Other(Level.INFO, "dnsmasq", "dnsmasq[55]: using nameserver 10.0.0.2#53"),
        line(
            "I0806 12:13:14.123456       1 nanny.go:116] dnsmasq[55]: using nameserver"
                + " 10.0.0.2#53"));
  }

  /** The cause stands behind a line break inside one message of client-go. */
  @Test
  void aMessageOfSeveralLinesKeepsItsCause() {
    LogSummary log =
        Logs.analyse(
            """
            2026-11-23T06:30:24.1Z [ERROR] plugin/kubernetes: Unhandled Error
            2026-11-23T06:30:24.2Z [INFO] plugin/kubernetes: pkg/mod/k8s.io/client-go@v0.29.3/tools/cache/reflector.go:243: failed to list *v1.Service: Get "https://10.96.0.1:443/api/v1/services":
            2026-11-23T06:30:24.2Z dial tcp 10.96.0.1:443: i/o timeout
            """);
    assertEquals(3, log.coverage().lines());
    assertTrue(log.message(LogMessage.API_SERVER_TROUBLE).isPresent(), log.messages()::toString);
  }

  /** Cut and interleaved lines are counted, and the whole ones beside them are still read. */
  @Test
  void cutAndInterleavedLinesAreCounted() {
    String q = "[INFO] " + QUERY.formatted("");
    LogSummary log =
        Logs.analyse(
            String.join(
                "\n",
                q,
                q.substring(0, 60),
                q.substring(60),
                q.substring(0, 40) + q,
                "[ERROR] plugin/err" + q,
                q,
                ""));
    assertEquals(6, log.coverage().lines());
    assertEquals(4, log.coverage().queries(), log.coverage()::toString);
    assertEquals(2, log.coverage().cut(), log.coverage()::toString);
    assertEquals(1, log.coverage().unparsed(), log.coverage()::toString);
    assertEquals(log.coverage().queries(), log.rcodes().getOrDefault("NOERROR", 0L));
  }
}
