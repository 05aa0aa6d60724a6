package dev.podnosis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTest {
  @Test
  void threeNumbersInARowAreARange() {
    assertThat(Phrase.evidence(List.of("e4", "e5", "e6", "e9", "e11", "e12")).text())
        .isEqualTo("e4–e6 e9 e11 e12");
  }

  @Test
  void numbersOutOfOrderAreNoRange() {
    assertThat(Phrase.evidence(List.of("e6", "e5", "e4")).text()).isEqualTo("e6 e5 e4");
    assertThat(Phrase.evidence(List.of("x1", "x2", "x3")).text()).isEqualTo("x1 x2 x3");
    assertThat(Phrase.evidence(List.of()).text()).isEmpty();
  }

  @Test
  void aRangeCountsAsOneOfTheFew() {
    List<String> ids = List.of("e4", "e5", "e6", "e9", "e11", "e12");
    assertThat(Phrase.evidence(ids, 2, PhraseTest::more).text()).isEqualTo("e4–e6 e9 +2");
    assertThat(Phrase.evidence(ids, 4, PhraseTest::more).text()).isEqualTo("e4–e6 e9 e11 e12");
  }

  private static Phrase more(int rest) {
    return Phrase.plain(" +" + rest);
  }
}
