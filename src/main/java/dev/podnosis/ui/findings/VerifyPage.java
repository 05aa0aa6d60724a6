package dev.podnosis.ui.findings;

import dev.podnosis.ui.common.Status;
import java.util.List;

/**
 * The same questions before and after a fix.
 *
 * @param status what it came to
 * @param title in a few words
 * @param meaning what that does and does not show
 * @param before when it was first asked
 * @param after when it was asked again
 * @param causes what became of each cause that was found before or after
 * @param rows what came of the lookups, those with failures first
 */
record VerifyPage(
    Status status,
    String title,
    String meaning,
    String before,
    String after,
    List<Cause> causes,
    List<Row> rows) {
  VerifyPage {
    causes = List.copyOf(causes);
    rows = List.copyOf(rows);
  }

  /** A cause then and now. */
  record Cause(String title, Status before, Status after, String verdict) {}

  /**
   * A kind of lookup then and now.
   *
   * @param name what was asked
   * @param where whom and how
   * @param before how many were answered then, of how many
   * @param after how many now
   */
  record Row(String name, String where, Cell before, Cell after) {}

  /** A figure, and whether it tells of failures. */
  record Cell(String text, boolean failing) {}
}
