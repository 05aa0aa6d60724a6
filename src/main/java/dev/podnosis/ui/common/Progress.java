package dev.podnosis.ui.common;

/**
 * How far a piece of work is.
 *
 * @param done parts finished
 * @param total parts in all; 0 when not known
 * @param what what is being done or waited for, as words to show
 */
public record Progress(long done, long total, String what) {

  /** Checks the counts. */
  public Progress {
    if (done < 0 || total < 0 || (total > 0 && done > total)) {
      throw new IllegalArgumentException(done + " of " + total);
    }
  }

  /** Work whose extent is not known. */
  public static Progress of(String what) {
    return new Progress(0, 0, what);
  }

  /** The share done, 0 to 1; −1 when the extent is not known. */
  public double share() {
    return total == 0 ? -1 : (double) done / total;
  }
}
