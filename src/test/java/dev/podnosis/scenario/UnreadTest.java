package dev.podnosis.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.diagnosis.cause.Causes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.KubeDnsSeen;
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

  /**
   * Nobody is accused in a scenario either, whichever probe cannot show what the scenario says;
   * what it leaves as it was recorded is taken from the recordings themselves. Whether its truth is
   * ruled out tells nothing there: what it leaves of the recorded cluster, such as metrics and
   * logs, shows one that is well.
   */
  @TestFactory
  Stream<DynamicTest> accusesNobodyInAnyScenario() {
    return Scenario.all().map(s -> DynamicTest.dynamicTest(s.toString(), () -> unread(s)));
  }

  private static void unread(Scenario scenario) {
    CaseFile whole = scenario.caseFile();
    Set<CauseId> before = accused(whole);
    List<String> wrong = new ArrayList<>();
    for (ProbeId probe : scenario.own()) {
      if (probe != ProbeId.SYMPTOM) {
        accused(without(whole, probe)).stream()
            .filter(id -> !before.contains(id))
            .forEach(id -> wrong.add(id.id() + " without " + probe.id()));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static Set<CauseId> accused(CaseFile file) {
    Facts facts = new Facts(file, Judges.CATALOGUE.providers());
    return Causes.all().stream()
        .filter(c -> c.judge(facts) instanceof Verdict.Confirmed v && !v.advice())
        .map(Cause::id)
        .collect(Collectors.toSet());
  }

  /** A Corefile may stand beside kube-dns: only the pods tell which of the two is asked. */
  @TestFactory
  Stream<DynamicTest> clearsNothingOfKubeDnsWithoutItsPods() {
    return Scenario.all()
        .filter(s -> "confirmed".equals(s.expect().get(s.cause())))
        .filter(s -> s.caseFile().last(KubeDnsSeen.class).isPresent())
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.toString(),
                    () -> {
                      CaseFile less = without(s.caseFile(), ProbeId.DNS_PODS);
                      Judged judged = Judges.all().judge(less).cause(new CauseId(s.cause()));
                      assertEquals("undecided", Judges.word(judged));
                    }));
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
