package dev.podnosis.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

  private static List<Duration> millis(long... values) {
    return LongStream.of(values).mapToObj(Duration::ofMillis).toList();
  }

  @Test
  void percentilesAreMeasuredValues() {
    LatencySummary summary = new LatencySummary(millis(50, 15, 40, 20, 35));
    assertEquals(Optional.of(Duration.ofMillis(15)), summary.percentile(5));
    assertEquals(Optional.of(Duration.ofMillis(20)), summary.percentile(30));
    assertEquals(Optional.of(Duration.ofMillis(20)), summary.percentile(40));
    assertEquals(Optional.of(Duration.ofMillis(35)), summary.percentile(50));
    assertEquals(Optional.of(Duration.ofMillis(50)), summary.percentile(99));
    assertEquals(Optional.of(Duration.ofMillis(50)), summary.max());
    assertEquals(5, summary.count());
  }

  @Test
  void nothingMeasuredHasNoPercentile() {
    assertEquals(Optional.empty(), new LatencySummary(List.of()).percentile(50));
    assertThrows(IllegalArgumentException.class, () -> new LatencySummary(List.of()).percentile(0));
  }

  @Test
  void aRepeatedQuestionShowsAsAWholeStep() {
    RetrySteps steps = RetrySteps.of(millis(2, 3, 5004, 1, 10_009, 5200), Duration.ofSeconds(5));
    assertEquals(new RetrySteps(Duration.ofSeconds(5), 3, 3, 0), steps);
  }

  @Test
  void merelySlowIsSomethingElse() {
    assertEquals(
        4, RetrySteps.of(millis(2, 1800, 2400, 3100, 4000), Duration.ofSeconds(5)).between());
    assertEquals(1, RetrySteps.of(millis(4990), Duration.ofSeconds(5)).between());
  }

  @Test
  void aStepTooShortToTellIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> RetrySteps.of(List.of(), Duration.ofMillis(300)));
  }
}
