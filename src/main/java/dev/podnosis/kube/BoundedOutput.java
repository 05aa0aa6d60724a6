package dev.podnosis.kube;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes that are written and forgets the rest. */
final class BoundedOutput extends OutputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final long atMost;
  private long written;

  BoundedOutput(long atMost) {
    this.atMost = atMost;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    long room = Math.max(0, atMost - written);
    kept.write(bytes, offset, (int) Math.min(room, length));
    written += length;
  }

  boolean isTruncated() {
    return written > atMost;
  }

  Bytes bytes() {
    return Bytes.of(kept.toByteArray());
  }

  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
