package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.SilentLookups;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final CaseFile HEALTHY = RecordedCases.caseFile("healthy", 0, Level.READ);

  private static Counts with(Question question) {
    return Counts.of(
        HEALTHY.plus(
            List.of(
                SilentLookups.from(
                    new ObjectRef("shop", "web"), question, HEALTHY.run().startedAt()))));
  }

  @Test
  void aQuestionThatIsNotAnsweredCounts() {
    Counts before = Counts.of(HEALTHY);
    assertEquals(new Counts(before.sent() + 5, before.unanswered() + 5), with(Question.INTERNAL));
  }

  /** A server need not answer it. */
  @Test
  void aControlQuestionDoesNot() {
    assertEquals(Counts.of(HEALTHY), with(Question.CONTROL));
  }
}
