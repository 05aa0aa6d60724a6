package dev.podnosis.probe;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Keeps the beginning of what a command writes and tells it as it grows. */
final class Growing extends OutputStream {
  private static final int MOST = 1 << 20;

  /** What is longer no longer comes from a few lookups: it is read once, at the end. */
  private static final int MOST_TOLD = 64 << 10;

  /**
   * So much is told with every piece; what is longer, whenever it has grown by an eighth: all that
   * is told comes to a few times what is written, however small the pieces are.
   */
  private static final int TOLD_AT_ONCE = 4 << 10;

  private final byte[] kept = new byte[MOST];
  private final Consumer<String> soFar;
  private int length;
  private int told;
  private boolean cut;

  Growing(Consumer<String> soFar) {
    this.soFar = soFar;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    int room = Math.min(count, MOST - length);
    System.arraycopy(bytes, offset, kept, length, room);
    length += room;
    cut |= room < count;
    if (length <= TOLD_AT_ONCE || length <= MOST_TOLD && length - told >= told / 8) {
      told = length;
      soFar.accept(text());
    }
  }

  private String text() {
    return new String(kept, 0, length, StandardCharsets.UTF_8);
  }

  /** The command's end with what it wrote. */
  ClusterReads.Executed completed(ClusterReads.Executed end) {
    return new ClusterReads.Executed(
        end.exitCode(), text(), end.stderr(), end.truncated() || cut, end.took());
  }
}
