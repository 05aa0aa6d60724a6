package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "41380, 41_380", "-1234567, -1_234_567"})
  void thousandsAreApart(long n, String expected) {
    assertEquals(expected.replace('_', Figures.THIN_SPACE), Figures.count(n));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 20, 45 %",
    "0, 20, 0 %",
    "20, 20, 100 %",
    "1, 200, 0.5 %",
    "1, 41380, < 0.1 %",
    "41379, 41380, > 99.9 %",
    "199, 200, 99.5 %"
  })
  void aShareIsNeverRoundedToNothingOrAll(long part, long whole, String expected) {
    assertEquals(expected, Figures.percent(part, whole));
  }

  @Test
  void thereIsNoShareOfNothing() {
    assertThrows(IllegalArgumentException.class, () -> Figures.percent(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "2400, 2.4 ms",
    "9949, 9.9 ms",
    "9950, 10 ms",
    "38000, 38 ms",
    "999400, 999 ms",
    "999600, 1.0 s",
    "5000000, 5.0 s",
    "120000000, 120 s"
  })
  void latencyHasTheUnitThatSuits(long micros, String expected) {
    assertEquals(expected, Figures.latency(Duration.ofNanos(micros * 1000)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "8400000, 8.4 MB",
    "61000000, 61 MB",
    "999499, 999 kB",
    "999500, 1.0 MB"
  })
  void sizesAreInPowersOfTen(long bytes, String expected) {
    assertEquals(expected, Figures.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({"44040192, 42 MiB", "178257920, 170 MiB", "5242880, 5.0 MiB", "0, 0.0 MiB"})
  void memoryIsInPowersOfTwo(long bytes, String expected) {
    assertEquals(expected, Figures.memory(bytes));
  }

  @Test
  void elapsedTimeCountsHours() {
    assertEquals("00:02:47", Figures.elapsed(Duration.ofSeconds(167)));
    assertEquals("26:00:01", Figures.elapsed(Duration.ofHours(26).plusSeconds(1)));
  }

  @Test
  void datesFollowTheLanguage() {
    LocalDate day = LocalDate.of(2026, 11, 18);
    assertEquals("18 Nov 2026", Figures.date(Language.ENGLISH, day));
    assertEquals("2026-11-18", Figures.date(Language.CHINESE, day));
  }
}
