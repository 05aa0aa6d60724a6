package dev.podnosis.coredns.corefile;

/** Replaces the text between two offsets; {@code start == end} inserts. */
public record TextEdit(int start, int end, String replacement) {
  public TextEdit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such range: " + start + ".." + end);
    }
  }
}
