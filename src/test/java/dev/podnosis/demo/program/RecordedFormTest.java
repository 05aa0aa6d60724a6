package dev.podnosis.demo.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The played programs write what the real ones wrote, but for addresses, ids and times. */
class RecordedFormTest {
  private final Bench healthy = new Bench("healthy");
  private final Bench crashed = new Bench("coredns-crash-loop");
  private final Bench silent = new Bench("upstream-timeout");
  private final Bench refusing = new Bench("upstream-refuses");

  /** Leaves the form: what differs between two clusters and two moments is blotted out. */
  private static String form(String text) {
    return text.replaceAll("DiG \\S+", "DiG V")
        .replaceAll("(id: )\\d+", "$1N")
        .replaceAll("(COOKIE: )[0-9a-f]+", "$1N")
        .replaceAll("(WHEN: ).*", "$1N")
        .replaceAll("(Query time: )\\d+", "$1N")
        .replaceAll("(hostmaster\\.cluster\\.local\\. )\\d+", "$1N")
        .replaceAll("time=[0-9.]+ ms", "time=N ms")
        .replaceAll("ttl=\\d+", "ttl=N")
        .replaceAll("= [0-9./]+ ms", "= N ms")
        .replaceAll("time \\d+ms", "time Nms")
        .replaceAll("\\b10\\.(77|20|96|244)\\.[0-9.]+[0-9]", "ADDR");
  }

  private static void assertSameForm(String recording, Bench.Ran ran) throws Exception {
    Recorded recorded = Recorded.of(recording);
    assertEquals(form(recorded.stdout()), form(ran.out()));
    assertEquals(form(recorded.stderr()), form(ran.err()));
    assertEquals(recorded.exit(), ran.code());
  }

  @Test
  void resolverFile() throws Exception {
    assertSameForm(
        "healthy/exec/001-node1-glibc-resolv.txt",
        healthy.run(healthy.pod("checkout", 0), "cat", "/etc/resolv.conf"));
  }

  @Test
  void digFindsAClusterName() throws Exception {
    assertSameForm(
        "healthy/exec/006-node1-glibc-dig-search.txt",
        healthy.run(
            healthy.pod("checkout", 0),
            "dig",
            "+search",
            "+tries=1",
            "+time=3",
            "kubernetes.default"));
  }

  @Test
  void digFindsNoSuchName() throws Exception {
    assertSameForm(
        "healthy/exec/010-node1-glibc-dig-search.txt",
        healthy.run(
            healthy.pod("checkout", 0),
            "dig",
            "+search",
            "+tries=1",
            "+time=3",
            "nosuch.shop.svc.cluster.local"));
  }

  @Test
  void getentFindsAClusterName() throws Exception {
    assertSameForm(
        "healthy/exec/007-node1-glibc-getent.txt",
        healthy.run(healthy.pod("checkout", 0), "getent", "ahosts", "kubernetes.default"));
  }

  @Test
  void getentFindsNothing() throws Exception {
    assertSameForm(
        "healthy/exec/011-node1-glibc-getent.txt",
        healthy.run(
            healthy.pod("checkout", 0), "getent", "ahosts", "nosuch.shop.svc.cluster.local"));
  }

  @Test
  void digIsRefusedByAReplicaThatIsDown() throws Exception {
    String replica = crashed.world.coreDns().getFirst().address();
    Bench.Ran ran =
        crashed.run(
            crashed.pod("checkout", 0),
            "dig",
            "+tries=1",
            "+time=2",
            "@" + replica,
            "www.example.com");
    assertSameForm("corefile-unknown-directive/exec/014-node1-dig-replica-udp.txt", ran);
    Bench.Ran tcp =
        crashed.run(
            crashed.pod("checkout", 0),
            "dig",
            "+tcp",
            "+tries=1",
            "+time=2",
            "@" + replica,
            "www.example.com");
    assertSameForm("corefile-unknown-directive/exec/015-node1-dig-replica-tcp.txt", tcp);
  }

  @Test
  void aServiceWithoutEndpointsRefusesTcp() throws Exception {
    assertSameForm(
        "corefile-unknown-directive/exec/021-node1-dig-service-tcp.txt",
        crashed.run(
            crashed.pod("checkout", 0),
            "dig",
            "+tcp",
            "+tries=1",
            "+time=2",
            "@10.96.0.10",
            "kubernetes.default.svc.cluster.local"));
  }

  @Test
  void busyboxIsRefused() throws Exception {
    assertSameForm(
        "corefile-unknown-directive/exec/046-musl-nslookup-.example.com.txt",
        crashed.run(crashed.pod("catalog", 0), "nslookup", "www.example.com"));
  }

  @Test
  void silentUpstreamsEndInServfail() throws Exception {
    String replica = silent.world.coreDns().getFirst().address();
    assertSameForm(
        "upstream-unreachable/exec/015-node1-dig-replica-tcp.txt",
        silent.run(
            silent.pod("checkout", 0),
            "dig",
            "+tcp",
            "+tries=1",
            "+time=3",
            "@" + replica,
            "www.example.com"),
        "+time=3",
        "+time=2");
    assertSameForm(
        "upstream-unreachable/exec/046-musl-nslookup-.example.com.txt",
        silent.run(silent.pod("catalog", 0), "nslookup", "www.example.com"));
  }

  private static void assertSameForm(String recording, Bench.Ran ran, String said, String recorded)
      throws Exception {
    assertSameForm(
        recording,
        new Bench.Ran(ran.code(), ran.out().replace(said, recorded), ran.err(), ran.took()));
  }

  @Test
  void pingWithoutAName() throws Exception {
    Bench.Ran ran =
        silent.run(silent.pod("checkout", 0), "ping", "-c", "1", "-W", "2", "www.example.com");
    assertSameForm("upstream-unreachable/exec/013-node1-glibc-ping.txt", ran);
    assertEquals(
        4,
        ran.took().toSeconds(),
        "each of two attempts waits for the forward plugin's two seconds");
  }

  @Test
  void pingToAReplica() throws Exception {
    String replica = crashed.world.coreDns().getFirst().address();
    assertSameForm(
        "corefile-unknown-directive/exec/016-node1-ping-replica.txt",
        crashed.run(
            crashed.pod("checkout", 0), "ping", "-c", "3", "-i", "0.3", "-W", "1", replica));
  }

  @Test
  void busyboxSaysRefused() throws Exception {
    assertSameForm(
        "upstream-refuses/exec/046-musl-nslookup-.example.com.txt",
        refusing.run(refusing.pod("catalog", 0), "nslookup", "www.example.com"));
  }

  @Test
  void bindSaysServfail() throws Exception {
    assertSameForm(
        "upstream-unreachable/exec/011-node1-glibc-nslookup.txt",
        silent.run(silent.pod("checkout", 0), "nslookup", "www.example.com"));
  }
}
