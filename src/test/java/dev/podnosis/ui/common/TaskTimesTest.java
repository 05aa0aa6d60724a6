package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskTimesTest {

  private final TaskTimes times = new TaskTimes();

  @Test
  void nothingMeasuredIsZero() {
    assertEquals(Duration.ZERO, times.percentile(0.99));
  }

  @Test
  void thePercentileIsRightToFivePercent() {
    for (int i = 1; i <= 1000; i++) {
      times.add(i * 100_000L);
    }
    double millis = times.percentile(0.99).toNanos() / 1e6;
    assertTrue(millis >= 99 && millis <= 99 * 1.05, () -> millis + " ms");
    assertEquals(1000, times.count());
    assertEquals(Duration.ofMillis(100), times.longest());
  }

  @Test
  void thePercentileNeverExceedsTheLongest() {
    times.add(7_000_000);
    assertEquals(Duration.ofMillis(7), times.percentile(0.5));
  }

  @Test
  void veryLongTasksAreCounted() {
    times.add(Duration.ofHours(3).toNanos());
    assertEquals(Duration.ofHours(3), times.longest());
    assertEquals(1, times.count());
  }
}
