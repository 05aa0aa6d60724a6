package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.evidence.Level;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What fills a place in a Chinese sentence stands in it as if it had been written there. */
class ChineseWordsTest {
  private static final Pattern GAP = Pattern.compile("[\\p{IsHan}，；：。] \\p{IsHan}");

  @Test
  void leavesNoGapBetweenChineseWords() {
    Wording wording = SampleDiagnoses.wording(Language.CHINESE);
    Diagnosis diagnosis = SampleDiagnoses.of("udp53-blocked-on-one-node", Level.NODE);
    List<Judged> problems = diagnosis.problems();
    assertTrue(
        problems.stream().anyMatch(cause -> cause.id().id().equals("udp53-blocked")),
        problems.toString());
    for (Judged cause : problems) {
      said(wording.explanation(cause));
      wording.remedies(cause).forEach(remedy -> remedy.steps().forEach(ChineseWordsTest::said));
    }
  }

  private static void said(String words) {
    assertFalse(GAP.matcher(words).find(), words);
  }
}
