package dev.podnosis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.path.draw.MadePaths;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.RecordedPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The path as recordings of a real cluster show it. */
class PathGraphTest {
  private static final String POD = "pod:shop/web-glibc-6cc676dbb9-crc6v";
  private static final String OTHER_POD = "pod:shop/web-glibc-6cc676dbb9-4svnz";
  private static final String SERVICE = "service:kube-system/kube-dns";
  private static final String FIRST = "coredns:kube-system/coredns-56b5b8d686-zl9bb";
  private static final String SECOND = "coredns:kube-system/coredns-56b5b8d686-w82j4";
  private static final String UPSTREAM = "upstream:10.77.0.53";

  @Test
  void showsTheStationsWhenNothingWasMeasured() {
    CaseFile objects = RecordedCases.caseFile("udp53-blocked-on-one-node", 0, Level.READ);
    PathGraph graph = PathRoutes.graph(objects);
    assertEquals(POD, graph.focus());
    // The Corefile forwards to a file of the nodes, which level read does not reach.
    assertEquals(
        List.of(POD, "node:node2", SERVICE, SECOND, FIRST, "apiserver:10.96.0.1"),
        graph.hops().stream().map(Hop::id).toList());
    assertTrue(graph.links().stream().noneMatch(Link::measured));
    assertTrue(graph.hops().stream().allMatch(h -> h.status() == Status.UNKNOWN));
    assertEquals("10.244.1.13", graph.hop(FIRST).orElseThrow().address());
    assertEquals("node1", graph.hop(FIRST).orElseThrow().node());
  }

  @Test
  void drawsWhatThePodAskedOnTheLastStretch() {
    PathGraph graph = graph("udp53-blocked-on-one-node");
    Link service = link(graph, "node:node2", SERVICE, POD, Carrier.UDP);
    assertEquals(Status.FAILED, service.status());
    assertEquals(service.loss().total(), service.loss().failures());
    assertNull(service.p50Ms());
    Link overTcp = link(graph, "node:node2", SERVICE, POD, Carrier.TCP);
    assertEquals(Status.OK, overTcp.status());
    assertFalse(overTcp.evidence().isEmpty());
    assertEquals(Status.OK, link(graph, SERVICE, FIRST, POD, Carrier.ICMP).status());
  }

  @Test
  void tellsAReplicaThatShowsASymptomFromAnUpstreamThatIsWell() {
    PathGraph graph = graph("udp53-blocked-on-one-node");
    assertEquals(Status.FAILED, link(graph, SECOND, UPSTREAM, SECOND, Carrier.UDP).status());
    assertEquals(Status.OK, link(graph, SECOND, UPSTREAM, SECOND, Carrier.TCP).status());
    assertEquals(Status.OK, link(graph, FIRST, UPSTREAM, FIRST, Carrier.UDP).status());
    assertEquals(Status.OK, graph.hop(UPSTREAM).orElseThrow().status());
    assertEquals(Status.DEGRADED, graph.hop(SECOND).orElseThrow().status());
  }

  @Test
  void leavesOutAnUpstreamThatStandsInNoCorefile() {
    PathGraph graph = graph("udp53-blocked-on-one-node");
    assertTrue(graph.hop("upstream:10.77.0.54").isEmpty());
  }

  @Test
  void doesNotBlameTheLinkForASilenceThatMayBeTheUpstreams() {
    // dig gave up after 2 s, CoreDNS waits for its upstream for longer
    PathGraph graph = graph("upstream-unreachable");
    Link tcp = link(graph, SERVICE, FIRST, OTHER_POD, Carrier.UDP);
    assertTrue(tcp.status() != Status.FAILED, tcp.toString());
    assertEquals(Status.FAILED, graph.hop(UPSTREAM).orElseThrow().status());
  }

  @Test
  void countsEverySampleOfTheMatrix() {
    CaseFile matrix = RecordedPaths.matrix("packet-loss");
    PathGraph graph = PathRoutes.graph(matrix);
    String replica = "coredns:kube-system/coredns-68d5d8dc75-b98n2";
    Link link = link(graph, SERVICE, replica, OTHER_POD, Carrier.UDP);
    assertEquals(20, link.loss().total());
    assertEquals(10, link.loss().failures());
    assertEquals(Status.DEGRADED, link.status());
    assertEquals(Set.of(dev.podnosis.evidence.LookupsSeen.Question.INTERNAL), link.questions());
  }

  @Test
  void leadsThroughTheCacheThatHoldsTheServiceAddress() {
    PathGraph graph = graph("nodelocal-on");
    String cache = "nodelocal:node1";
    assertEquals(Status.OK, link(graph, "node:node1", cache, OTHER_POD, Carrier.UDP).status());
    assertTrue(
        graph.links().stream()
            .noneMatch(l -> l.to().equals(SERVICE) && l.vantage().equals(OTHER_POD)));
    assertTrue(graph.links().stream().anyMatch(l -> l.from().equals(cache) && l.used()));
  }

  @Test
  void ofAHealthyClusterNothingIsDegraded() {
    PathGraph graph = graph("healthy");
    assertTrue(
        graph.links().stream().filter(Link::measured).allMatch(l -> l.status() == Status.OK),
        graph.links().toString());
  }

  @Test
  void leavesOtherVantagesOutOfThePathOfTheFocus() {
    PathGraph graph = graph("udp53-blocked-on-one-node");
    assertTrue(graph.hop(OTHER_POD).isPresent());
    PathGraph focused = graph.onThePath();
    assertTrue(focused.hop(OTHER_POD).isEmpty());
    assertTrue(focused.hop(SECOND).isPresent());
    assertEquals(Status.FAILED, link(focused, SECOND, UPSTREAM, SECOND, Carrier.UDP).status());
  }

  @Test
  void whatOneReplicaAskedAnotherIsOnThePathOnlyWhereItWentWrong() {
    PathGraph whole = graph("udp53-blocked-on-one-node");
    List<Link> links = new ArrayList<>(whole.links());
    links.add(MadePaths.link(FIRST, SECOND, 10, 0));
    links.add(MadePaths.link(SECOND, FIRST, 10, 4));
    PathGraph focused = new PathGraph(whole.hops(), links, whole.focus()).onThePath();
    assertEquals(
        List.of(SECOND),
        focused.links().stream().filter(PathGraphTest::amongReplicas).map(Link::from).toList());
  }

  private static boolean amongReplicas(Link link) {
    return link.from().startsWith("coredns:") && link.to().startsWith("coredns:");
  }

  private static PathGraph graph(String recording) {
    return PathRoutes.graph(RecordedPaths.measured(recording, 0));
  }

  private static Link link(
      PathGraph graph, String from, String to, String vantage, Carrier carrier) {
    return graph.links().stream()
        .filter(l -> l.from().equals(from) && l.to().equals(to))
        .filter(l -> l.vantage().equals(vantage) && l.carrier() == carrier)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such link in " + graph.links()));
  }
}
