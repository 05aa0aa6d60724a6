package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

  /** Values of Wilson's interval without continuity correction, from published tables. */
  @ParameterizedTest
  @CsvSource({
    "0, 5, 0.0000, 0.4345",
    "5, 5, 0.5655, 1.0000",
    "0, 20, 0.0000, 0.1611",
    "3, 20, 0.0524, 0.3604",
    "1, 10, 0.0179, 0.4042",
    "50, 100, 0.4038, 0.5962",
    "0, 0, 0, 1"
  })
  void givesWilsonsInterval(long failures, long total, double low, double high) {
    Proportion p = new Proportion(failures, total);
    assertEquals(low, p.low(), 0.0001);
    assertEquals(high, p.high(), 0.0001);
  }

  @Test
  void samplesAddUp() {
    assertEquals(new Proportion(3, 25), new Proportion(1, 5).plus(new Proportion(2, 20)));
  }

  @Test
  void refusesMoreFailuresThanTries() {
    assertThrows(IllegalArgumentException.class, () -> new Proportion(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Proportion(-1, 1));
  }

  @Test
  void theIntervalHoldsTheRateForEverySmallSample() {
    for (int total = 1; total <= 60; total++) {
      for (int failures = 0; failures <= total; failures++) {
        Proportion p = new Proportion(failures, total);
        assertTrue(p.low() <= p.rate() && p.rate() <= p.high(), p.toString());
      }
    }
  }
}
