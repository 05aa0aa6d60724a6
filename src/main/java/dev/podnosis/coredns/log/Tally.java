package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics in the making over pieces of a log. Of constant size; for one thread. A plain query
 * line takes a short way and is never made a string.
 */
final class Tally {
  private static final int MAX_REPLICAS = 64;
  private static final int SAMPLES = 5;

  /** Some bytes behind a line may be looked at, but never count. */
  private static final int SPARE = 8;

  /** Longest text that is looked at when a line is no query. */
  private static final int MAX_TEXT = 16 * 1024;

  private static final String[] LEVELS = {"[INFO] ", "[ERROR] ", "[WARNING] ", "[FATAL] "};

  final QueryTally queries;
  final MessageTally messages = new MessageTally();
  final CoverageTally coverage = new CoverageTally(SAMPLES);
  final Map<String, ReplicaTally> replicas = new HashMap<>();

  private final LogOptions options;
  private final Envelope envelope = new Envelope();
  private final QueryTail tail = new QueryTail();
  private final QueryLine query = new QueryLine();
  private final PlainQueries plain = new PlainQueries();
  private ReplicaTally current;
  private final CutLines cut = new CutLines();
  private final LogFilter filter;
  private final boolean filtering;
  private boolean following;
  private boolean sampling;
  private long turn;

  /**
   * Nothing counted yet.
   *
   * @param every of how many answered lines of a very long log one gives its name, a power of 2
   */
  Tally(LogOptions options, int every) {
    this.options = options;
    queries = new QueryTally(options, every);
    filter = options.filter();
    filtering = !filter.isAll();
    current = new ReplicaTally(options.replica());
  }

  /** Forgets the line before: the next piece need not follow the last one counted here. */
  void beginPiece() {
    following = false;
    cut.clear();
    turn = 0;
  }

  /** Counts the lines of a piece, which begins with a line and ends with one. */
  void lines(byte[] b, int length, long offset, boolean sampleNow) {
    sampling = sampleNow && !options.exact() && !filtering;
    long before = coverage.lines;
    lines(b, length, offset);
    if (sampling) {
      queries.pairs.sample(b, length, offset, coverage.lines - before);
    }
  }

  private void lines(byte[] b, int length, long offset) {
    int from = 0;
    while (from < length) {
      if (sampling) {
        from = plain(b, from, length);
        if (from == length) {
          return;
        }
      }
      int newline = ByteSearch.newline(b, from, length);
      int to = newline > from && b[newline - 1] == '\r' ? newline - 1 : newline;
      line(b, from, to, offset + from);
      from = newline + 1;
    }
  }

  /** Counts answered queries up to a line that is something else or gives its name and client. */
  private int plain(byte[] b, int from, int length) {
    current = replica(options.replica());
    int next =
        plain.run(
            b, from, length, queries.beforeSample(turn), queries.slow(), current, options.weight());
    if (next > from) {
      turn += plain.lines;
      coverage.lines += plain.lines;
      current.lines += plain.lines;
      following = false;
      int noerror = plain.lines - plain.nxdomain;
      queries.answered(noerror, plain.nxdomain);
      current.answered(noerror, plain.nxdomain, options.weight());
    }
    return next;
  }

  private void line(byte[] b, int from, int to, long offset) {
    coverage.lines++;
    turn++;
    if (from == to) {
      coverage.empty++;
    } else if (QueryTail.startsWithInfo(b, from, to) && tail.scan(b, from + 7, to)) {
      current = replica(options.replica());
      current.lines++;
      query(b, from, from + 7, to, TimeStamps.NONE, offset);
    } else {
      wrapped(b, from, to, offset);
    }
  }

  private void wrapped(byte[] b, int from, int to, long offset) {
    envelope.open(b, from, to);
    current = replica(envelope.replica.isEmpty() ? options.replica() : envelope.replica);
    current.lines++;
    long at = envelope.epochNanos;
    if (at != TimeStamps.NONE) {
      coverage.time(at, current);
    }
    if (!cut.belong(envelope)) {
      payload(envelope.bytes, envelope.from, envelope.to, at, offset);
      return;
    }
    byte[] whole = cut.add(envelope, SPARE);
    if (whole == null) {
      coverage.continuations++;
    } else {
      payload(whole, 0, whole.length - SPARE, at, offset);
    }
  }

  private void payload(byte[] b, int from, int to, long at, long offset) {
    if (from >= to) {
      coverage.empty++;
      return;
    }
    int body = QueryTail.startsWithInfo(b, from, to) ? from + 7 : from;
    if (tail.scan(b, body, to)) {
      query(b, from, body, to, at, offset);
    } else if (query.scan(b, body, to)) {
      whole(b, at, false);
    } else {
      text(new String(b, from, Math.min(to - from, MAX_TEXT), UTF_8), at, offset);
    }
  }

  /** A line whose end is a query's: the rest is read when it is wanted. */
  private void query(byte[] b, int from, int body, int to, long at, long offset) {
    int rcode = queries.rcodeNames.number(b, tail.rcodeFrom, tail.rcodeTo);
    following = false;
    if (!filtering && !queries.wantsAll(rcode, tail.nanos, sampling, turn)) {
      count(rcode, tail.nanos, at);
      queries.leftOut();
      return;
    }
    boolean chosen = queries.standsForMore(rcode, tail.nanos, sampling);
    if (query.scan(b, body, to, tail) && query.stampTo == query.stampFrom) {
      count(b, rcode, at, chosen);
    } else if (query.scan(b, body, to)) {
      whole(b, at, chosen);
    } else {
      text(new String(b, from, Math.min(to - from, MAX_TEXT), UTF_8), at, offset);
    }
  }

  private void whole(byte[] b, long outerTime, boolean chosen) {
    long at = outerTime;
    if (at == TimeStamps.NONE && query.stampTo > query.stampFrom) {
      at = ClfTime.epochNanos(query.text(query.stampFrom, query.stampTo));
      if (at != TimeStamps.NONE) {
        coverage.time(at, current);
      }
    }
    int rcode =
        query.rcodeTo - query.rcodeFrom <= 8
            ? queries.rcodeNames.number(query.text(query.rcodeFrom, query.rcodeTo))
            : queries.rcodeNames.number(b, query.rcodeFrom, query.rcodeTo);
    following = false;
    count(b, rcode, at, chosen);
  }

  private void count(int rcode, long nanos, long at) {
    queries.count(rcode, at);
    current.query(rcode, nanos, options.weight());
  }

  /** Counts the query that was read, with all it tells, if it is wanted. */
  private void count(byte[] b, int rcode, long at, boolean chosen) {
    if (filtering && !passes(rcode, at)) {
      return;
    }
    count(rcode, query.nanos, at);
    queries.details(b, query, rcode, chosen, at, current.name());
    if (options.weight() > 1) {
      queries.pairs.leftOut(options.weight());
    } else if (!sampling) {
      queries.pairs.add(b, query);
    }
  }

  private boolean passes(int rcode, long at) {
    return filter.takes(instant(at), current.name())
        && filter.takesQuery(
            query.text(query.nameFrom, query.nameTo),
            query.text(query.clientFrom, query.clientTo),
            queries.rcodeNames.text(rcode));
  }

  private void text(String text, long at, long offset) {
    LogLine.Query custom = CustomQuery.parse(text);
    if (custom != null) {
      custom(custom, at);
      return;
    }
    LogLine line = MessageParser.parse(text);
    int next = laterLevel(text);
    boolean vague =
        line instanceof LogLine.Unparsed
            || line instanceof LogLine.Continuation
            || line instanceof LogLine.Other o && o.plugin().isEmpty();
    if (next > 0) {
      coverage.cut++;
      String head = text.substring(0, next);
      if (vague) {
        coverage.sample(offset, head);
      } else {
        message(MessageParser.parse(head), head, at, offset);
      }
      byte[] rest = text.substring(next).getBytes(UTF_8);
      payload(Arrays.copyOf(rest, rest.length + SPARE), 0, rest.length, at, offset + next);
      return;
    }
    message(line, text, at, offset);
  }

  /** Where another line begins in the middle of this one: two writers, or a break. */
  private static int laterLevel(String text) {
    int first = -1;
    for (String level : LEVELS) {
      int at = text.indexOf(level, 1);
      first = at > 0 && (first < 0 || at < first) ? at : first;
    }
    return first;
  }

  private void custom(LogLine.Query q, long at) {
    int rcode = queries.rcodeNames.number(q.rcode());
    String line =
        "%s:%d - %d \"%s %s %s %s %d %s %d\" %s %s %d %.9fs"
            .formatted(
                q.client().isEmpty() ? "-" : q.client(),
                q.port(),
                q.id(),
                q.type(),
                q.queryClass(),
                q.name(),
                q.transport(),
                q.requestSize(),
                q.dnssecOk(),
                q.bufferSize(),
                q.rcode(),
                q.flags(),
                q.responseSize(),
                q.duration().toNanos() / 1e9);
    byte[] bytes = line.getBytes(UTF_8);
    if (query.scan(bytes, 0, bytes.length)) {
      count(bytes, rcode, at, false);
    } else if (!filtering) {
      count(rcode, q.duration().toNanos(), at);
    }
  }

  private void message(LogLine line, String text, long at, long offset) {
    switch (line) {
      case LogLine.Unparsed u when following -> coverage.continuations++;
      case LogLine.Unparsed u -> coverage.unparsed(offset, text);
      case LogLine.Continuation c -> coverage.continuations++;
      default -> {
        following = bringsMore(line);
        if (filtering && (filter.queriesOnly() || !filter.takes(instant(at), current.name()))) {
          return;
        }
        messages.add(line, text, instant(at), offset, current.name());
      }
    }
  }

  /** After these, lines without a head belong to them: a stack trace, the Corefile in use. */
  private static boolean bringsMore(LogLine line) {
    return switch (line) {
      case LogLine.Panic p -> true;
      case LogLine.NodeCacheSetup n -> n.text().startsWith("Using config file");
      case LogLine.ApiServerTrouble a -> true;
      case LogLine.Other o -> o.plugin().equals("kubernetes");
      default -> false;
    };
  }

  private static @Nullable Instant instant(long at) {
    return at == TimeStamps.NONE ? null : LogLineParser.instant(at);
  }

  private ReplicaTally replica(String name) {
    if (current.name().equals(name) && current.lines > 0) {
      return current;
    }
    boolean room = replicas.size() < MAX_REPLICAS || replicas.containsKey(name);
    return replicas.computeIfAbsent(room ? name : "(other)", ReplicaTally::new);
  }
}
