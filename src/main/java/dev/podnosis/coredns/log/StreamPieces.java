package dev.podnosis.coredns.log;

import java.io.IOException;
import java.util.Arrays;

/** The pieces of a stream, which only one thread at a time can read. */
final class StreamPieces implements Pieces {
  /** Where bytes come from. */
  interface Source {
    /** Reads at least one byte, as {@link java.io.InputStream#read(byte[], int, int)} does. */
    int read(byte[] into, int from, int length) throws IOException;
  }

  private final Source source;
  private byte[] rest = new byte[0];
  private long offset;
  private boolean ended;
  private boolean inOverlong;

  StreamPieces(Source source) {
    this.source = source;
  }

  @Override
  public synchronized boolean next(Piece piece) throws IOException {
    long before = offset;
    boolean found = advance(piece);
    piece.consumed = offset - before;
    return found || piece.consumed > 0;
  }

  private boolean advance(Piece piece) throws IOException {
    piece.overlong = false;
    piece.length = 0;
    while (true) {
      int length = fill(piece.bytes);
      if (length == 0) {
        return false;
      }
      int from = 0;
      if (inOverlong) {
        from = ByteSearch.find(piece.bytes, 0, length, (byte) '\n') + 1;
        if (from > length) {
          offset += length;
          continue;
        }
        inOverlong = false;
      }
      int end = ended ? length : lastNewline(piece.bytes, length) + 1;
      if (end <= from && !ended) {
        if (from > 0) {
          keep(piece.bytes, from, length);
          offset += from;
          continue;
        }
        inOverlong = true;
        piece.overlong = true;
        end = length;
      }
      keep(piece.bytes, end, length);
      if (from > 0) {
        System.arraycopy(piece.bytes, from, piece.bytes, 0, end - from);
      }
      piece.length = end - from;
      piece.offset = offset + from;
      offset += end;
      if (piece.length > 0) {
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
