package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.podnosis.coredns.log.LogLine.Level;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every form of an error that CoreDNS and the client inside it log, with a recorded line where the
 * recordings have one, else with one from CoreDNS's documentation, its issues or its source.
 */
class DocumentedErrorsTest {
  private static LogLine line(String text) {
    return new LogLineParser().parse(text).line();
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
}
