package dev.podnosis.kube;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps the lines that begin with a prefix, and the head of all that is written; the rest passes
 * by, however much it is.
 */
final class MatchingLines extends OutputStream {
  private static final int LONGEST_LINE = 8 << 10;
  private static final int MOST_KEPT = 2 << 20;
  private static final int HEAD = 16 << 10;

  private final byte[] prefix;
  private final byte[] line = new byte[LONGEST_LINE];
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final BoundedOutput head = new BoundedOutput(HEAD);
  private int length;
  private boolean other;

  MatchingLines(String prefix) {
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    head.write(bytes, offset, count);
    for (int i = offset; i < offset + count; i++) {
      if (bytes[i] == '\n') {
        end();
      } else if (!other) {
        add(bytes[i]);
      }
    }
  }

  private void add(byte b) {
    boolean fits = length < LONGEST_LINE && (length >= prefix.length || prefix[length] == b);
    if (fits) {
      line[length++] = b;
    } else {
      other = true;
    }
  }

  private void end() {
    if (!other && length >= prefix.length && kept.size() + length < MOST_KEPT) {
      kept.write(line, 0, length);
      kept.write('\n');
    }
    length = 0;
    other = false;
  }

  /** The whole lines that matched. */
  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  /** What was written first, for an answer that is an error. */
  Bytes head() {
    return head.bytes();
  }
}
