package dev.podnosis.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.scenario.Judges;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The step that sums up is no better than what it sums up. */
class ResultStepTest {
  @Test
  void aConfirmedCauseIsAProblem() {
    CaseFile broken = RecordedCases.caseFile("corefile-unknown-directive", 0, Level.READ);
    assertEquals(StepStatus.PROBLEM, result(broken).status());
  }

  @Test
  void whatCouldNotBeSeenLeavesItOpen() {
    CaseFile healthy = RecordedCases.caseFile("healthy", 0, Level.READ);
    assertEquals(StepStatus.OK, result(healthy).status());
    NotObserved refused =
        new NotObserved(
            NotObserved.Reason.NO_RIGHT,
            "pod kube-system/coredns-1",
            Detail.NONE,
            "get pods/log in shop");
    Look look =
        new Look(
            ProbeId.DNS_LOGS,
            Vantage.api(),
            healthy.run().startedAt(),
            Duration.ZERO,
            refused,
            null);
    StepResult open = result(healthy.plus(List.of(look)));
    assertEquals(StepStatus.COULD_NOT_RUN, open.status());
    assertEquals(StepResult.Reason.PROBES_FAILED, open.reason());
  }

  private static StepResult result(CaseFile file) {
    return Judges.all().judge(file).steps().stream()
        .filter(s -> s.id() == StepId.RESULT)
        .findFirst()
        .orElseThrow();
  }
}
