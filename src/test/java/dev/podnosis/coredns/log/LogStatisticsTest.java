package dev.podnosis.coredns.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each statistic, to the figure, of a log that can be counted by hand; then of one that cannot. */
class LogStatisticsTest {
  private static final String LOG =
      """
      [pod/coredns-a/coredns] 2026-11-23T07:00:01Z [INFO] 10.0.0.1:4001 - 1 "A IN www.example.com.shop.svc.cluster.local. udp 60 false 512" NXDOMAIN qr,aa,rd 150 0.000100000s
      [pod/coredns-a/coredns] 2026-11-23T07:00:01Z [INFO] 10.0.0.1:4001 - 2 "AAAA IN www.example.com.shop.svc.cluster.local. udp 60 false 512" NXDOMAIN qr,aa,rd 150 0.000100000s
      [pod/coredns-a/coredns] 2026-11-23T07:00:02Z [INFO] 10.0.0.1:4002 - 3 "A IN www.example.com.svc.cluster.local. udp 60 false 512" NXDOMAIN qr,aa,rd 150 0.000200000s
      [pod/coredns-b/coredns] 2026-11-23T07:00:03Z [INFO] 10.0.0.1:4003 - 4 "A IN www.example.com.cluster.local. udp 60 false 512" NXDOMAIN qr,aa,rd 150 0.000200000s
      [pod/coredns-b/coredns] 2026-11-23T07:01:03Z [INFO] 10.0.0.1:4004 - 5 "A IN www.example.com. udp 44 false 512" NOERROR qr,rd,ra 86 0.020000000s
      [pod/coredns-b/coredns] 2026-11-23T07:01:04Z [INFO] 10.0.0.2:4005 - 6 "A IN www.example.com. udp 44 false 512" SERVFAIL qr,rd 44 6.000000000s
      [pod/coredns-b/coredns] 2026-11-23T07:01:05Z [INFO] 10.0.0.2:4006 - 7 "A IN db.shop.svc.cluster.local. tcp 44 false 65535" NOERROR qr,aa,rd 80 0.000300000s
      [pod/coredns-a/coredns] 2026-11-23T07:01:06Z [INFO] 10.0.0.2:4007 - 8 "A IN big.shop.svc.cluster.local. udp 44 false 512" NOERROR qr,aa,tc,rd 500 0.000400000s
      [pod/coredns-a/coredns] 2026-11-23T07:01:06Z [INFO] 10.0.0.3:4008 - 9 "SRV IN missing.shop.svc.cluster.local. udp 44 false 512" NXDOMAIN qr,aa,rd 150 0.000100000s
      [pod/coredns-b/coredns] 2026-11-23T07:02:00Z [INFO] Reloading
      [pod/coredns-b/coredns] 2026-11-23T07:02:01Z [INFO] Reloading complete
      [pod/coredns-a/coredns] 2026-11-23T07:01:59Z [INFO] SIGTERM: Shutting down servers then terminating
      """;

  private static TopEntry entry(TopList list, String key) {
    return list.entries().stream().filter(e -> e.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void codesByTimeNameClientTypeAndTransport() {
    LogSummary log = Logs.analyse(LOG);
    assertEquals(Map.of("NOERROR", 3L, "NXDOMAIN", 5L, "SERVFAIL", 1L), log.rcodes());
    assertEquals(
        List.of(
            new TimeCounts.Bucket(Instant.parse("2026-11-23T07:00:00Z"), 4),
            new TimeCounts.Bucket(Instant.parse("2026-11-23T07:01:00Z"), 1)),
        log.rcodeTimes().getOrDefault("NXDOMAIN", TimeCounts.NONE).buckets());
    assertEquals(
        Map.of("NOERROR", 1L, "SERVFAIL", 1L), entry(log.names(), "www.example.com.").rcodes());
    assertEquals(Map.of("NXDOMAIN", 4L, "NOERROR", 1L), entry(log.clients(), "10.0.0.1").rcodes());
    assertEquals(
        List.of(5L, 3L, 1L), log.clients().entries().stream().map(TopEntry::count).toList());
    assertEquals(Map.of("A", 7L, "AAAA", 1L, "SRV", 1L), log.types());
    assertEquals(Map.of("NOERROR", 3L, "NXDOMAIN", 3L, "SERVFAIL", 1L), log.typeRcodes().get("A"));
    assertEquals(Map.of("udp", 8L, "tcp", 1L), log.transports());
    assertEquals(Map.of("NOERROR", 1L), log.transportRcodes().get("tcp"));
    assertEquals(List.of("big.shop.svc.cluster.local."), keys(log.truncated()));
    assertEquals(new AddressPairs(1, 0, 0, 0), log.addressPairs());
  }

  private static List<String> keys(TopList list) {
    return list.entries().stream().map(TopEntry::key).toList();
  }

  @Test
  void latencyAndTheSlowest() {
    LogSummary log = Logs.analyse(LOG);
    assertEquals(9, log.latency().count());
    assertEquals(0.2, log.latency().p50Ms(), 0.02);
    assertEquals(6000, log.latency().maxMs(), 1e-6);
    SlowQuery slowest = log.slowest().getFirst();
    assertEquals("www.example.com. A SERVFAIL 10.0.0.2", shown(slowest));
    assertEquals(Instant.parse("2026-11-23T07:01:04Z"), slowest.at());
    assertEquals("coredns-b", slowest.replica());
    assertEquals(6000, entry(log.names(), "www.example.com.").maxMs(), 1e-6);
  }

  private static String shown(SlowQuery query) {
    return String.join(" ", query.name(), query.type(), query.rcode(), query.client());
  }

  /** Four of the five names that do not exist were made by a search list, one was asked for. */
  @Test
  void searchPathsBySuffixAndForEachUsefulAnswer() {
    LogSummary log = Logs.analyse(LOG);
    assertEquals(4, log.searchWaste().wasted());
    assertEquals(3, log.searchWaste().useful());
    assertEquals(4 / 3.0, log.searchWaste().perUseful(), 1e-9);
    assertEquals(
        Map.of("shop.svc.cluster.local.", 2L, "svc.cluster.local.", 1L, "cluster.local.", 1L),
        log.searchWaste().bySuffix());
    assertFalse(
        log.askedNames(List.of("cluster.local")).stream()
            .anyMatch(e -> e.key().startsWith("www.example.com.s")));
  }

  @Test
  void marksInOrderOfTimeWithTheirReplica() {
    LogSummary log = Logs.analyse(LOG);
    assertEquals(
        List.of(
            "2026-11-23T07:01:59Z SHUTTING_DOWN coredns-a",
            "2026-11-23T07:02:01Z RELOADED coredns-b"),
        log.marks().stream().map(m -> m.at() + " " + m.message() + " " + m.replica()).toList());
    assertEquals(
        Map.of("coredns-a", 5L, "coredns-b", 4L),
        log.replicas().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().queries())));
  }

  /** More names than the table holds: the frequent ones stay, within the error that is told. */
  @Test
  void ofVeryManyNamesTheFrequentStayWithinTheErrorThatIsTold() {
    Random random = new Random(11);
    StringBuilder lines = new StringBuilder();
    int frequent = 0;
    for (int i = 0; i < 90_000; i++) {
      boolean often = random.nextInt(10) == 0;
      frequent += often ? 1 : 0;
      lines
          .append("[INFO] 10.0.0.1:4001 - 1 \"A IN ")
          .append(often ? "often.example.com." : "n" + i + ".example.com.")
          .append(" udp 44 false 512\" NOERROR qr,rd,ra 86 0.000100000s\n");
    }
    LogSummary log = Logs.analyse(lines.toString());
    TopList names = log.names();
    assertEquals("often.example.com.", names.entries().getFirst().key());
    assertTrue(names.mayMiss() > 0 && !names.exact() && !names.complete());
    long count = names.entries().getFirst().count();
    assertTrue(
        count <= frequent && frequent <= count + names.mayMiss(), count + " " + names.mayMiss());
    assertEquals(90_000, log.coverage().queries());
    assertTrue(log.clients().exact(), "one client is counted exactly all the same");
  }
}
