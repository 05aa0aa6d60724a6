package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.LookupStrip;
import dev.podnosis.ui.common.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a step's list: a piece of evidence, or a probe that looks or waits.
 *
 * @param evidence the number of the evidence; empty while there is none
 * @param status its state
 * @param title what was seen, or what is looked at
 * @param detail from where, and how long it took
 * @param lookups the lookups one by one, where it is about lookups
 */
record Check(
    String evidence, Status status, String title, String detail, @Nullable Lookups lookups) {

  /**
   * Lookups one by one.
   *
   * @param cells what came of each
   * @param answered how many were answered, as words
   * @param verdict what that looks like, as words
   * @param median the median of their durations, as words
   * @param slowest their 99th percentile, as words
   * @param failing whether any failed
   */
  record Lookups(
      List<LookupStrip.Lookup> cells,
      String answered,
      String verdict,
      String median,
      String slowest,
      boolean failing) {
    Lookups {
      cells = List.copyOf(cells);
    }
  }
}
