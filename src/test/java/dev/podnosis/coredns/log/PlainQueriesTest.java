package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.Mutations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainQueriesTest {
  private static final String QUERY =
      "[INFO] 10.244.1.7:40152 - 4711 \"AAAA IN api.example.com. udp 41 false 512\" ";
  private static final int ALL = Integer.MAX_VALUE;

  private final PlainQueries plain = new PlainQueries();
  private final ReplicaTally replica = new ReplicaTally("coredns-1");

  /** Recorded logs as kubectl prints them without times, and a failed query. */
  private static byte[] recorded() {
    String failed = QUERY + "SERVFAIL qr,rd 41 2.000123456s\n";
    return (Logs.text(Logs.QUERIES_A) + Logs.text(Logs.UNREACHABLE) + "- " + failed)
        .replaceAll("(?m)^\\S+ ", "")
        .getBytes(UTF_8);
  }

  private int run(byte[] lines) {
    byte[] padded = Arrays.copyOf(lines, lines.length + 16);
    return plain.run(padded, 0, lines.length, ALL, ALL, replica, 1);
  }

  private int run(String lines) {
    return run(lines.getBytes(UTF_8));
  }

  @Test
  void runsOverAnsweredQueries() {
    String lines =
        QUERY
            + "NXDOMAIN qr,aa,rd 134 0.000123456s\n"
            + QUERY
            + "NOERROR qr,rd,ra,ad 99 0.123456789s\n"
            + QUERY
            + "NXDOMAIN  5 0.000000001s\n";
    assertEquals(lines.length(), run(lines));
    assertEquals(3, plain.lines);
    assertEquals(2, plain.nxdomain);
    assertEquals(3, replica.latency().toLatency().count());
    assertEquals(123.456789, replica.latency().toLatency().maxMs(), 1e-9);
    assertEquals((123_456 + 123_456_789 + 1) / 3e6, replica.latency().toLatency().meanMs(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SERVFAIL qr,rd 12 0.000123456s",
        "NXDOMAIN qr,aa,rd 134 1.000123456s",
        "NXDOMAIN qr,aa,rd 134 10.000123456s",
        "NXDOMAIN qr,aa,rd 134 0.s",
        "NXDOMAIN qr,aa,rd 134 0.0001.345s",
        "NXDOMAIN qr,aa,rd 134 0.0001\u00012345s",
        "NXDOMAIN qr,aa,rd 134 0.001\u00012345s",
        "NXDOMAIN qr,aa,rd 134 0.0001234567s",
        "NXDOMAIN qr,aa,rd 134 0.00012x456s",
        "NXDOMAIN qr,aa,rd 1x4 0.000123456s",
        "NXDOMAIN qr,aa,rd  0.000123456s",
        "NXDOMAIN qr,aa,rd 123456789 0.000123456s",
        "NXDOMAIN qr,aa,rd,ra,ad,cd,tc 134 0.000123456s",
        "NXDOMAIN qr aa,rd 134 0.000123456s",
        "NXDOMAIN,qr,aa,rd 134 0.000123456s",
        "NXDOMAIN qr,aa,rd,134 0.000123456s",
        "XNXDOMAIN qr,aa,rd 134 0.000123456s",
        "XNOERROR qr,aa,rd 134 0.000123456s",
        "NOERRORX qr,aa,rd 134 0.000123456s",
        "NXDOMAIN qr,aa,rd 134 0.000123456",
        "NXDOMAIN qr,aa,rd 134 0.000123456s\r",
        "NXDOMAIN qr,aa,rd 134 0.000123456s \"0\""
      })
  void leavesAnyOtherLineToTheCarefulReader(String answer) {
    String good = QUERY + "NOERROR qr,aa,rd 134 0.000123456s\n";
    assertEquals(good.length(), run(good + QUERY + answer + "\n" + good));
    assertEquals(1, plain.lines);
    assertEquals(1, replica.latency().toLatency().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "12", "123", "0004", "12345", "000006", "1234567", "12345678", "123456789"})
  void takesDurationsWithoutTheirTrailingZeros(String digits) {
    String line = QUERY + "NXDOMAIN qr,aa,rd 134 0." + digits + "s\n";
    assertEquals(line.length(), run(line));
    long nanos = Long.parseLong((digits + "00000000").substring(0, 9));
    assertEquals(nanos, Math.round(replica.latency().toLatency().maxMs() * 1e6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 1",
        "qr 12",
        "qr,rd 123",
        "qr,rd,ra 1234",
        "qr,aa,rd 65535",
        "qr,rd,ra,ad 123456",
        "qr,aa,rd,ra,ad 1234567"
      })
  void takesFlagsAndSizesOfAnyUsualLength(String flagsAndSize) {
    for (String rcode : List.of("NOERROR ", "NXDOMAIN ")) {
      String line = QUERY + rcode + flagsAndSize + " 0.000123456s\n";
      assertEquals(line.length(), run(line), line);
      assertEquals(rcode.equals("NXDOMAIN ") ? 1 : 0, plain.nxdomain);
    }
  }

  @Test
  void stopsAtTheLineThatIsWanted() {
    byte[] good = (QUERY + "NOERROR qr,aa,rd 134 0.000123456s\n").repeat(5).getBytes(UTF_8);
    byte[] padded = Arrays.copyOf(good, good.length + 16);
    assertEquals(
        good.length / 5 * 2, plain.run(padded, 0, good.length, 2, ALL, replica, 1), "two at most");
    assertEquals(0, plain.run(padded, 0, good.length, ALL, 123_455, replica, 1), "a slow one");
    assertEquals(0, run((QUERY + "NOERROR qr,aa,rd 134 0.000123456s").getBytes(UTF_8)), "cut");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void takesNothingThatTheCarefulReaderReadsOtherwise(long seed) {
    byte[] log = new Mutations(seed).of(recorded());
    QueryTail tail = new QueryTail();
    int taken = 0;
    for (int from = 0; from < log.length; ) {
      int newline = ByteSearch.find(log, from, log.length, (byte) '\n');
      byte[] line = Arrays.copyOfRange(log, from, Math.min(newline + 1, log.length));
      ReplicaTally one = new ReplicaTally("one");
      byte[] padded = Arrays.copyOf(line, line.length + 16);
      if (plain.run(padded, 0, line.length, ALL, ALL, one, 1) > 0) {
        taken++;
        assertTrue(tail.scan(padded, 7, line.length - 1), new String(line, UTF_8));
        String rcode = new String(line, tail.rcodeFrom, tail.rcodeTo - tail.rcodeFrom, UTF_8);
        assertEquals(plain.nxdomain == 1 ? "NXDOMAIN" : "NOERROR", rcode);
        assertEquals(tail.nanos, Math.round(one.latency().toLatency().maxMs() * 1e6));
      }
      from = newline + 1;
    }
    assertTrue(taken > 20, "taken " + taken);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 64, 256, 512})
  void countsAsIfEveryLineWereReadWithCare(int every) {
    byte[] log = recorded();
    byte[] padded = Arrays.copyOf(log, log.length + 16);
    Tally careful = new Tally(LogOptions.of("coredns-1"), LogAnalyser.SAMPLE);
    Tally fast = new Tally(LogOptions.of("coredns-1"), every);
    for (int i = 0; i < 20; i++) {
      careful.lines(padded, log.length, 0, false);
      fast.lines(padded, log.length, 0, true);
    }
    LogSummary wanted = LogAnalyser.summary(careful, "", 50);
    LogSummary got = LogAnalyser.summary(fast, "", 50);
    assertEquals(wanted.coverage(), got.coverage());
    assertEquals(wanted.rcodes(), got.rcodes());
    assertEquals(wanted.latency(), got.latency());
    assertEquals(wanted.replicas(), got.replicas());
    assertEquals(wanted.slowest().getFirst(), got.slowest().getFirst());
    assertEquals(wanted.messages(), got.messages());
    assertTrue(wanted.rcodes().keySet().containsAll(List.of("NOERROR", "NXDOMAIN", "SERVFAIL")));
  }
}
