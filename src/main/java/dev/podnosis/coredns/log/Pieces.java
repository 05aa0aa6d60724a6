package dev.podnosis.coredns.log;

import java.io.IOException;

/** Hands out a log piece by piece, to several threads at once; each piece ends with a line. */
interface Pieces {
  /** Small enough to stay in a core's cache between reading and counting. */
  int SIZE = 512 * 1024;

  /** A piece, with its own memory so that several can be worked on at once. */
  final class Piece implements AutoCloseable {
    /** Where a file's pieces come from. */
    final FileWindow window = new FileWindow();

    /** Some bytes behind the last one may be looked at, but never count. */
    final byte[] bytes = new byte[SIZE + 16];

    int length;
    long offset;

    /** Bytes of the log this piece stands for, skipped ones included. */
    long consumed;

    /** Holds the beginning of a line that does not fit a piece; the rest of it was skipped. */
    boolean overlong;

    @Override
    public void close() {
      window.close();
    }
  }

  /** How many bytes there are at least as far as that is known before they are read. */
  default long size() throws IOException {
    return 0;
  }

  /** Fills the next piece; false when there is none. */
  boolean next(Piece piece) throws IOException;
}
