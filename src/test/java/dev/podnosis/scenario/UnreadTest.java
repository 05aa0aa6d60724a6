package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.RecordedCases.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A user who may not read all of a cluster: whatever one probe cannot show, what is true is not
 * ruled out, and nothing is confirmed that was not confirmed with it.
 */
class UnreadTest {
  @TestFactory
  Stream<DynamicTest> clearsNothingAndAccusesNobody() {
    return RecordedCases.all()
        .map(r -> DynamicTest.dynamicTest(r.toString(), () -> eachProbeUnread(r)));
  }

  private static void eachProbeUnread(Recorded recorded) {
    CaseFile whole = recorded.caseFile(Level.NODE);
    Set<CauseId> before = confirmed(Judges.all().judge(whole)); // consequences among them
    for (ProbeId probe : ProbeId.values()) {
      if (probe == ProbeId.SYMPTOM || !whole.observed(probe)) {
        continue;
      }
      Diagnosis less = Judges.all().judge(without(whole, probe));
      Set<CauseId> more = confirmed(less);
      more.removeAll(before);
      assertEquals(Set.of(), more, () -> "confirmed without " + probe);
      List<String> cleared =
          recorded.truth().stream()
              .filter(id -> Judges.word(less.cause(new CauseId(id))).equals("ruled-out"))
              .toList();
      assertEquals(List.of(), cleared, () -> "ruled out without " + probe);
    }
  }

  private static Set<CauseId> confirmed(Diagnosis diagnosis) {
    return diagnosis.causes().stream()
        .filter(j -> Judges.word(j).equals("confirmed"))
        .map(Judged::id)
        .collect(Collectors.toSet());
  }

  /** The same case, but for one probe that lacked the right to look. */
  private static CaseFile without(CaseFile whole, ProbeId probe) {
    List<Look> looks = new ArrayList<>();
    for (Evidence e : whole.evidence()) {
      looks.add(
          new Look(
              e.probe(),
              e.vantage(),
              e.observedAt(),
              e.duration(),
              e.probe() == probe
                  ? new NotObserved(NotObserved.Reason.NO_RIGHT, probe.id(), "forbidden")
                  : e.observation(),
              e.transcript()));
    }
    return new CaseFile(whole.target(), whole.symptom(), whole.run(), List.of()).plus(looks);
  }
}
