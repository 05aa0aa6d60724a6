package dev.podnosis.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageWaitTest {
  private final List<ImageWait.Waiting> told = new ArrayList<>();
  private final ImageWait wait = new ImageWait(told::add);

  @Test
  void tellsWhatItWaitsForAndGoesOn() {
    Duration waited = Duration.ofSeconds(12);
    assertTrue(wait.goOn("node worker-1", "netshoot:1", "ContainerCreating", waited));
    assertEquals(List.of(new ImageWait.Waiting("netshoot:1", waited)), told);
  }

  @Test
  void givesUpTheImageThatWasSkippedWhereverItIsPulledAndNoOther() {
    wait.skip("netshoot:1");
    assertFalse(wait.goOn("node worker-1", "netshoot:1", "", Duration.ofSeconds(1)));
    assertFalse(wait.goOn("pod shop/web", "netshoot:1", "", Duration.ofSeconds(1)));
    assertEquals(List.of(), told);
    assertTrue(wait.goOn("pod shop/web", "busybox:1", "", Duration.ofSeconds(1)));
  }
}
