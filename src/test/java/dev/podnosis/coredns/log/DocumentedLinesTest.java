package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.log.LogLine.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every format of a line that is known of CoreDNS's log, one by one, with a recorded line where the
 * recordings have one, else with one from CoreDNS's documentation, its issues or its source.
 */
class DocumentedLinesTest {
  private static final String QUERY =
      "172.17.0.18:41675 - %s59925 \"A IN kubernetes.default.svc.cluster.local. udp 54 false 512\""
          + " NOERROR qr,aa,rd,ra 106 0.000066649s";

  private static LogLine line(String text) {
    return new LogLineParser().parse(text).line();
  }

  private static LoggedLine logged(String text) {
    return new LogLineParser().parse(text);
  }

  /** Name of the head, the head, and the time that it tells; empty for none. */
  static Stream<Arguments> heads() {
    return Stream.of(
        Arguments.of("1.6.3 and later: a level alone", "[INFO] ", ""),
        Arguments.of(
            "1.2.6 to 1.6.2: time with zone",
            "2019-05-01T10:11:12.123+08:00 [INFO] ",
            "2019-05-01T02:11:12.123Z"),
        Arguments.of(
            "1.2.6 to 1.6.2: UTC", "2019-05-01T10:11:12.120Z [INFO] ", "2019-05-01T10:11:12.120Z"),
        Arguments.of(
            "1.2.6: trailing zeros dropped",
            "2019-05-01T10:11:12.1Z [INFO] ",
            "2019-05-01T10:11:12.1Z"),
        Arguments.of(
            "1.2.6: no fraction left", "2019-05-01T10:11:12Z [INFO] ", "2019-05-01T10:11:12Z"),
        Arguments.of(
            "1.2.5 and before: Go's own time",
            "2018/08/15 14:37:17 [INFO] ",
            "2018-08-15T14:37:17Z"),
        Arguments.of("1.2.5 and before: a query without a level", "", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  void everyGenerationOfTheHeadIsRead(String name, String head, String time) {
    String text = head + QUERY.formatted("");
    LogLine.Query query = assertInstanceOf(LogLine.Query.class, line(text));
    assertEquals("kubernetes.default.svc.cluster.local.", query.name());
    assertEquals(Duration.ofNanos(66_649), query.duration());
    assertEquals(time.isEmpty() ? null : Instant.parse(time), logged(text).at());
  }

  /** In a query's own text stands the time in 1.2.2 to 1.2.5: the format string had {when}. */
  @Test
  void theTimeInsideAnOldQueryIsRead() {
    String text = QUERY.formatted("[07/Sep/2018:15:29:11 +0800] ");
    assertInstanceOf(LogLine.Query.class, line(text));
    assertEquals(Instant.parse("2018-09-07T07:29:11Z"), logged(text).at());
  }

  static Stream<Arguments> wrappers() {
    String q = QUERY.formatted("");
    String json = q.replace("\"", "\\\"");
    return Stream.of(
        Arguments.of("kubectl --timestamps", "2026-11-23T06:30:24.478553302Z [INFO] " + q, ""),
        Arguments.of("kubectl --prefix", "[pod/coredns-1/coredns] [INFO] " + q, "coredns-1"),
        Arguments.of(
            "kubectl --prefix --timestamps",
            "[pod/coredns-1/coredns] 2026-11-23T06:30:24.478553302Z [INFO] " + q,
            "coredns-1"),
        Arguments.of("CRI file", "2026-11-23T06:30:24.478553302Z stdout F [INFO] " + q, ""),
        Arguments.of(
            "CRI file, its error stream",
            "2026-11-23T06:30:24.478553302+08:00 stderr F [INFO] " + q,
            ""),
        Arguments.of(
            "Docker's json-file",
            "{\"log\":\"[INFO] "
                + json
                + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-23T06:30:24.478553302Z\"}",
            ""),
        Arguments.of(
            "a shipper's JSON, message",
            "{\"@timestamp\":\"2026-11-23T06:30:24.478Z\",\"kubernetes\":{\"pod_name\":\"coredns-1\"},\"message\":\"[INFO]"
                + " "
                + json
                + "\"}",
            "coredns-1"),
        Arguments.of(
            "a shipper's JSON, log",
            "{\"log\":\"[INFO] " + json + "\",\"pod_name\":\"coredns-1\"}",
            "coredns-1"),
        Arguments.of(
            "a shipper's JSON, content (SLS)",
            "{\"content\":\"[INFO] "
                + json
                + "\",\"_pod_name_\":\"coredns-1\",\"_time_\":\"2026-11-23T06:30:24.478553302Z\"}",
            "coredns-1"),
        Arguments.of(
            "a shipper's JSON around a CRI line",
            "{\"message\":\"2026-11-23T06:30:24.478553302Z stdout F [INFO] " + json + "\"}",
            ""),
        Arguments.of(
            "several at once",
            "[pod/coredns-1/coredns] 2026-11-23T06:30:24.478553302Z 2019-05-01T10:11:12.123Z [INFO]"
                + " "
                + q,
            "coredns-1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrappers")
  void everyWrapperIsTakenOff(String name, String text, String replica) {
    LogLine.Query query = assertInstanceOf(LogLine.Query.class, line(text));
    assertEquals(59925, query.id());
    assertEquals(replica, logged(text).replica());
    boolean timed = text.contains("2026-11-23T06:30:24.478");
    assertEquals(timed, logged(text).at() != null, name);
  }

  /** What stands in a query's fields. */
  static Stream<Arguments> queries() {
    return Stream.of(
        query(
            "common",
            "A IN example.org. udp 29 false 512",
            "NOERROR qr,rd,ra 56 0.000116946s",
            "A example.org. udp NOERROR qr,rd,ra 56"),
        query(
            "combined, with the opcode behind",
            "A IN example.org. udp 29 true 4096",
            "NOERROR qr,rd,ra 56 0.0001s \"0\"",
            "A example.org. udp NOERROR qr,rd,ra 56"),
        query(
            "a type without a name",
            "TYPE65534 IN example.org. udp 29 false 512",
            "NOERROR qr 0 0.1s",
            "TYPE65534 example.org. udp NOERROR qr 0"),
        query(
            "HTTPS, SVCB",
            "HTTPS IN example.org. udp 29 false 512",
            "NOERROR qr,aa 0 0.1s",
            "HTTPS example.org. udp NOERROR qr,aa 0"),
        query(
            "class CH",
            "TXT CH version.bind. udp 30 false 512",
            "NOERROR qr,aa 50 0.1s",
            "TXT version.bind. udp NOERROR qr,aa 50"),
        query(
            "a class without a name",
            "A CLASS254 example.org. udp 29 false 512",
            "REFUSED qr 0 0.1s",
            "A example.org. udp REFUSED qr 0"),
        query(
            "escapes in the name",
            "A IN a\\032b\\.c.example.org. udp 40 false 512",
            "NXDOMAIN qr,aa 90 0.1s",
            "A a\\032b\\.c.example.org. udp NXDOMAIN qr,aa 90"),
        query(
            "the root",
            "NS IN . udp 17 false 512",
            "NOERROR qr,rd,ra 512 0.1s",
            "NS . udp NOERROR qr,rd,ra 512"),
        query(
            "TCP, with its buffer size",
            "A IN example.org. tcp 29 false 65535",
            "NOERROR qr,rd,ra 56 0.1s",
            "A example.org. tcp NOERROR qr,rd,ra 56"),
        query(
            "a response code without a name",
            "A IN example.org. udp 29 false 512",
            "3841 qr 0 0.1s",
            "A example.org. udp 3841 qr 0"),
        query(
            "nothing written, old",
            "A IN example.org. udp 29 false 512",
            "NOERROR - 0 2.000123s",
            "A example.org. udp NOERROR - 0"),
        query(
            "nothing written",
            "A IN example.org. udp 29 false 512",
            "- - 0 2.0s",
            "A example.org. udp - - 0"),
        query(
            "no flag set: two spaces",
            "A IN example.org. udp 29 false 512",
            "REFUSED  0 0.01s",
            "A example.org. udp REFUSED  0"),
        query(
            "every flag",
            "A IN example.org. udp 29 true 1232",
            "SERVFAIL qr,aa,tc,rd,ra,z,ad,cd 12 0.01s",
            "A example.org. udp SERVFAIL qr,aa,tc,rd,ra,z,ad,cd 12"));
  }

  private static Arguments query(String name, String question, String answer, String read) {
    return Arguments.of(name, question, answer, read);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void everyFieldOfAQueryIsRead(String name, String question, String answer, String read) {
    for (String client : List.of("10.244.1.9", "[fd00::1:9]")) {
      LogLine.Query q =
          assertInstanceOf(
              LogLine.Query.class,
              line("[INFO] " + client + ":40000 - 7 \"" + question + "\" " + answer));
      assertEquals(
          read,
          String.join(
              " ", q.type(), q.name(), q.transport(), q.rcode(), q.flags(), "" + q.responseSize()));
      assertEquals(client, q.client());
      assertEquals(40000, q.port());
      assertTrue(q.duration().toNanos() > 0);
    }
  }

  /** A custom format in JSON still stands behind the level. */
  @Test
  void aCustomFormatInJsonIsRead() {
    LogLine.Query query =
        assertInstanceOf(
            LogLine.Query.class,
            line(
                "[INFO]"
                    + " {\"remote\":\"10.1.1.1\",\"port\":\"4000\",\"id\":\"7\",\"type\":\"AAAA\",\"class\":\"IN\",\"name\":\"shop.example.\",\"proto\":\"udp\",\"rcode\":\"NXDOMAIN\",\"duration\":\"0.002s\"}"));
    assertEquals(
        "AAAA shop.example. NXDOMAIN", query.type() + " " + query.name() + " " + query.rcode());
  }

  /** The errors plugin: code, name, type, why, and which server was asked. */
  static Stream<Arguments> errors() {
    return Stream.of(
        error(
            2,
            "read udp 10.244.1.18:40233->10.77.0.53:53: i/o timeout",
            ErrorCause.TIMEOUT,
            "10.77.0.53:53"),
        error(
            2,
            "read tcp 10.244.1.18:40233->10.77.0.53:53: i/o timeout",
            ErrorCause.TIMEOUT,
            "10.77.0.53:53"),
        error(
            2,
            "read udp 10.1.1.1:4->10.0.0.2:53: read: connection refused",
            ErrorCause.REFUSED,
            "10.0.0.2:53"),
        error(2, "dial tcp 10.0.0.2:53: i/o timeout", ErrorCause.TIMEOUT, "10.0.0.2:53"),
        error(
            2,
            "dial tcp 10.0.0.2:53: connect: connection refused",
            ErrorCause.REFUSED,
            "10.0.0.2:53"),
        error(
            2,
            "dial udp [fd00::53]:53: connect: network is unreachable",
            ErrorCause.NO_ROUTE,
            "[fd00::53]:53"),
        error(
            2,
            "write udp 10.1.1.1:4->10.0.0.2:53: write: operation not permitted",
            ErrorCause.NOT_PERMITTED,
            "10.0.0.2:53"),
        error(2, "no healthy proxies", ErrorCause.NO_HEALTHY_UPSTREAM, ""),
        error(5, "concurrent queries exceeded maximum 1000", ErrorCause.MAX_CONCURRENT, ""),
        error(2, "unreachable backend: no upstream host", ErrorCause.UNREACHABLE_BACKEND, ""),
        error(2, "context deadline exceeded", ErrorCause.TIMEOUT, ""),
        error(2, "plugin/kubernetes: no next plugin found", ErrorCause.NO_PLUGIN, ""),
        error(2, "overflow unpacking uint32", ErrorCause.MALFORMED_ANSWER, ""),
        error(2, "dns: overflow unpacking uint16", ErrorCause.MALFORMED_ANSWER, ""),
        error(1, "dns: bad rdata", ErrorCause.MALFORMED_ANSWER, ""),
        error(3, "something that no version says yet", ErrorCause.OTHER, ""));
  }

  private static Arguments error(int rcode, String text, ErrorCause cause, String to) {
    return Arguments.of(rcode, text, cause, to);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("errors")
  void everyTextOfTheErrorsPluginIsRead(int rcode, String text, ErrorCause cause, String to) {
    LogLine.PluginError error =
        assertInstanceOf(
            LogLine.PluginError.class,
            line("[ERROR] plugin/errors: " + rcode + " www.example.org. AAAA: " + text));
    assertEquals(rcode, error.rcode());
    assertEquals("www.example.org.", error.name());
    assertEquals("AAAA", error.type());
    assertEquals(cause, error.cause());
    assertEquals(to, error.to());
    assertFalse(error.loopProbe());
  }

  static Stream<Arguments> consolidated() {
    return Stream.of(
        Arguments.of("DEBUG", Level.DEBUG),
        Arguments.of("INFO", Level.INFO),
        Arguments.of("WARNING", Level.WARNING),
        Arguments.of("ERROR", Level.ERROR));
  }

  /** Their level can be chosen; with {@code show_first} the first is printed as usual besides. */
  @ParameterizedTest
  @MethodSource("consolidated")
  void consolidatedErrorsOfEveryLevelAreRead(String word, Level level) {
    assertEquals(
        new LogLine.Consolidated(
            level, 7, "^read udp .* i/o timeout$", ErrorCause.TIMEOUT, Duration.ofSeconds(30)),
        line(
            "["
                + word
                + "] plugin/errors: 7 errors like '^read udp .* i/o timeout$' occurred in last"
                + " 30s"));
  }

  /** The kubernetes plugin and the client inside it, by what carries the words. */
  static Stream<Arguments> kubernetes() {
    String dial = "dial tcp 10.96.0.1:443: ";
    return Stream.of(
        trouble(
            "1.9.3 and before: klog",
            "E0427 11:27:32.407536       1 reflector.go:134]"
                + " pkg/mod/k8s.io/client-go@v10.0.0+incompatible/tools/cache/reflector.go:98:"
                + " Failed to list *v1.Service: Get"
                + " https://10.96.0.1:443/api/v1/services?limit=500&resourceVersion=0: "
                + dial
                + "i/o timeout",
            "v1.Service",
            ErrorCause.TIMEOUT),
        trouble(
            "klog, without its head",
            "pkg/mod/k8s.io/client-go@v0.18.3/tools/cache/reflector.go:125: Failed to watch"
                + " *v1.Pod: Get \"https://10.96.0.1:443/api/v1/\": "
                + dial
                + "connect: connection refused",
            "v1.Pod",
            ErrorCause.REFUSED),
        trouble(
            "1.9.4 and later: INFO",
            "[INFO] plugin/kubernetes:"
                + " pkg/mod/k8s.io/client-go@v0.29.3/tools/cache/reflector.go:243: failed to list"
                + " *v1.EndpointSlice: Get"
                + " \"https://10.96.0.1:443/apis/discovery.k8s.io/v1/endpointslices?limit=500&resourceVersion=0\":"
                + " "
                + dial
                + "i/o timeout",
            "v1.EndpointSlice",
            ErrorCause.TIMEOUT),
        trouble(
            "1.9.4 and later: ERROR",
            "[ERROR] plugin/kubernetes:"
                + " pkg/mod/k8s.io/client-go@v0.29.3/tools/cache/reflector.go:243: Failed to watch"
                + " *v1.Namespace: failed to list *v1.Namespace: Get"
                + " \"https://10.96.0.1:443/api/v1/namespaces\": "
                + dial
                + "connect: no route to host",
            "v1.Namespace",
            ErrorCause.NO_ROUTE),
        trouble(
            "the newest: Unhandled Error",
            "[ERROR] plugin/kubernetes: Unhandled Error:"
                + " k8s.io/client-go/tools/cache/reflector.go:229: Failed to watch *v1.Service:"
                + " failed to list *v1.Service: Get \"https://10.96.0.1:443/api/v1/services\": "
                + dial
                + "i/o timeout",
            "v1.Service",
            ErrorCause.TIMEOUT),
        trouble(
            "endpoints",
            "[INFO] plugin/kubernetes:"
                + " pkg/mod/k8s.io/client-go@v0.22.2/tools/cache/reflector.go:167: Failed to list"
                + " *v1.Endpoints: Get \"https://10.96.0.1:443/api/v1/endpoints\": "
                + dial
                + "i/o timeout",
            "v1.Endpoints",
            ErrorCause.TIMEOUT),
        trouble(
            "beta slices",
            "[INFO] plugin/kubernetes:"
                + " pkg/mod/k8s.io/client-go@v0.22.2/tools/cache/reflector.go:167: failed to list"
                + " *v1beta1.EndpointSlice: Get"
                + " \"https://10.96.0.1:443/apis/discovery.k8s.io/v1beta1/endpointslices\": "
                + dial
                + "i/o timeout",
            "v1beta1.EndpointSlice",
            ErrorCause.TIMEOUT),
        trouble(
            "at start",
            "[WARNING] plugin/kubernetes: Kubernetes API connection failure: Get"
                + " \"https://10.96.0.1:443/version\": "
                + dial
                + "i/o timeout",
            "",
            ErrorCause.TIMEOUT));
  }

  private static Arguments trouble(String name, String text, String resource, ErrorCause cause) {
    return Arguments.of(name, text, resource, cause);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kubernetes")
  void everyFormOfApiServerTroubleIsRead(
      String name, String text, String resource, ErrorCause cause) {
    LogLine.ApiServerTrouble trouble = assertInstanceOf(LogLine.ApiServerTrouble.class, line(text));
    assertEquals(resource, trouble.resource());
    assertEquals("10.96.0.1:443", trouble.address());
    assertEquals(cause, trouble.cause());
  }

  /** What carries no more than the rest of the line before it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I0705 09:10:11.123456       1 trace.go:82] Trace[1298498081]: \"Reflector ListAndWatch\""
            + " name:pkg/mod/k8s.io/client-go/tools/cache/reflector.go:98 (started: 2019-07-05"
            + " 09:09:41)",
        "Trace[1298498081]: [30.000s] [30.000s] END",
        "goroutine 1 [running]:",
        "goroutine 54 [IO wait, 3 minutes]:",
        "github.com/coredns/coredns/plugin/kubernetes.(*dnsControl).Run(0xc000123456)",
        "\t/go/src/github.com/coredns/main.go:12 +0x1f",
        "created by github.com/coredns/coredns/core/dnsserver.(*Server).ServePacket in goroutine 1",
        "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1234]",
        "/ ____/___  ________  / __ \\/ | / / ___/",
      })
  void whatFollowsALineBelongsToIt(String text) {
    assertInstanceOf(LogLine.Continuation.class, line(text));
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
