package dev.podnosis.coredns.log;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that one thread is working on, mapped as long as that is possible. Several
 * pieces are copied out of one mapping: to take a mapping away every core has to be told, which
 * costs more than copying a piece does.
 */
final class FileWindow implements AutoCloseable {
  /** What may be mapped for each thread; what is mapped counts as memory in use. */
  static final long MOST = 8L << 20;

  /** The first byte that was not handed out. */
  long at;

  long end;

  private long start;
  private @Nullable Arena arena;
  private @Nullable MemorySegment mapped;

  boolean isDone() {
    return at >= end;
  }

  /** Not when it is one line that is longer. */
  boolean mayBeMapped() {
    return end - start <= MOST;
  }

  /** Leaves the part before. */
  void move(long from, long to) {
    close();
    start = from;
    at = from;
    end = to;
  }

  /**
   * Copies so many bytes from where the window is at; false when that is not possible, or not any
   * more: of a file that is cut meanwhile the rest of the last page reads as zeros, and pages
   * behind it fault.
   */
  boolean copy(FileChannel file, byte[] into, int length) throws IOException {
    try {
      MemorySegment.copy(map(file), at - start, MemorySegment.ofArray(into), 0, length);
      // Java tells of a fault after it, at the latest when such a call returns.
      return file.size() >= at + length;
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException | InternalError e) {
      return false;
    }
  }

  private MemorySegment map(FileChannel file) throws IOException {
    if (mapped == null) {
      arena = Arena.ofConfined();
      mapped = file.map(FileChannel.MapMode.READ_ONLY, start, end - start, arena);
    }
    return mapped;
  }

  /** Takes the mapping away. */
  @Override
  public void close() {
    mapped = null;
    if (arena != null) {
      arena.close();
      arena = null;
    }
  }
}
