package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineParserTest {
  private static final String QUERY =
      "[INFO] 172.20.2.25:44525 - 36259 \"A IN redis-master.default.svc.cluster.local. udp 56 false"
          + " 512\" NOERROR qr,aa,rd 110 0.000116946s";

  private final LogLineParser parser = new LogLineParser();

  private LogLine line(String text) {
    return parser.parse(text).line();
  }

  private LogLine.Query query(String text) {
    return assertInstanceOf(LogLine.Query.class, line(text));
  }

  @Test
  void readsEveryFieldOfAQuery() {
    assertEquals(
        new LogLine.Query(
            "172.20.2.25",
            44525,
            36259,
            "A",
            "IN",
            "redis-master.default.svc.cluster.local.",
            "udp",
            56,
            false,
            512,
            "NOERROR",
            "qr,aa,rd",
            110,
            Duration.ofNanos(116_946)),
        line(QUERY));
    assertNull(parser.parse(QUERY).at());
  }

  /** One query in every generation of the format and every wrapper. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T06:30:24.478553302Z [INFO] Q",
        "[pod/coredns-1/coredns] [INFO] Q",
        "[pod/coredns-1/coredns] 2026-11-23T06:30:24.478553302Z [INFO] Q",
        "2026-11-23T06:30:24.478553302Z stdout F [INFO] Q",
        "2026-11-23T07:30:24.478553302+01:00 stdout F [INFO] Q",
        "{\"log\":\"[INFO] J\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-23T06:30:24.478553302Z\"}",
        "{\"@timestamp\":\"2026-11-23T06:30:24.478Z\",\"kubernetes\":{\"pod_name\":\"coredns-1\"},\"message\":\"[INFO] J\"}",
        "{\"content\":\"[INFO] J\",\"_pod_name_\":\"coredns-1\"}",
        "2019-05-01T10:11:12.123Z [INFO] Q",
        "2019-05-01T10:11:12.1+02:00 [INFO] Q",
        "2018/09/07 15:29:11 [INFO] Q",
        "Q",
        "2026-11-23T06:30:24.478553302Z 2018/09/07 15:29:11 [INFO] Q",
      })
  void readsQueriesInEveryWrapper(String wrapper) {
    String q = QUERY.substring("[INFO] ".length());
    String text = wrapper.replace("Q", q).replace("J", q.replace("\"", "\\\""));
    LogLine.Query query = query(text);
    assertEquals("redis-master.default.svc.cluster.local.", query.name());
    assertEquals(Duration.ofNanos(116_946), query.duration());
    boolean timed = wrapper.contains("20") && !wrapper.equals("Q");
    assertEquals(timed, parser.parse(text).at() != null);
    assertEquals(wrapper.contains("coredns-1") ? "coredns-1" : "", parser.parse(text).replica());
  }

  @Test
  void theOutermostTimeCounts() {
    assertEquals(
        Instant.parse("2026-11-23T06:30:24.478553302Z"),
        parser
            .parse(
                "2026-11-23T07:30:24.478553302+01:00 stdout F 2018/09/07 15:29:11 [INFO] Reloading")
            .at());
    assertEquals(
        Instant.parse("2018-09-07T15:29:11Z"),
        parser.parse("2018/09/07 15:29:11 [INFO] Reloading").at());
  }

  @Test
  void readsTheFormatBefore126() {
    String text =
        "172.17.0.18:41675 - [07/Sep/2018:15:29:11 +0000] 59925 \"A IN"
            + " kubernetes.default.svc.cluster.local. udp 54 false 512\" NOERROR qr,aa,rd,ra 106"
            + " 0.000066649s";
    assertEquals(59925, query(text).id());
    assertEquals(Instant.parse("2018-09-07T15:29:11Z"), parser.parse(text).at());
  }

  @Test
  void readsWhatIsUnusual() {
    assertEquals(
        "[::1]",
        query(
                "[INFO] [::1]:50000 - 1 \"TYPE65 CLASS254 a\\032b.example.org. tcp 40 true 65535\" NXDOMAIN qr,rd,ra 115 0.1s")
            .client());
    LogLine.Query unanswered =
        query("[INFO] 10.1.1.1:1 - 7 \"A IN www.example.com. udp 44 false 512\" - - 0 2.000123s");
    assertEquals("-", unanswered.rcode());
    assertEquals(Duration.ofNanos(2_000_123_000L), unanswered.duration());
    assertEquals(
        "-",
        query("[INFO] 10.1.1.1:1 - 7 \"A IN www.example.com. udp 44 false 512\" NOERROR - 0 2.0s")
            .flags());
    assertEquals(
        "", query("[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 false 512\" REFUSED  0 0.01s").flags());
    assertEquals(
        "3841",
        query("[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 false 512\" 3841 qr 0 0.01s").rcode());
    assertEquals(
        12,
        query("[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 false 512\" NOERROR qr 12 0.01s \"0\"")
            .responseSize());
    assertEquals(
        "shop.example.",
        query(
                "[INFO] {\"type\":\"A\",\"name\":\"shop.example.\",\"rcode\":\"NXDOMAIN\",\"duration\":\"0.002s\",\"remote\":\"10.1.1.1\"}")
            .name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 false 512\" NOERROR qr 12 0.01",
        "[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 fal",
        "[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 maybe 512\" NOERROR qr 12 0.01s",
        "[INFO] 10.1.1.1 - 7 \"A IN x. udp 44 false 512\" NOERROR qr 12 0.01s",
        "[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 false 512\" NOERROR qr twelve 0.01s",
        "[INFO] 10.1.1.1:1 - 7 \"A IN x. udp 44 false 512\" NOERROR qr 12 ns",
      })
  void aCutQueryIsNoQuery(String text) {
    assertFalse(line(text) instanceof LogLine.Query);
  }

  @Test
  void readsUpstreamErrors() {
    LogLine.PluginError error =
        assertInstanceOf(
            LogLine.PluginError.class,
            line(
                "[ERROR] plugin/errors: 2 www.aliyun.com. A: read udp 172.20.6.53:58814->100.100.2.136:53: i/o timeout"));
    assertEquals(
        new LogLine.PluginError(
            2,
            "www.aliyun.com.",
            "A",
            ErrorCause.TIMEOUT,
            "172.20.6.53:58814",
            "100.100.2.136:53",
            "read udp 172.20.6.53:58814->100.100.2.136:53: i/o timeout"),
        error);
    assertFalse(error.loopProbe());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TIMEOUT|10.0.0.2:53|2 a.b. A: read udp 10.1.1.1:4->10.0.0.2:53: i/o timeout",
        "REFUSED|10.0.0.2:53|2 a.b. A: read udp 10.1.1.1:4->10.0.0.2:53: read: connection refused",
        "REFUSED|10.0.0.2:53|2 a.b. AAAA: dial tcp 10.0.0.2:53: connect: connection refused",
        "NO_ROUTE|10.0.0.2:53|2 a.b. A: dial udp 10.0.0.2:53: connect: network is unreachable",
        "NOT_PERMITTED|10.0.0.2:53|2 a.b. A: write udp 10.1.1.1:4->10.0.0.2:53: write: operation not permitted",
        "NO_HEALTHY_UPSTREAM||2 a.b. A: no healthy proxies",
        "MAX_CONCURRENT||5 a.b. A: concurrent queries exceeded maximum 1000",
        "TIMEOUT||2 a.b. A: context deadline exceeded",
        "NO_PLUGIN||2 a.b. A: no next plugin found",
        "MALFORMED_ANSWER||2 a.b. A: dns: overflow unpacking uint32",
        "UNREACHABLE_BACKEND||2 a.b. A: unreachable backend: no upstream host",
        "OTHER||2 a.b. A: something new",
      })
  void namesTheCauseAndTheServer(String row) {
    String[] column = row.split("\\|");
    LogLine.PluginError error =
        assertInstanceOf(LogLine.PluginError.class, line("[ERROR] plugin/errors: " + column[2]));
    assertEquals(ErrorCause.valueOf(column[0]), error.cause());
    assertEquals(column[1], error.to());
  }

  @Test
  void tellsTheLoopProbeFromUsers() {
    LogLine.PluginError probe =
        assertInstanceOf(
            LogLine.PluginError.class,
            line(
                "[ERROR] plugin/errors: 2 4547991504243258144.3688648895315093531. HINFO: read udp 10.1.1.1:4->10.0.0.2:53: i/o timeout"));
    assertTrue(probe.loopProbe());
  }

  @Test
  void readsConsolidatedErrors() {
    assertEquals(
        new LogLine.Consolidated(
            LogLine.Level.WARNING,
            7,
            "^read udp .* i/o timeout$",
            ErrorCause.TIMEOUT,
            Duration.ofSeconds(30)),
        line(
            "[WARNING] plugin/errors: 7 errors like '^read udp .* i/o timeout$' occurred in last 30s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg/mod/k8s.io/client-go@v0.18.3/tools/cache/reflector.go:125: Failed to watch *v1.Pod: Get \"https://192.168.0.1:443/api/v1/\": dial tcp 192.168.0.1:443: connect: connection refused|v1.Pod|192.168.0.1:443|REFUSED",
        "E0427 11:27:32.407536       1 reflector.go:134] pkg/mod/k8s.io/client-go@v10.0.0+incompatible/tools/cache/reflector.go:98: Failed to list *v1.Service: Get https://10.96.0.1:443/api/v1/services?limit=500&resourceVersion=0: dial tcp 10.96.0.1:443: i/o timeout|v1.Service|10.96.0.1:443|TIMEOUT",
        "[INFO] plugin/kubernetes: pkg/mod/k8s.io/client-go@v0.29.3/tools/cache/reflector.go:243: failed to list *v1.EndpointSlice: Get \"https://10.96.0.1:443/apis/discovery.k8s.io/v1/endpointslices\": dial tcp 10.96.0.1:443: i/o timeout|v1.EndpointSlice|10.96.0.1:443|TIMEOUT",
        "[ERROR] plugin/kubernetes: Unhandled Error: failed to list *v1beta1.EndpointSlice: dial tcp 10.96.0.1:443: connect: no route to host|v1beta1.EndpointSlice|10.96.0.1:443|NO_ROUTE",
        "[WARNING] plugin/kubernetes: Kubernetes API connection failure: Get \"https://10.96.0.1:443/version\": dial tcp 10.96.0.1:443: i/o timeout||10.96.0.1:443|TIMEOUT",
        "[WARNING] plugin/kubernetes: watch of *v1.Service ended with: an error on the server (\"unable to decode an event from the watch stream: http2: client connection lost\") has prevented the request from succeeding|v1.Service||CLOSED",
      })
  void readsApiServerTrouble(String row) {
    String[] column = row.split("\\|");
    LogLine.ApiServerTrouble trouble =
        assertInstanceOf(LogLine.ApiServerTrouble.class, line(column[0]));
    assertEquals(column[1], trouble.resource());
    assertEquals(column[2], trouble.address());
    assertEquals(ErrorCause.valueOf(column[3]), trouble.cause());
  }

  @Test
  void readsADeniedResource() {
    LogLine.Forbidden forbidden =
        assertInstanceOf(
            LogLine.Forbidden.class,
            line(
                "[INFO] plugin/kubernetes: pkg/mod/k8s.io/client-go@v0.29.3/tools/cache/reflector.go:229: failed to list *v1.EndpointSlice: endpointslices.discovery.k8s.io is forbidden: User \"system:serviceaccount:kube-system:coredns\" cannot list resource \"endpointslices\" in API group \"discovery.k8s.io\" at the cluster scope"));
    assertEquals("endpointslices.discovery.k8s.io", forbidden.resource());
    assertEquals("system:serviceaccount:kube-system:coredns", forbidden.user());
  }

  @Test
  void readsWhatEndsCoreDnsAtStart() {
    assertEquals(
        new LogLine.StartupFatal(
            4,
            "ready",
            "/etc/coredns/Corefile:4 - Error during parsing: Unknown directive 'ready'"),
        line("/etc/coredns/Corefile:4 - Error during parsing: Unknown directive 'ready'"));
    assertEquals(
        22,
        assertInstanceOf(
                LogLine.StartupFatal.class,
                line(
                    "2026-11-23T06:55:37.442968527Z /etc/coredns/Corefile:22 - Error during parsing: Unknown directive 'loadbalanceee'"))
            .corefileLine());
    assertInstanceOf(
        LogLine.StartupFatal.class, line("Listen: listen tcp :53: bind: permission denied"));
    assertInstanceOf(
        LogLine.StartupFatal.class,
        line("plugin/forward: not an IP address or file: \"dns.example.com\""));
    assertEquals(
        new LogLine.LoopDetected(".", "127.0.0.1:55953", ":1053"),
        line(
            "[FATAL] plugin/loop: Loop (127.0.0.1:55953 -> :1053) detected for zone \".\", see https://coredns.io/plugins/loop#troubleshooting. Query: \"HINFO 4547991504243258144.3688648895315093531.\""));
  }

  @Test
  void readsMarkers() {
    assertEquals(new LogLine.Started(CoreDnsVersion.of(1, 13, 1)), line("CoreDNS-1.13.1"));
    assertEquals(
        new LogLine.Started(CoreDnsVersion.of(1, 2, 0)),
        line("2018/08/15 14:37:17 [INFO] CoreDNS-1.2.0"));
    assertEquals(
        new LogLine.Started(CoreDnsVersion.of(1, 6, 3)),
        line("/ ____/___  ________  / __ \\/ | / / ___/\t~ CoreDNS-1.6.3"));
    assertInstanceOf(LogLine.Built.class, line("linux/amd64, go1.26.10, lab"));
    assertEquals(new LogLine.Listening(".", 53, ""), line(".:53"));
    assertEquals(
        new LogLine.Listening("cluster.local.", 53, "169.254.20.10"),
        line("cluster.local.:53 on 169.254.20.10"));
    assertEquals(new LogLine.ReloadStarted(), line("[INFO] Reloading"));
    assertEquals(new LogLine.Reloaded(), line("[INFO] Reloading complete"));
    assertEquals(
        new LogLine.RunningConfiguration("MD5", "4e235fcc3696966e76816bcd9034ebc7"),
        line("[INFO] plugin/reload: Running configuration MD5 = 4e235fcc3696966e76816bcd9034ebc7"));
    assertInstanceOf(
        LogLine.ReloadFailed.class,
        line(
            "[ERROR] plugin/reload: Corefile changed but reload failed: starting with listener file descriptors: /etc/coredns/Corefile:3 - Error during parsing: Unknown directive 'x'"));
    assertInstanceOf(
        LogLine.ReloadFailed.class,
        line("[WARNING] plugin/reload: Corefile parse failed: /etc/coredns/Corefile:3 - Error"));
    assertEquals(
        new LogLine.ShuttingDown("SIGTERM"),
        line("[INFO] SIGTERM: Shutting down servers then terminating"));
    assertEquals(
        new LogLine.Lameduck(Duration.ofSeconds(5)),
        line("[INFO] plugin/health: Going into lameduck mode for 5s"));
    assertEquals(
        new LogLine.HealthSlow(Duration.ofMillis(1200)),
        line(
            "[WARNING] plugin/health: Local health request to \"http://:8080/health\" took more than 1s: 1.2s"));
    assertInstanceOf(
        LogLine.HealthFailed.class,
        line(
            "[WARNING] plugin/health: Local health request to \"http://:8080/health\" failed: Get: timeout"));
    assertEquals(
        new LogLine.NotReady(List.of("kubernetes")),
        line("[INFO] plugin/ready: Still waiting on: \"kubernetes\""));
    assertEquals(
        new LogLine.NotReady(List.of("kubernetes", "etcd")),
        line("[INFO] plugin/ready: Plugins not ready: \"kubernetes,etcd\""));
    assertEquals(
        new LogLine.WaitingForApi(),
        line("[INFO] plugin/kubernetes: waiting for Kubernetes API before starting server"));
    assertEquals(
        new LogLine.UnsyncedStart(),
        line("[WARNING] plugin/kubernetes: starting server with unsynced Kubernetes API"));
    assertEquals(
        new LogLine.ImportMatchedNothing("/etc/coredns/custom/*.override"),
        line("[WARNING] No files matching import glob pattern: /etc/coredns/custom/*.override"));
    assertEquals(
        new LogLine.DnsmasqLimit(150),
        line(
            "I0806 12:13:14.123456       1 nanny.go:108] dnsmasq[55]: Maximum number of concurrent DNS queries reached (max: 150)"));
  }

  @Test
  void readsPanicsAndWhatFollows() {
    assertEquals(
        new LogLine.Panic(true, "Recovered from panic in server: \"dns://:53\" boom"),
        line("[ERROR] Recovered from panic in server: \"dns://:53\" boom"));
    assertInstanceOf(
        LogLine.Panic.class,
        line("panic: too many concurrent operations on a single file or socket (max 1048575)"));
    assertInstanceOf(LogLine.Panic.class, line("fatal error: concurrent map writes"));
    assertInstanceOf(LogLine.Continuation.class, line("goroutine 1 [running]:"));
    assertInstanceOf(
        LogLine.Continuation.class,
        line("github.com/coredns/coredns/plugin/kubernetes.(*dnsControl).Run(0xc000123456)"));
    assertInstanceOf(
        LogLine.Continuation.class, line("\t/go/src/github.com/coredns/main.go:12 +0x1f"));
    assertInstanceOf(
        LogLine.Continuation.class,
        line(
            "I0705 09:10:11.123456       1 trace.go:82] Trace[1298498081]: \"Reflector ListAndWatch\" (started: 2019)"));
  }

  @Test
  void readsNodeCache() {
    assertEquals(
        new LogLine.NodeCacheSetup(false, "Added interface - nodelocaldns"),
        line(
            "2026-11-23T06:59:28.868248425Z 2026/11/23 06:59:28 [INFO] Added interface - nodelocaldns"));
    assertTrue(
        assertInstanceOf(
                LogLine.NodeCacheSetup.class,
                line(
                    "2026/11/23 06:59:28 [ERROR] Error checking/adding iptables rule {raw PREROUTING}, due to timeout"))
            .failed());
  }

  @Test
  void anotherProgramsLinesAreUnparsed() {
    assertInstanceOf(LogLine.Unparsed.class, line("Starting nginx 1.25"));
    assertInstanceOf(LogLine.Unparsed.class, line("GET /index.html HTTP/1.1 200"));
    assertInstanceOf(
        LogLine.LogUnavailable.class,
        line("unable to retrieve container logs for containerd://8598"));
  }
}
