package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Status;
import java.util.List;

/**
 * What stands so far, whichever step is in view.
 *
 * @param observations how many looks there were
 * @param time when the last of them was
 * @param lines the most telling, at most eight
 */
record Proven(int observations, String time, List<Line> lines) {
  Proven {
    lines = List.copyOf(lines);
  }

  /** Nothing yet. */
  static Proven nothing() {
    return new Proven(0, "", List.of());
  }

  /** One of them, with the evidence it rests on. */
  record Line(Status status, String text, String evidence) {}
}
