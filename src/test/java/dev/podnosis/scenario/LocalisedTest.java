package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
   * Too little was recorded to tell these from others: the policy lets one question of the pod be
   * seen, and loss on both nodes looks like loss on the client's. The truth must stand among what
   * is offered, and the next look that separates them must be named.
   */
  @ParameterizedTest
  @CsvSource({
    "networkpolicy-blocks, pod-out:shop/api-musl-67565b7f45-5stcn/udp+udp-large",
    "packet-loss, node-pods:node1/udp+udp-large"
  })
  void aRecordedFaultThatCannotBeToldApartStandsAmongTheRest(String recording, String component) {
    CaseFile file = RecordedCases.caseFile(recording, 0, Level.NODE);
    List<Result.Explanation> found = explanations(file);
    assertTrue(components(found).contains(List.of(component)), components(found).toString());
    assertTrue(found.size() > 1, "it is no answer yet");
    assertFalse(Objects.requireNonNull(path(file).separatedBy()).isBlank());
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
