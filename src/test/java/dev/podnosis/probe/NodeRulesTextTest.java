package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** kube-proxy's rules in each of its modes. */
class NodeRulesTextTest {
  private static NodeRulesSeen seen(Map<String, String> said) {
    StringBuilder out = new StringBuilder();
    said.forEach((id, text) -> out.append("\n@m " + id + "\n" + text + "\n@m exit 0\n"));
    List<String> addresses = List.of("10.96.0.10", "fd00:10:96::a");
    ServiceFacts service =
        new ServiceFacts(
            new ObjectRef("kube-system", "kube-dns"),
            "ClusterIP",
            addresses,
            "",
            List.of(),
            Map.of(),
            "None",
            "Cluster",
            false,
            false);
    return new NodeRulesText(new NodeOutput("@m", out.toString()), service, addresses).seen("n");
  }

  /** The form of ip_vs_ctl.c, ip_vs_info_seq_show. */
  @Test
  void readsIpvs() {
    NodeRulesSeen seen =
        seen(
            Map.of(
                "ipvs",
                """
                UDP  0A60000A:0035 rr\s
                  -> 0AF4010D:0035      Masq    1      0          12       \s
                  -> 0AF4020B:0035      Masq    1      0          9        \s
                TCP  0A60000A:0035 rr\s
                  -> 0AF40999:0035      Masq    1      0          0        \s
                """,
                "ipvs-timeout",
                "Timeout (tcp tcpfin udp): 900 120 300"));
    assertEquals("ipvs", seen.mode());
    assertEquals(List.of("10.244.1.13", "10.244.2.11"), seen.targets());
    assertEquals(300, seen.ipvsUdpTimeoutSeconds());
    assertEquals("0A60000A:0035", NodeRulesText.virtualServer("10.96.0.10"));
    assertEquals(
        "FD00:0010:0096:0000:0000:0000:0000:000A\\]:0035",
        NodeRulesText.virtualServer("fd00:10:96::a"));
  }

  @Test
  void readsNftables() {
    NodeRulesSeen seen =
        seen(
            Map.of(
                "nft",
                """
                \t\t10.96.0.10 . udp . 53 : goto service-NWBZK7IH-kube-system/kube-dns/udp/dns,
                \tchain service-NWBZK7IH-kube-system/kube-dns/udp/dns {
                \t\tnumgen random mod 2 vmap { 0 : goto endpoint-6B6KHNZF-kube-system/kube-dns/udp/dns__10.244.1.13/53, 1 : goto endpoint-AJPGWIZF-kube-system/kube-dns/udp/dns__10.244.2.11/53 }
                \tchain endpoint-QZ7JHOMV-kube-system/kube-dns/tcp/dns-tcp__10.244.9.9/53 {
                """));
    assertEquals("nftables", seen.mode());
    assertEquals(List.of("10.244.1.13", "10.244.2.11"), seen.targets());
    assertFalse(seen.rejects());
  }

  @Test
  void knowsRulesThatRejectForWantOfEndpoints() {
    NodeRulesSeen seen =
        seen(
            Map.of(
                "iptables-save",
                ":KUBE-SERVICES - [0:0]",
                "filter",
                "-A KUBE-SERVICES -d 10.96.0.10/32 -p udp -m comment --comment"
                    + " \"kube-system/kube-dns:dns has no endpoints\" -m udp --dport 53 -j REJECT"
                    + " --reject-with icmp-port-unreachable"));
    assertEquals("iptables", seen.mode());
    assertTrue(seen.rejects());
    assertEquals(List.of(), seen.targets());
  }

  @Test
  void tellsWhatListensOnTheServiceProxysPorts() {
    String head = "State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";
    assertEquals("", seen(Map.of("ss-tcp", head)).serviceProxy());
    assertNull(seen(Map.of()).serviceProxy());
    assertEquals(
        "kube-proxy",
        seen(Map.of(
                "ss-tcp",
                head
                    + "LISTEN 0 4096 *:10256 *:* users:((\"kube-proxy\",pid=84,fd=9))\n"
                    + "LISTEN 0 4096 10.0.0.1:53 0.0.0.0:* users:((\"node-cache\",pid=9,fd=1))"))
            .serviceProxy());
  }

  @Test
  void countsWhereTrackedQuestionsGo() {
    NodeRulesSeen seen =
        seen(
            Map.of(
                "conntrack",
                """
                udp      17 14 src=10.244.1.5 dst=10.96.0.10 sport=41352 dport=53 src=10.244.1.13 dst=10.244.1.5 sport=53 dport=41352 mark=0 use=1
                udp      17 17 src=10.244.1.5 dst=10.96.0.10 sport=46360 dport=53 [UNREPLIED] src=10.244.2.11 dst=10.244.1.5 sport=53 dport=46360 mark=0 use=1
                udp      17 48 src=10.244.1.13 dst=10.77.0.53 sport=52591 dport=53 src=10.77.0.53 dst=10.244.1.13 sport=53 dport=52591 [ASSURED] mark=0 use=1
                """));
    assertEquals(Map.of("10.244.1.13", 1, "10.244.2.11", 1), seen.tracked());
  }

  @Test
  void writesTextsAsExpressions() {
    assertEquals("10[.]96[.]0[.]10", NodeRulesText.literal("10.96.0.10"));
    assertEquals("kube-system/kube-dns", NodeRulesText.literal("kube-system/kube-dns"));
  }
}
