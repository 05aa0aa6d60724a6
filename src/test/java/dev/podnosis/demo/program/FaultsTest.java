package dev.podnosis.demo.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.coredns.metrics.CoreDnsMetrics;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.demo.world.Pod;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each incident shows where it should, and nowhere else. */
class FaultsTest {
  private static final String NAME = "payments.shop.svc.cluster.local";

  private static Bench.Ran dig(Bench bench, Pod from, String name, String... more)
      throws Exception {
    String[] words = new String[more.length + 5];
    System.arraycopy(new String[] {"dig", "+tries=1", "+time=3", "+short"}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    words[words.length - 1] = name;
    return bench.run(from, words);
  }

  @Test
  void udp53OfOneNode() throws Exception {
    Bench bench = new Bench("udp53-blocked-node");
    Pod bad = bench.pod("checkout", 1);
    assertEquals("worker-3", bad.node());
    assertEquals(9, dig(bench, bad, NAME).code());
    assertEquals("10.96.203.9\n", dig(bench, bad, NAME, "+tcp").out());
    assertEquals("10.96.203.9\n", dig(bench, bench.pod("checkout", 0), NAME).out());
    String replica = bench.world.coreDns().getFirst().address();
    assertEquals(0, bench.run(bad, "ping", "-c", "1", replica).code());
  }

  @Test
  void policyOfOneWorkload() throws Exception {
    Bench bench = new Bench("networkpolicy-blocks");
    Bench.Ran ran = bench.run(bench.pod("catalog", 0), "nslookup", NAME);
    assertEquals(1, ran.code());
    assertEquals(Duration.ofSeconds(5), ran.took());
    assertEquals("10.96.203.9\n", dig(bench, bench.pod("checkout", 0), NAME).out());
  }

  @Test
  void nodeResolverInThePod() throws Exception {
    Bench bench = new Bench("pod-dns-policy-default");
    Pod pod = bench.pod("checkout", 0);
    assertEquals(
        "nameserver 10.20.0.2\nnameserver 10.20.0.3\n",
        bench.run(pod, "cat", "/etc/resolv.conf").out());
    assertTrue(bench.run(pod, "dig", NAME).out().contains("status: NXDOMAIN"));
    assertEquals("203.0.113.25\n", dig(bench, pod, "api.partner.example").out());
  }

  @Test
  void statefulSetOfAnotherService() throws Exception {
    Bench healthy = new Bench("healthy");
    Bench bench = new Bench("statefulset-name");
    String host = "orders-db-0.orders-db.shop.svc.cluster.local";
    assertFalse(dig(healthy, healthy.pod("checkout", 0), host).out().isEmpty());
    assertTrue(dig(bench, bench.pod("checkout", 0), host).out().isEmpty());
    assertEquals(
        2,
        dig(bench, bench.pod("checkout", 0), "orders-db.shop.svc.cluster.local")
            .out()
            .lines()
            .count());
  }

  @Test
  void serviceWithoutEndpoints() throws Exception {
    Bench bench = new Bench("no-endpoints");
    Pod pod = bench.pod("checkout", 0);
    assertEquals(9, dig(bench, pod, NAME).code());
    String replica = bench.world.coreDns().getFirst().address();
    assertEquals("10.96.203.9\n", dig(bench, pod, NAME, "@" + replica).out());
  }

  @Test
  void lossIsPartial() throws Exception {
    Bench bench = new Bench("packet-loss");
    Pod pod = bench.pod("checkout", 1);
    int lost = 0;
    for (int i = 0; i < 300; i++) {
      lost += dig(bench, pod, NAME).code() == 9 ? 1 : 0;
    }
    assertTrue(lost > 45 && lost < 180, "lost " + lost + " of 300");
  }

  /** What fits one packet arrives, also cut; what does not is lost, but not within a node. */
  @Test
  void fragmentsBetweenNodes() throws Exception {
    Bench bench = new Bench("fragments-dropped");
    Pod pod = bench.pod("checkout", 1);
    String name = "sessions.shop.svc.cluster.local";
    for (Pod replica : bench.world.coreDns()) {
      String at = "@" + replica.address();
      boolean near = replica.node().equals(pod.node());
      assertEquals(near ? 0 : 9, dig(bench, pod, name, at, "+bufsize=4096").code());
      assertEquals(120, dig(bench, pod, name, at, "+tcp").out().lines().count());
      assertTrue(dig(bench, pod, name, at, "+ignore").out().lines().count() > 60);
      assertEquals("10.96.203.9\n", dig(bench, pod, NAME, at, "+bufsize=4096").out());
    }
    assertTrue(bench.world.coreDns().stream().anyMatch(r -> !r.node().equals(pod.node())));
  }

  @Test
  void oneOfTwoUpstreams() throws Exception {
    Bench bench = new Bench("one-upstream-refuses");
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      refused +=
          dig(bench, bench.pod("checkout", 0), "api.partner.example").out().isEmpty() ? 1 : 0;
    }
    assertTrue(refused > 50 && refused < 150, "refused " + refused + " of 200");
  }

  @Test
  void privateZoneOverTcp() throws Exception {
    Bench bench = new Bench("private-zone-tcp");
    Pod pod = bench.pod("checkout", 0);
    String name = "ledger.vpc.example";
    assertTrue(dig(bench, pod, name, "+time=6").out().isEmpty());
    assertEquals("10.30.4.17\n", dig(bench, pod, name, "@10.20.0.2").out());
    assertEquals(9, dig(bench, pod, name, "+tcp", "@10.20.0.2").code());
    assertEquals("203.0.113.25\n", dig(bench, pod, "api.partner.example").out());
    assertEquals("10.96.203.9\n", dig(bench, pod, NAME).out());
  }

  @Test
  void replicasAtTheirCpuLimit() throws Exception {
    Bench bench = new Bench("coredns-overloaded");
    int lost = 0;
    for (int i = 0; i < 200; i++) {
      lost += dig(bench, bench.pod("checkout", 0), NAME).code() == 9 ? 1 : 0;
    }
    assertTrue(lost > 30 && lost < 100, "lost " + lost + " of 200");
    MetricsSample busy = metrics(bench);
    MetricsSample everyday = metrics(new Bench("healthy"));
    assertTrue(busy.requests() > 8 * everyday.requests());
    assertTrue(busy.process().cpuSeconds() > 8 * everyday.process().cpuSeconds());
  }

  private static MetricsSample metrics(Bench bench) {
    return CoreDnsMetrics.read(
        dev.podnosis.demo.net.CoreDnsMetrics.text(
            bench.world.coreDns().getFirst(), bench.network, Instant.now()));
  }

  @Test
  void shellsJoinAndRedirect() throws Exception {
    Bench bench = new Bench("healthy");
    Pod pod = bench.pod("checkout", 0);
    Bench.Ran ran =
        bench.run(
            pod,
            "sh",
            "-c",
            "cat /etc/resolv.conf | grep name; ls /x 2>/dev/null || echo 'a  b' && echo $1",
            "me",
            "$(id)");
    assertEquals("nameserver 10.96.0.10\na  b\n$(id)\n", ran.out());
    assertEquals("", ran.err());
    Bench.Ran missing = bench.run(pod, "sh", "-c", "nc -zv 10.96.0.1 443");
    assertEquals(127, missing.code());
    assertThrows(
        MissingProgramException.class,
        () -> bench.run(bench.pod("payments", 0), "sh", "-c", "true"));
  }

  @Test
  void hostileArgumentsAreOnlyArguments() throws Exception {
    Bench bench = new Bench("healthy");
    Pod pod = bench.pod("checkout", 0);
    for (String name :
        new String[] {"x; rm -rf /", "$(id)", "-v", "a".repeat(300), "..", "\u0007"}) {
      assertTrue(bench.run(pod, "dig", "+short", "-q", name).out().length() < 400, name);
      assertEquals(2, bench.run(pod, "getent", "ahosts", "--", name).code(), name);
    }
  }

  @Test
  void timeoutEndsWhatItStarted() throws Exception {
    Bench bench = new Bench("upstream-timeout");
    Pod replicaOwner = bench.pod("checkout", 0);
    Bench.Ran ran = bench.run(replicaOwner, "ping", "-c", "1", "-W", "1", "api.partner.example");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("Temporary failure in name resolution"), ran.err());
  }
}
