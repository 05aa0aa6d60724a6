package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.recording.SilentLookups;
import dev.podnosis.ui.common.LookupStrip.Lookup;
import dev.podnosis.ui.common.Status;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question that a server need not answer is no failed lookup when it gets no answer. */
class ControlQuestionTest {
  private static final ObjectRef POD = new ObjectRef("shop", "web");
  private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

  @Test
  void anUnansweredControlQuestionTellsNothing() {
    Check check = check(Question.CONTROL);
    Check.Lookups lookups = Objects.requireNonNull(check.lookups());
    assertEquals(Status.INCONCLUSIVE, check.status());
    assertEquals(Collections.nCopies(5, Lookup.UNTOLD), lookups.cells());
    assertEquals("Tells nothing", lookups.verdict());
    assertEquals("0 / 5", lookups.answered());
    assertFalse(lookups.failing());
  }

  @Test
  void anUnansweredQuestionOfTheClustersFails() {
    Check check = check(Question.INTERNAL);
    Check.Lookups lookups = Objects.requireNonNull(check.lookups());
    assertEquals(Status.PROBLEM, check.status());
    assertEquals(Collections.nCopies(5, Lookup.FAILED), lookups.cells());
    assertEquals("All fail", lookups.verdict());
  }

  private static Check check(Question question) {
    CaseFile file =
        new CaseFile(
                new Target("demo", "https://127.0.0.1", POD, "app"),
                Symptom.none(new Symptom.Window(NOW.minusSeconds(900), NOW, true)),
                Run.starting("test", NOW, Level.EXEC, ""),
                List.of())
            .plus(List.of(SilentLookups.from(POD, question, NOW)));
    StepPages.Now nothing = new StepPages.Now(Status.NOT_YET, Set.of(), Set.of(), 5, List.of());
    return JudgedPage.of(file, StepId.CHECK_POD_TO_COREDNS, Language.ENGLISH, nothing)
        .checks()
        .getFirst();
  }
}
