package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.diagnosis.StepStatus;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the steps of recorded cases. */
class StepStatusTest {
  private static StepStatus status(Diagnosis diagnosis, StepId step) {
    return diagnosis.steps().stream()
        .filter(s -> s.id() == step)
        .map(StepResult::status)
        .findFirst()
        .orElseThrow();
  }

  /** The log is where the refused directive was seen, though another step settles the cause. */
  @Test
  void aStepThatSawTheProblemIsNotOk() {
    Diagnosis diagnosis =
        Judges.all().judge(RecordedCases.caseFile("corefile-unknown-directive", 0, Level.EXEC));
    assertEquals(StepStatus.PROBLEM, status(diagnosis, StepId.CHECK_COREDNS_LOGS));
    assertEquals(StepStatus.PROBLEM, status(diagnosis, StepId.CHECK_COREDNS_PODS));
    assertEquals(StepStatus.OK, status(diagnosis, StepId.CHECK_POD_DNS_CONFIG));
  }

  @Test
  void noStepOfAHealthyClusterHasAProblem() {
    Diagnosis diagnosis = Judges.all().judge(RecordedCases.caseFile("healthy", 0, Level.EXEC));
    assertEquals(
        List.of(),
        diagnosis.steps().stream().filter(s -> s.status() == StepStatus.PROBLEM).toList());
  }

  /**
   * That kube-proxy runs does not answer whether the pod reaches CoreDNS, nor do a pod's spec and a
   * node's conditions tell what its resolv.conf and its counters would.
   */
  @ParameterizedTest
  @CsvSource({
    "CHECK_POD_TO_COREDNS, READ, NODE",
    "CHECK_POD_DNS_CONFIG, READ, EXEC",
    "CHECK_CLIENT_NODE, EXEC, NODE"
  })
  void aStepWhoseQuestionTheLevelForbidsToAskIsNotOk(StepId step, Level without, Level with) {
    Diagnosis less = Judges.all().judge(RecordedCases.caseFile("healthy", 0, without));
    assertEquals(StepStatus.SKIPPED, status(less, step));
    Diagnosis more = Judges.all().judge(RecordedCases.caseFile("healthy", 0, with));
    assertEquals(StepStatus.OK, status(more, step));
  }

  /** Captures are not offered: at the highest level, too, the step must not pass for done. */
  @Test
  void aStepThatSawNothingIsNotOk() {
    CaseFile file = RecordedCases.caseFile("healthy", 0, Level.NODE);
    Look none =
        new Look(
            ProbeId.CAPTURE,
            Vantage.api(),
            file.run().startedAt(),
            Duration.ZERO,
            new NotObserved(NotObserved.Reason.UNSUPPORTED, "capture", ""),
            null);
    Diagnosis diagnosis = Judges.all().judge(file.plus(List.of(none)));
    assertEquals(StepStatus.SKIPPED, status(diagnosis, StepId.CAPTURE_PACKETS));
  }

  /**
   * Nodes are asked for many steps; what fails there is no problem of a cache that is not there.
   */
  @Test
  void aStepThatDoesNotApplyHasNoProblem() {
    Scenario scenario =
        Scenario.all()
            .filter(s -> s.toString().equals("udp53-blocked/confirm-one-node"))
            .findFirst()
            .orElseThrow();
    Diagnosis diagnosis = Judges.all().judge(scenario.caseFile());
    assertEquals(StepStatus.SKIPPED, status(diagnosis, StepId.CHECK_NODELOCAL));
    assertEquals(StepStatus.PROBLEM, status(diagnosis, StepId.CHECK_POD_TO_COREDNS));
  }
}
