package dev.podnosis.coredns.log;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * The pieces of a plain file. Only where a piece ends is settled by one thread at a time; each then
 * copies its own by position, out of the page cache where the file can be mapped: that takes two
 * thirds of the time that reading takes. Never more of it is mapped than a piece for each thread.
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
  private volatile boolean mappable = true;

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
    int length = (int) Math.min(wanted, SIZE);
    boolean copied = copy(piece.bytes, length, piece.offset);
    piece.length = copied ? length : read(piece.bytes, length, piece.offset);
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

  /**
   * Copies so many bytes through a mapping; false when that is not possible, or not any more: of a
   * file that is cut meanwhile the rest of the last page reads as zeros, and pages behind it fault.
   */
  private boolean copy(byte[] into, int length, long from) throws IOException {
    if (!mappable) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mapped = file.map(FileChannel.MapMode.READ_ONLY, from, length, arena);
      MemorySegment.ofArray(into).copyFrom(mapped);
      // Java tells of a fault after it, at the latest when such a call returns.
      return file.size() >= from + length;
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException | InternalError e) {
      mappable = false;
      return false;
    }
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
