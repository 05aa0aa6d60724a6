package dev.podnosis.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.PodFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server of a real cluster said reads as facts. */
class RecordedCasesTest {
  @ParameterizedTest
  @MethodSource("dev.podnosis.recording.RecordedCases#all")
  void knowsTheBusinessPodAndTheDnsService(RecordedCases.Recorded recorded) {
    Facts facts = new Facts(recorded.caseFile(Level.READ));
    assertEquals(facts.caseFile().target().pod(), facts.businessPod().orElseThrow().value().ref());
    assertEquals(List.of("10.96.0.10"), facts.dns().serviceAddresses());
  }

  @Test
  void readsThePodsOfACrashLoop() {
    Facts facts = new Facts(RecordedCases.caseFile("corefile-unknown-directive", 0, Level.READ));
    List<PodFacts> replicas = facts.dns().replicas().orElseThrow().value();
    assertTrue(replicas.size() >= 2);
    assertTrue(replicas.stream().noneMatch(PodFacts::serving));
    assertTrue(replicas.stream().allMatch(p -> p.restarts() > 0));
    assertEquals(0, facts.dns().endpoints().orElseThrow().value().readyCount());
  }
}
