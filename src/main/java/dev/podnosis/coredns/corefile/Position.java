package dev.podnosis.coredns.corefile;

/**
 * A line of a Corefile or of a file that it imports.
 *
 * @param source the imported file; empty for the Corefile itself
 * @param line counted from 1; 0 for the whole of it
 */
public record Position(String source, int line) {
  /** The Corefile as a whole. */
  public static final Position WHOLE = new Position("", 0);

  /** Whether it lies in the Corefile itself, which alone can be edited. */
  public boolean inCorefile() {
    return source.isEmpty();
  }

  /** As texts name it: {@code 12}, or {@code 12 (corp.server)} in an imported file. */
  @Override
  public String toString() {
    return inCorefile() ? Integer.toString(line) : line + " (" + source + ")";
  }
}
