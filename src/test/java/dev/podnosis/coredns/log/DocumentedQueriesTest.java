package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every generation of a query line, every wrapper around it and every field, with a recorded line
 * where the recordings have one, else with one from CoreDNS's documentation, its issues or its
 * source.
 */
class DocumentedQueriesTest {
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
            "2026-11-23T14:30:24.478553302+08:00 stderr F [INFO] " + q,
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
            "Fluent Bit, its time a number",
            "{\"date\":1795415424.478553,\"log\":\"[INFO] "
                + json
                + "\",\"stream\":\"stdout\",\"logtag\":\"F\",\"kubernetes\":{\"pod_name\":\"coredns-1\"}}",
            "coredns-1"),
        Arguments.of(
            "Simple Log Service, downloaded: when it came and when it was written",
            "{\"__source__\":\"10.0.0.1\",\"__time__\":\"1795415430\",\"_pod_name_\":\"coredns-1\",\"_time_\":\"2026-11-23T14:30:24.478553302+08:00\",\"content\":\"[INFO]"
                + " "
                + json
                + "\"}",
            "coredns-1"),
        Arguments.of(
            "Filebeat",
            "{\"@timestamp\":\"2026-11-23T06:30:24.478Z\",\"kubernetes\":{\"node\":{\"name\":\"node1\"},\"pod\":{\"uid\":\"7\",\"name\":\"coredns-1\"},\"container\":{\"name\":\"coredns\"}},\"message\":\"[INFO]"
                + " "
                + json
                + "\"}",
            "coredns-1"),
        Arguments.of(
            "logcli --output=jsonl",
            "{\"labels\":{\"container\":\"coredns\",\"pod\":\"coredns-1\"},\"line\":\"[INFO] "
                + json
                + "\",\"timestamp\":\"2026-11-23T06:30:24.478553302Z\"}",
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
    Instant at = logged(text).at();
    Instant wanted = hasTime(text) ? Instant.parse("2026-11-23T06:30:24Z") : null;
    assertEquals(wanted, at == null ? null : at.truncatedTo(ChronoUnit.SECONDS), name);
  }

  private static boolean hasTime(String text) {
    return text.contains("2026-11-23T") || text.contains("1795415424");
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
}
