package dev.podnosis.coredns.log;

import java.io.IOException;
import java.util.Arrays;

/**
 * Hands out a stream piece by piece; each piece ends with the end of a line. A line that does not
 * fit a piece is skipped up to its end and reported.
 */
final class ChunkReader {
  /** A piece, with its own memory so that several can be worked on at once. */
  static final class Chunk {
    /** Some bytes behind the last one may be looked at, but never count. */
    final byte[] bytes = new byte[SIZE + 16];

    int length;
    long offset;

    /** Bytes of the stream this piece stands for, skipped ones included. */
    long consumed;

    boolean overlong;
  }

  /** Where bytes come from. */
  interface Source {
    /** Reads at least one byte, as {@link java.io.InputStream#read(byte[], int, int)} does. */
    int read(byte[] into, int from, int length) throws IOException;
  }

  /** Small enough to stay in a core's cache between reading and counting. */
  static final int SIZE = 512 * 1024;

  private final Source source;
  private byte[] rest = new byte[0];
  private long offset;
  private boolean ended;
  private boolean inOverlong;

  ChunkReader(Source source) {
    this.source = source;
  }

  /** Fills the next piece; false when there is none. */
  synchronized boolean next(Chunk chunk) throws IOException {
    long before = offset;
    boolean found = advance(chunk);
    chunk.consumed = offset - before;
    return found || chunk.consumed > 0;
  }

  private boolean advance(Chunk chunk) throws IOException {
    chunk.overlong = false;
    chunk.length = 0;
    while (true) {
      int length = fill(chunk.bytes);
      if (length == 0) {
        return false;
      }
      int from = 0;
      if (inOverlong) {
        from = ByteSearch.find(chunk.bytes, 0, length, (byte) '\n') + 1;
        if (from > length) {
          offset += length;
          continue;
        }
        inOverlong = false;
      }
      int end = ended ? length : lastNewline(chunk.bytes, length) + 1;
      if (end <= from && !ended) {
        if (from > 0) {
          keep(chunk.bytes, from, length);
          offset += from;
          continue;
        }
        inOverlong = true;
        chunk.overlong = true;
        end = length;
      }
      keep(chunk.bytes, end, length);
      if (from > 0) {
        System.arraycopy(chunk.bytes, from, chunk.bytes, 0, end - from);
      }
      chunk.length = end - from;
      chunk.offset = offset + from;
      offset += end;
      if (chunk.length > 0) {
        return true;
      }
    }
  }

  private int fill(byte[] bytes) throws IOException {
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    int length = rest.length;
    rest = new byte[0];
    while (!ended && length < SIZE) {
      int read = source.read(bytes, length, SIZE - length);
      if (read < 0) {
        ended = true;
      } else {
        length += read;
      }
    }
    return length;
  }

  private void keep(byte[] bytes, int from, int to) {
    rest = Arrays.copyOfRange(bytes, from, to);
  }

  private static int lastNewline(byte[] bytes, int length) {
    int i = length - 1;
    while (i >= 0 && bytes[i] != '\n') {
      i--;
    }
    return i;
  }
}
