package dev.podnosis.coredns.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The pieces of a plain file. Only where a piece ends is settled by one thread at a time; each then
 * reads its own by position. Not mapped into memory: that is no faster, and a file that is cut
 * while it is read would end in a fault instead of in an end.
 */
final class FilePieces implements Pieces {
  /** Small enough to be copied on while a core's nearest caches still hold it. */
  private static final int STEP = 64 * 1024;

  /** Where a piece's last newline nearly always is. */
  private static final int LINE = 1024;

  private final FileChannel file;
  private final byte[] tail = new byte[STEP];
  private long offset;
  private boolean ended;

  FilePieces(FileChannel file) {
    this.file = file;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public boolean next(Piece piece) throws IOException {
    long wanted = claim(piece);
    if (wanted == 0) {
      return false;
    }
    // Less than that when the file was cut meanwhile.
    piece.length = read(piece.bytes, (int) Math.min(wanted, SIZE), piece.offset);
    piece.consumed = piece.overlong ? wanted : piece.length;
    return true;
  }

  /** Settles where the next piece lies; its length, zero at the end of the file. */
  private synchronized long claim(Piece piece) throws IOException {
    piece.overlong = false;
    piece.offset = offset;
    if (ended) {
      return 0;
    }
    long size = file.size();
    if (size - offset <= SIZE) {
      // What is written to it later belongs to another reading.
      ended = true;
      offset = Math.max(offset, size);
      return offset - piece.offset;
    }
    offset = afterLastNewline(offset, offset + SIZE);
    if (offset == piece.offset) {
      piece.overlong = true;
      offset = afterNewline(offset + SIZE);
    }
    return offset - piece.offset;
  }

  /** The end of the last line that ends between the two, or the first of them. */
  private long afterLastNewline(long from, long to) throws IOException {
    long end = to;
    int step = LINE;
    while (end > from) {
      long start = Math.max(from, end - step);
      int length = read(tail, (int) (end - start), start);
      int newline = ByteSearch.findLast(tail, 0, length, (byte) '\n');
      if (newline >= 0) {
        return start + newline + 1;
      }
      end = start;
      step = STEP;
    }
    return from;
  }

  /** The end of the first line that ends behind an offset, or of the file. */
  private long afterNewline(long from) throws IOException {
    long at = from;
    int length;
    while ((length = read(tail, STEP, at)) > 0) {
      int newline = ByteSearch.find(tail, 0, length, (byte) '\n');
      at += newline;
      if (newline < length) {
        return at + 1;
      }
    }
    return at;
  }

  /** Reads so many bytes or up to the end of the file. */
  private int read(byte[] into, int length, long from) throws IOException {
    int done = 0;
    while (done < length) {
      int step = Math.min(STEP, length - done);
      int read = file.read(ByteBuffer.wrap(into, done, step), from + done);
      if (read < 0) {
        return done;
      }
      done += read;
    }
    return done;
  }
}
