package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.dns.ExpectedResolvConf.Base;
import dev.podnosis.dns.ResolvConfDifference.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedResolvConfTest {

  private static final ResolvConf NODE =
      ResolvConf.parse("nameserver 10.77.0.53\nsearch corp.internal.\noptions timeout:2\n");
  private static final KubeletDns KUBELET =
      new KubeletDns(List.of("10.96.0.10"), "cluster.local", NODE);

  @ParameterizedTest
  @CsvSource({
    "ClusterFirst, false, CLUSTER",
    "ClusterFirst, true, NODE",
    "ClusterFirstWithHostNet, true, CLUSTER",
    "Default, false, NODE",
    "None, false, NONE",
    "'', false, CLUSTER",
    "'', true, NODE",
    "Nonsense, false, CLUSTER"
  })
  void thePolicyDecidesWhereTheFileComesFrom(String policy, boolean hostNetwork, Base base) {
    assertEquals(
        base, ExpectedResolvConf.of(PodDnsSpec.of("shop", policy, hostNetwork), KUBELET).base());
  }

  @Test
  void clusterFirstTakesTheNodesSearchDomainsButNotItsOptions() {
    ExpectedResolvConf file =
        ExpectedResolvConf.of(PodDnsSpec.of("shop", "ClusterFirst", false), KUBELET);
    assertEquals(List.of("10.96.0.10"), file.nameservers());
    assertEquals(
        List.of("shop.svc.cluster.local", "svc.cluster.local", "cluster.local", "corp.internal"),
        file.search());
    assertEquals(List.of("ndots:5"), file.options());
  }

  @Test
  void withoutClusterDnsKubeletFallsBackToTheNode() {
    ExpectedResolvConf file =
        ExpectedResolvConf.of(
            PodDnsSpec.of("shop", "ClusterFirst", false),
            new KubeletDns(List.of(), "cluster.local", NODE));
    assertEquals(List.of("10.77.0.53"), file.nameservers());
    assertEquals(List.of("timeout:2"), file.options());
  }

  @Test
  void dnsConfigIsAddedAndItsOptionsWin() {
    PodDnsSpec pod =
        new PodDnsSpec(
            "shop",
            "ClusterFirst",
            false,
            List.of("10.96.0.10", "1.1.1.1"),
            List.of("cluster.local", "extra.example"),
            List.of("ndots:2", "use-vc"));
    ExpectedResolvConf file =
        ExpectedResolvConf.of(pod, new KubeletDns(List.of("10.96.0.10"), "cluster.local", NODE));
    assertEquals(List.of("10.96.0.10", "1.1.1.1"), file.nameservers());
    assertEquals("extra.example", file.search().getLast());
    assertEquals(5, file.search().size());
    assertEquals(List.of("ndots:2", "use-vc"), file.options());
  }

  @Test
  void kubeletsLimitsApply() {
    List<String> many = IntStream.range(0, 40).mapToObj(i -> "d" + i + ".example").toList();
    PodDnsSpec pod =
        new PodDnsSpec(
            "shop",
            "None",
            false,
            List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"),
            many,
            List.of());
    ExpectedResolvConf file = ExpectedResolvConf.of(pod, KUBELET);
    assertEquals(3, file.nameservers().size());
    assertEquals(32, file.search().size());
    assertEquals(9, file.leftOut().size());
    List<String> wide =
        IntStream.range(0, 20).mapToObj(i -> (i + "a".repeat(60) + ".").repeat(3) + "b").toList();
    ExpectedResolvConf cut =
        ExpectedResolvConf.of(
            new PodDnsSpec("shop", "None", false, List.of("10.0.0.1"), wide, List.of()), KUBELET);
    assertTrue(String.join(" ", cut.search()).length() <= 2048);
    assertTrue(cut.search().size() >= 10);
  }

  @Test
  void aFileAsExpectedDiffersInNothing() {
    ExpectedResolvConf expected =
        ExpectedResolvConf.of(PodDnsSpec.of("shop", "ClusterFirst", false), KUBELET);
    ResolvConf same =
        ResolvConf.parse(
            "search shop.svc.cluster.local svc.cluster.local CLUSTER.local. corp.internal\n"
                + "nameserver 10.96.0.10\noptions ndots:5\n");
    assertEquals(List.of(), expected.compare(same));
  }

  @Test
  void everyDifferenceIsListed() {
    ExpectedResolvConf expected =
        ExpectedResolvConf.of(PodDnsSpec.of("shop", "ClusterFirst", false), KUBELET);
    ResolvConf other =
        ResolvConf.parse(
            "search corp.internal example.com\nnameserver 10.96.0.99\noptions ndots:1 rotate\n");
    assertEquals(
        List.of(
            Kind.NAMESERVER_MISSING,
            Kind.NAMESERVER_ADDED,
            Kind.SEARCH_MISSING,
            Kind.SEARCH_MISSING,
            Kind.SEARCH_MISSING,
            Kind.SEARCH_ADDED,
            Kind.OPTION_VALUE,
            Kind.OPTION_ADDED),
        expected.compare(other).stream().map(ResolvConfDifference::kind).toList());
  }

  @Test
  void orderCounts() {
    ExpectedResolvConf expected =
        ExpectedResolvConf.of(
            new PodDnsSpec(
                "shop", "None", false, List.of("10.0.0.1", "10.0.0.2"), List.of(), List.of()),
            KUBELET);
    assertEquals(
        List.of(
            new ResolvConfDifference(
                Kind.NAMESERVER_ORDER, "10.0.0.1 10.0.0.2", "10.0.0.2 10.0.0.1")),
        expected.compare(ResolvConf.parse("nameserver 10.0.0.2\nnameserver 10.0.0.1\n")));
  }

  @Test
  void whatMayComeFromANodeFileNobodySawIsNoDifference() {
    KubeletDns unseen = new KubeletDns(List.of("10.96.0.10"), "cluster.local", null);
    ExpectedResolvConf cluster =
        ExpectedResolvConf.of(PodDnsSpec.of("shop", "ClusterFirst", false), unseen);
    ResolvConf actual =
        ResolvConf.parse(
            "search shop.svc.cluster.local svc.cluster.local cluster.local ec2.internal\n"
                + "nameserver 10.96.0.10\noptions ndots:5\n");
    assertEquals(List.of(), cluster.compare(actual));
    ExpectedResolvConf node =
        ExpectedResolvConf.of(PodDnsSpec.of("shop", "Default", false), unseen);
    assertTrue(node.nodeFileMissing());
    assertEquals(List.of(), node.compare(actual));
  }
}
