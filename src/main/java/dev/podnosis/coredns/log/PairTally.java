package dev.podnosis.coredns.log;

import java.util.Arrays;

/**
 * Counts pairs of A and AAAA questions. The two leave within a moment, but between them stand the
 * lines of other clients: one line in so many tells nothing of pairs. Of a very long log whole
 * parts are read for them instead.
 */
final class PairTally {
  /** A small table of the last sockets will do. */
  private static final int SLOTS = 1 << 12;

  /** A part: some hundred lines. */
  private static final int PART = 64 * 1024;

  /** Beyond this only the second question is looked for, so that a pair's distance costs none. */
  private static final int FIRSTS = PART / 2;

  private final long[] open = new long[SLOTS];
  private final long[] openInPart = new long[SLOTS];
  private final Envelope envelope = new Envelope();
  private final QueryLine query = new QueryLine();
  private final QueryTail tail = new QueryTail();
  private final int pieces;
  private long counted;
  private long found;
  private long looked;
  private long of;

  /**
   * None yet.
   *
   * @param every of how many lines one tells its name: the longer the log, the rarer, and the rarer
   *     the parts that are read
   */
  PairTally(int every) {
    pieces = every / 2;
  }

  /** Counts a query of a log of which every line comes here. */
  void add(byte[] b, QueryLine q) {
    counted += meets(open, key(b, q), true) ? 1 : 0;
  }

  /** So many lines did not come. */
  void leftOut(long lines) {
    of += lines;
  }

  /** Looks for pairs in a part of some of the pieces, which stands for all of them. */
  void sample(byte[] b, int length, long offset, long lines) {
    of += lines;
    if (offset / Pieces.SIZE % pieces != 0) {
      return;
    }
    Arrays.fill(openInPart, 0);
    int end = Math.min(length, PART);
    for (int from = 0; from < end; ) {
      int to = ByteSearch.newline(b, from, length);
      boolean first = from < FIRSTS;
      looked += first ? 1 : 0;
      if (isQuery(b, from, to)) {
        found += meets(openInPart, key(query.bytes(), query), first) ? 1 : 0;
      }
      from = to + 1;
    }
  }

  private boolean isQuery(byte[] b, int from, int to) {
    if (QueryTail.startsWithInfo(b, from, to)) {
      boolean shortWay = tail.scan(b, from + 7, to) && query.scan(b, from + 7, to, tail);
      return shortWay || query.scan(b, from + 7, to);
    }
    envelope.open(b, from, to);
    byte[] inner = envelope.bytes;
    int body = envelope.from;
    body += QueryTail.startsWithInfo(inner, body, envelope.to) ? 7 : 0;
    return !envelope.partial && query.scan(inner, body, envelope.to);
  }

  /** Client, port and name, the last bit telling A from AAAA; 0 for other types. */
  private static long key(byte[] b, QueryLine q) {
    boolean a = q.typeTo - q.typeFrom == 1 && b[q.typeFrom] == 'A';
    boolean aaaa = q.typeTo - q.typeFrom == 4 && b[q.typeFrom] == 'A' && b[q.typeFrom + 1] == 'A';
    if (!a && !aaaa) {
      return 0;
    }
    long name = ByteSearch.hash(b, q.nameFrom, q.nameTo);
    long client = ByteSearch.hash(b, q.clientFrom, q.clientTo);
    long socket = client * 31 + name + q.port() * 0x9E3779B97F4A7C15L;
    return socket & ~1L | (a ? 0 : 1);
  }

  private static boolean meets(long[] open, long key, boolean mayBeFirst) {
    if (key == 0) {
      return false;
    }
    int slot = (int) (key >>> 40) & SLOTS - 1;
    if (open[slot] == (key ^ 1)) {
      open[slot] = 0;
      return true;
    }
    if (mayBeFirst) {
      open[slot] = key;
    }
    return false;
  }

  AddressPairs toPairs() {
    return new AddressPairs(counted, found, looked, of);
  }
}
