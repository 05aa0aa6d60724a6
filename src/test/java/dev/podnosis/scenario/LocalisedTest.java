package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.Result;
import dev.podnosis.report.ResultJson;
import dev.podnosis.report.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the path breaks, as the JSON result tells it, is where the fault was made. */
class LocalisedTest {

  /** Network faults of a real cluster, by the README of the recordings. */
  @ParameterizedTest
  @CsvSource({
    "udp53-blocked-on-one-node, node-pods:node2/udp+udp-large, 7",
    "upstream-unreachable, upstream-silent:10.77.0.53/udp+udp-large, 4",
    "upstream-refuses, upstream-wrong:10.77.0.53/content, 5"
  })
  void aRecordedFaultIsTheOnlyExplanation(String recording, String component, int explains) {
    for (Level level : List.of(Level.DEBUG_CONTAINER, Level.NODE)) {
      List<Result.Explanation> found = explanations(RecordedCases.caseFile(recording, 0, level));
      assertEquals(List.of(List.of(component)), components(found), level.id());
      assertEquals(explains, found.getFirst().explains());
      assertEquals(0, found.getFirst().contradicts());
    }
  }

  /**
   * A policy lets none of the pod's DNS out, and one lost question of it was recorded: the Service
   * may have led it to either replica. The truth stands first; what would tell comes next.
   */
  @Test
  void oneLostQuestionOfAPodLeavesItsWayOpen() {
    Result.PathPart path = path(RecordedCases.caseFile("networkpolicy-blocks", 0, Level.NODE));
    assertEquals(
        List.of(
            List.of("pod-out:shop/api-musl-67565b7f45-5stcn/udp+udp-large"),
            List.of("service-rules:node1/udp+udp-large"),
            List.of("pod-in:kube-system/coredns-68d5d8dc75-b98n2/udp+udp-large"),
            List.of("node-pair:node1,node2/udp+udp-large"),
            List.of("replica-silent:kube-system/coredns-68d5d8dc75-b98n2/udp+udp-large"),
            List.of("pod-in:kube-system/coredns-68d5d8dc75-vpzwr/udp+udp-large"),
            List.of("replica-silent:kube-system/coredns-68d5d8dc75-vpzwr/udp+udp-large")),
        components(path.explanation()));
    assertEquals(
        "From pod shop/api-musl-67565b7f45-5stcn: ask the DNS Service at 10.96.0.10 over TCP for a"
            + " name of the cluster.",
        path.separatedBy());
  }

  /**
   * Every node loses a fifth of what it forwards, each way, and the run measured from one pod: 28
   * of 80 questions lost look like loss at the pod, at its node, or at all replicas alike. Asking a
   * replica from its own network would take the last away; that both nodes lose shows when pods of
   * both are measured (RecordedFaultsTest).
   */
  @Test
  void lossOnEveryNodeSeenFromOnePodStaysATie() {
    Result.PathPart path = path(RecordedCases.caseFile("packet-loss", 0, Level.NODE));
    assertEquals(
        List.of(
            List.of("pod-out:shop/web-glibc-6cc676dbb9-4svnz/udp+udp-large"),
            List.of("node-pods:node1/udp+udp-large"),
            List.of("all-replicas-silent:/udp+udp-large")),
        components(path.explanation()));
    assertEquals(
        "From CoreDNS replica kube-system/coredns-68d5d8dc75-b98n2: ask CoreDNS replica"
            + " kube-system/coredns-68d5d8dc75-b98n2 over UDP for a name of the cluster.",
        path.separatedBy());
  }

  /**
   * The replicas crash and the Service has no ready endpoint, as the API server tells; a client
   * whose packets get lost would look the same and must not be all that is offered.
   */
  @Test
  void replicasThatAreKnownToBeDownAreNotOverlooked() {
    List<Result.Explanation> found =
        explanations(RecordedCases.caseFile("corefile-unknown-directive", 0, Level.NODE));
    assertTrue(
        found.stream()
            .map(Result.Explanation::components)
            .anyMatch(
                c ->
                    c.stream().anyMatch(f -> f.startsWith("no-endpoints:"))
                        && c.stream().anyMatch(f -> f.startsWith("all-replicas-silent:"))),
        found.toString());
  }

  /** Nothing is broken where nothing fails. */
  @ParameterizedTest
  @CsvSource({"healthy, 0", "healthy, 1", "healthy, 2", "healthy-query-log, 0", "nodelocal-on, 0"})
  void nothingIsBrokenInAHealthyNetwork(String recording, int symptom) {
    assertEquals(List.of(), explanations(RecordedCases.caseFile(recording, symptom, Level.NODE)));
  }

  static Stream<Scenario> localised() {
    return Scenario.all().filter(s -> !s.localised().isEmpty() || !s.localisedAmong().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("localised")
  void aScenarioBreaksWhereItSays(Scenario scenario) {
    List<List<String>> found = components(explanations(scenario.caseFile()));
    if (!scenario.localised().isEmpty()) {
      assertEquals(List.of(scenario.localised()), found);
    } else {
      assertTrue(found.contains(scenario.localisedAmong()), found.toString());
      assertTrue(found.size() > 1, "it is no tie");
    }
  }

  private static List<List<String>> components(List<Result.Explanation> explanations) {
    return explanations.stream().map(Result.Explanation::components).toList();
  }

  private static List<Result.Explanation> explanations(CaseFile file) {
    return path(file).explanation();
  }

  private static Result.PathPart path(CaseFile file) {
    Result result =
        new ResultJson(new Wording(Judges.CATALOGUE, Language.ENGLISH))
            .of(Judges.all().judge(file));
    return Objects.requireNonNull(result.path());
  }
}
