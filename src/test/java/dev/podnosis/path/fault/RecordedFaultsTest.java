package dev.podnosis.path.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.path.fault.Fault.Direction;
import dev.podnosis.path.fault.Fault.EveryNodeFault;
import dev.podnosis.path.fault.Fault.Everywhere;
import dev.podnosis.path.fault.Fault.NodeFault;
import dev.podnosis.path.fault.Fault.PodFault;
import dev.podnosis.path.fault.Fault.Scope;
import dev.podnosis.path.fault.Fault.UpstreamFault;
import dev.podnosis.recording.RecordedPaths;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of recordings of a real cluster localise to the truth that their README tells. */
class RecordedFaultsTest {
  private static final Set<Traffic> UDP = Set.of(Traffic.UDP, Traffic.UDP_LARGE);

  @ParameterizedTest
  @ValueSource(strings = {"healthy", "healthy-query-log", "nodelocal-on"})
  void findsNothingInAHealthyCluster(String recording) {
    Analysis loss = localise(RecordedPaths.measured(recording, 0)).loss();
    assertTrue(loss.observations() > 30, "nothing was looked at");
    assertEquals(List.of(), loss.failing());
    assertEquals(List.of(), loss.explanations());
    assertNull(loss.separatedBy());
  }

  @Test
  void findsNothingInTheMatrixOfAHealthyCluster() {
    Localisation found = localise(RecordedPaths.matrix("healthy-query-log"));
    assertEquals(14, found.loss().observations());
    assertEquals(List.of(), found.loss().explanations());
    assertEquals(List.of(), found.delay().explanations());
  }

  @Test
  void findsTheNodeWhosePodsLoseUdp() {
    String recording = "udp53-blocked-on-one-node";
    Suspect suspect = only(localise(RecordedPaths.measured(recording, 0)).loss());
    assertEquals(new NodeFault("node2", Scope.PODS, UDP), suspect.fault());
    assertTrue(suspect.complete());
    assertEquals(Set.of(Traffic.TCP, Traffic.ICMP, Traffic.API), suspect.passes());
    assertEquals(Set.of(), suspect.untested());
  }

  @Test
  void findsTheNodeInTheMatrixThoughTheServiceAnswersInPart() {
    String recording = "udp53-blocked-on-one-node";
    Suspect suspect = only(localise(RecordedPaths.matrix(recording)).loss());
    assertEquals(new NodeFault("node2", Scope.PODS, UDP), suspect.fault());
    assertEquals(Set.of(Traffic.TCP), suspect.passes());
    assertEquals(Set.of(Traffic.ICMP, Traffic.API), suspect.untested());
    assertEquals(7, suspect.evidence().size());
  }

  @Test
  void findsTheUpstreamThatNoReplicaReaches() {
    String recording = "upstream-unreachable";
    Suspect suspect = only(localise(RecordedPaths.measured(recording, 0)).loss());
    assertEquals(
        new UpstreamFault(
            RecordedPaths.UPSTREAM, Set.of(Traffic.UDP, Traffic.UDP_LARGE, Traffic.TCP)),
        suspect.fault());
  }

  @Test
  void doesNotTellASilentUpstreamFromOneThatFailsWhenNobodyAskedIt() {
    String recording = "upstream-unreachable";
    Analysis loss = localise(RecordedPaths.matrix(recording)).loss();
    assertFalse(loss.settled());
    Suspect suspect = loss.explanations().getFirst().suspects().getFirst();
    assertEquals(new UpstreamFault(RecordedPaths.UPSTREAM, UDP), suspect.fault());
    assertEquals(
        List.of(new UpstreamFault(RecordedPaths.UPSTREAM, Set.of(Traffic.CONTENT))),
        suspect.alternatives());
    assertNotNull(loss.separatedBy());
  }

  @Test
  void tellsAnUpstreamThatRefusesFromOneThatIsSilent() {
    String recording = "upstream-refuses";
    Suspect suspect = only(localise(RecordedPaths.measured(recording, 0)).loss());
    assertEquals(Fault.Code.UPSTREAM_WRONG, suspect.fault().code());
  }

  @Test
  void findsLossOnEveryNodeAndMeasuresIt() {
    String recording = "packet-loss";
    Analysis analysis = localise(RecordedPaths.matrix(recording)).loss();
    assertEquals(1, analysis.explanations().size());
    // several losses that each node shares in would look the same
    assertFalse(analysis.settled());
    Suspect suspect = analysis.explanations().getFirst().suspects().getFirst();
    assertEquals(new EveryNodeFault(Everywhere.PODS, UDP), suspect.fault());
    assertEquals(Set.of(Traffic.TCP), suspect.passes());
    Loss loss = Objects.requireNonNull(suspect.loss());
    assertEquals(new Proportion(60, 160), loss.seen());
    // 20 % each way at each node: 36 % of the questions that pass one node
    assertTrue(loss.rate() > 0.2 && loss.rate() < 0.45, () -> "rate " + loss.rate());
  }

  @Test
  void ofAFewSamplesTheLossIsClearAndItsPlaceIsNot() {
    String recording = "packet-loss";
    Analysis loss = localise(RecordedPaths.measured(recording, 0)).loss();
    assertFalse(loss.settled());
    assertTrue(
        loss.explanations().stream()
            .flatMap(e -> e.suspects().stream())
            .allMatch(s -> !s.complete() && s.fault().traffic().equals(UDP)));
    assertTrue(
        loss.explanations().stream()
            .anyMatch(
                e ->
                    e.suspects()
                        .getFirst()
                        .fault()
                        .equals(new EveryNodeFault(Everywhere.PODS, UDP))));
    assertNotNull(loss.separatedBy());
  }

  @Test
  void findsThePodWhosePolicyLetsNothingOut() {
    String recording = "networkpolicy-blocks";
    Suspect suspect = only(localise(RecordedPaths.measured(recording, 0)).loss());
    assertEquals(
        new PodFault(new ObjectRef("shop", "api-musl-67565b7f45-5stcn"), Direction.LEAVING, UDP),
        suspect.fault());
    assertEquals(Set.of(Traffic.TCP, Traffic.ICMP, Traffic.API), suspect.untested());
  }

  @Test
  void saysWhatSpeaksAgainstTheFaultsThatComeToMind() {
    String recording = "udp53-blocked-on-one-node";
    Analysis loss = localise(RecordedPaths.measured(recording, 0)).loss();
    Rejected replica =
        loss.rejected().stream()
            .filter(r -> r.fault().code() == Fault.Code.REPLICA_SILENT)
            .findFirst()
            .orElseThrow();
    assertFalse(replica.unexplained().isEmpty());
    assertEquals(
        Set.copyOf(loss.failing()),
        Set.copyOf(
            Stream.concat(replica.explained().stream(), replica.unexplained().stream()).toList()));
  }

  private static Localisation localise(CaseFile caseFile) {
    return PathRoutes.localisation(caseFile);
  }

  private static Suspect only(Analysis analysis) {
    assertTrue(analysis.settled(), analysis::toString);
    Explanation explanation = analysis.explanations().getFirst();
    assertEquals(Set.copyOf(analysis.failing()), Set.copyOf(explanation.explained()));
    assertEquals(1, explanation.suspects().size());
    return explanation.suspects().getFirst();
  }
}
