package dev.podnosis.ui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.SilentLookups;
import dev.podnosis.report.Wording;
import dev.podnosis.scenario.Judges;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsWordsTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Diagnosis BROKEN = judged("corefile-unknown-directive");
  private static final Diagnosis HEALTHY = judged("healthy");

  private static Diagnosis judged(String recording) {
    return Judges.all().judge(RecordedCases.caseFile(recording, 0, Level.READ));
  }

  private static FindingsWords words(Language language, UnaryOperator<String> veil) {
    return new FindingsWords(new Messages(language), new Wording(CATALOGUE, language), veil);
  }

  @Test
  void everyCauseStandsInOneGroupAndTheBestExplanationFirst() {
    var groups = words(Language.ENGLISH, UnaryOperator.identity()).groups(BROKEN);
    assertEquals(BROKEN.causes().size(), groups.stream().mapToInt(g -> g.lines().size()).sum());
    CausePage.Line first = groups.getFirst().lines().getFirst();
    assertEquals(BROKEN.problems().getFirst().id(), first.id());
    assertEquals(Status.PROBLEM, first.status());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aCauseIsShownWithWhatWasSeenAndWhatToDo(Language language) {
    Judged cause = BROKEN.problems().getFirst();
    CausePage page = words(language, UnaryOperator.identity()).page(cause, BROKEN);
    assertFalse(page.speaksFor().isEmpty());
    assertTrue(page.speaksFor().stream().noneMatch(s -> s.evidence().isEmpty()));
    assertFalse(page.remedies().isEmpty());
    assertFalse(page.title().isBlank());
  }

  @Test
  void nothingIsShownUncoveredWhileOthersLookAtTheScreen() {
    UnaryOperator<String> veil = text -> text.replace("coredns", "••••");
    for (Judged cause : BROKEN.causes()) {
      CausePage page = words(Language.ENGLISH, veil).page(cause, BROKEN);
      StringBuilder shown = new StringBuilder(page.title()).append(page.explanation());
      shown.append(page.speaksFor()).append(page.speaksAgainst());
      for (Wording.RemedyWords remedy : page.remedies()) {
        shown.append(remedy.title()).append(remedy.steps()).append(remedy.commands());
        shown.append(remedy.patch()).append(remedy.rollback());
      }
      assertFalse(shown.toString().contains("coredns"), shown::toString);
    }
  }

  @Test
  void whatIsUndecidedOrRuledOutSaysWhy() {
    for (CausePage.Group group :
        words(Language.CHINESE, UnaryOperator.identity()).groups(HEALTHY)) {
      group.lines().forEach(line -> assertFalse(line.note().isBlank(), line.toString()));
    }
  }

  @Test
  void aCauseThatStillHoldsIsStillPresent() {
    VerifyPage page = verified(BROKEN, BROKEN);
    assertEquals(Status.PROBLEM, page.status());
    assertTrue(page.title().startsWith("Cause still present"), page.title());
    assertEquals(page.causes().getFirst().before(), page.causes().getFirst().after());
  }

  /** What could not be judged again has not gone. */
  @Test
  void aCauseThatCannotBeJudgedAgainHasNotGone() {
    Diagnosis blind =
        Judges.all()
            .judge(
                BROKEN
                    .caseFile()
                    .without(java.util.EnumSet.allOf(dev.podnosis.evidence.ProbeId.class)));
    assertEquals(Status.INCONCLUSIVE, verified(BROKEN, blind).status());
  }

  @Test
  void afterAFixTheCauseIsRuledOut() {
    VerifyPage page = verified(BROKEN, HEALTHY);
    assertEquals(Status.OK, page.status(), page.toString());
    assertEquals(Status.PROBLEM, page.causes().getFirst().before());
    assertEquals(Status.SKIPPED, page.causes().getFirst().after());
  }

  /** A server need not answer a control question. */
  @Test
  void anUnansweredControlQuestionIsNoLookupThatStillFails() {
    VerifyPage page = verified(BROKEN, afterwards(Question.CONTROL));
    assertEquals(verified(BROKEN, HEALTHY), page);
    VerifyPage failing = verified(BROKEN, afterwards(Question.INTERNAL));
    assertTrue(failing.rows().stream().anyMatch(r -> r.after().failing()), failing.toString());
    assertNotEquals(Status.OK, failing.status());
  }

  private static Diagnosis afterwards(Question question) {
    CaseFile file = HEALTHY.caseFile();
    ObjectRef pod = new ObjectRef("shop", "web");
    return Judges.all()
        .judge(file.plus(List.of(SilentLookups.from(pod, question, file.run().startedAt()))));
  }

  private static VerifyPage verified(Diagnosis before, Diagnosis after) {
    Messages messages = new Messages(Language.ENGLISH);
    return new VerifyWords(messages, words(Language.ENGLISH, UnaryOperator.identity()))
        .of(new Verification(before, after));
  }
}
