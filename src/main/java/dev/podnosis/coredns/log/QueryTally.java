package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Counts query lines. Every line gives its response code and time; see {@link #wantsAll}. */
final class QueryTally {
  private static final int NAME_SLOTS = 1 << 15;
  private static final int CLIENT_SLOTS = 1 << 13;
  private static final int TRUNCATED_SLOTS = 1 << 8;
  private static final int SLOWEST = 20;
  private static final int SUFFIX_SLOTS = 1 << 8;
  private static final int KEPT_SUFFIXES = 50;
  private static final int MAX_TYPES = 100;

  final Rcodes rcodeNames = new Rcodes();
  private final long[] rcodes = new long[Rcodes.MAX];
  private final TimeSeries[] rcodeTimes = new TimeSeries[Rcodes.MAX];
  private final TopTable names = new TopTable(NAME_SLOTS);
  private final TopTable clients = new TopTable(CLIENT_SLOTS);
  private final TopTable truncated = new TopTable(TRUNCATED_SLOTS);
  private final WordCounts types = new WordCounts(MAX_TYPES);
  private final WordCounts transports = new WordCounts(MAX_TYPES);
  private final TopTable suffixes = new TopTable(SUFFIX_SLOTS);
  private final PriorityQueue<SlowQuery> slowest =
      new PriorityQueue<>((a, b) -> SlowQuery.slowestFirst(b, a));
  private final long[] inside = new long[Rcodes.MAX];
  private final long[] outside = new long[Rcodes.MAX];
  private final SearchSuffixes search;
  final PairTally pairs;
  private long wasted;
  private long slowThreshold;
  private long sampled = 1;
  private long queries;
  private final int weight;
  private final int every;

  /**
   * Nothing counted yet.
   *
   * @param every where not every answered line's name is looked at, one in so many is: a power of 2
   */
  QueryTally(LogOptions options, int every) {
    search = new SearchSuffixes(options.clusterDomains());
    weight = options.weight();
    this.every = every;
    pairs = new PairTally(every);
  }

  /**
   * Whether name and client of this line are to be looked at. Failed and very slow queries always
   * are; of the others in a very long log one in so many.
   *
   * @param sampling whether the log is that long
   * @param turn number of the line
   */
  boolean wantsAll(int rcode, long nanos, boolean sampling, long turn) {
    return !sampling || rcode > 1 || nanos > slowThreshold || (turn & every - 1) == 0;
  }

  /** How many lines after this one come before the next whose name is looked at in any case. */
  int beforeSample(long turn) {
    return every - 1 - (int) (turn & every - 1);
  }

  /** What takes longer, in nanoseconds, is looked at in any case. */
  long slow() {
    return slowThreshold;
  }

  /** Counts queries of which only the response code is looked at, from lines without a time. */
  void answered(int noerror, int nxdomain) {
    leftOut();
    queries += (long) weight * (noerror + nxdomain);
    rcodes[Rcodes.NOERROR_NUMBER] += (long) weight * noerror;
    rcodes[Rcodes.NXDOMAIN_NUMBER] += (long) weight * nxdomain;
  }

  void count(int rcode, long at) {
    queries += weight;
    rcodes[rcode] += weight;
    if (at != TimeStamps.NONE) {
      TimeSeries series = rcodeTimes[rcode];
      if (series == null) {
        series = new TimeSeries();
        rcodeTimes[rcode] = series;
      }
      series.add(Math.floorDiv(at, 1_000_000_000L), weight);
    }
  }

  /** Whether a line that is looked at stands for others that are not. */
  boolean standsForMore(int rcode, long nanos, boolean sampling) {
    return sampling && rcode <= 1 && nanos <= slowThreshold;
  }

  /** A line's name and client were not looked at. */
  void leftOut() {
    sampled = every;
  }

  /**
   * Counts what only a whole line tells.
   *
   * @param chosen whether it stands for lines that were left out
   */
  void details(byte[] b, QueryLine q, int rcode, boolean chosen, long at, String replica) {
    long weight = chosen ? every : this.weight;
    int rcodeClass = Rcodes.classOf(rcode);
    long name = ByteSearch.hash(b, q.nameFrom, q.nameTo);
    long client = ByteSearch.hash(b, q.clientFrom, q.clientTo);
    names.add(name, b, q.nameFrom, q.nameTo, rcodeClass, weight, q.nanos, at);
    clients.add(client, b, q.clientFrom, q.clientTo, rcodeClass, weight, q.nanos, at);
    kinds(b, q, rcode, weight);
    types.add(b, q.typeFrom, q.typeTo, rcodeClass, weight);
    transports.add(b, q.transportFrom, q.transportTo, rcodeClass, weight);
    if (rcode == 1) {
      waste(b, q, weight, at);
    }
    if (isTruncated(b, q.flagsFrom, q.flagsTo)) {
      truncated.add(name, b, q.nameFrom, q.nameTo, rcodeClass, weight, q.nanos, at);
    }
    if (q.nanos > slowThreshold) {
      slow(b, q, at, replica);
    }
  }

  private void waste(byte[] b, QueryLine q, long weight, long at) {
    int suffix = search.wastedSuffix(b, q.nameFrom, q.nameTo);
    if (suffix != SearchSuffixes.NONE) {
      wasted += weight;
      long hash = ByteSearch.hash(b, suffix, q.nameTo);
      suffixes.add(hash, b, suffix, q.nameTo, 1, weight, q.nanos, at);
    }
  }

  private void kinds(byte[] b, QueryLine q, int rcode, long weight) {
    if (search.isInside(b, q.nameFrom, q.nameTo)) {
      inside[rcode] += weight;
    } else {
      outside[rcode] += weight;
    }
  }

  private static boolean isTruncated(byte[] b, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (b[i] == 't' && b[i + 1] == 'c') {
        return true;
      }
    }
    return false;
  }

  private void slow(byte[] b, QueryLine q, long at, String replica) {
    slowest.add(
        new SlowQuery(
            Samples.clean(new String(b, q.nameFrom, q.nameTo - q.nameFrom, UTF_8)),
            Samples.clean(q.text(q.typeFrom, q.typeTo)),
            Samples.clean(q.text(q.clientFrom, q.clientTo)),
            Samples.clean(q.text(q.rcodeFrom, q.rcodeTo)),
            q.nanos / 1e6,
            at == TimeStamps.NONE ? null : LogLineParser.instant(at),
            replica));
    if (slowest.size() > SLOWEST) {
      slowest.poll();
      slowThreshold = Math.round((slowest.isEmpty() ? 0 : slowest.element().ms()) * 1e6);
    }
  }

  long queries() {
    return queries;
  }

  Map<String, Long> rcodeCounts() {
    return byName(rcodes);
  }

  Map<String, Long> byName(long[] counts) {
    Map<String, Long> map = new HashMap<>();
    for (int i = 0; i < rcodeNames.size(); i++) {
      if (counts[i] > 0) {
        map.put(rcodeNames.text(i), counts[i]);
      }
    }
    return map;
  }

  Map<String, TimeCounts> rcodeTimes() {
    Map<String, TimeCounts> map = new HashMap<>();
    for (int i = 0; i < rcodeNames.size(); i++) {
      TimeSeries series = rcodeTimes[i];
      if (series != null) {
        map.put(rcodeNames.text(i), series.toCounts());
      }
    }
    return map;
  }

  NameKinds kinds() {
    return new NameKinds(byName(inside), byName(outside));
  }

  TopList names(int entries) {
    return names.toList(entries, (int) sampled);
  }

  TopList clients(int entries) {
    return clients.toList(entries, (int) sampled);
  }

  TopList truncated(int entries) {
    return truncated.toList(entries, (int) sampled);
  }

  Map<String, Long> types() {
    return types.toMap();
  }

  Map<String, Long> transports() {
    return transports.toMap();
  }

  Map<String, Map<String, Long>> typeRcodes() {
    return types.byRcode();
  }

  Map<String, Map<String, Long>> transportRcodes() {
    return transports.byRcode();
  }

  List<SlowQuery> slowest() {
    return slowest.stream().sorted(SlowQuery::slowestFirst).toList();
  }

  SearchWaste searchWaste() {
    Map<String, Long> bySuffix = new HashMap<>();
    suffixes.toList(KEPT_SUFFIXES, 1).entries().forEach(e -> bySuffix.put(e.key(), e.count()));
    return new SearchWaste(wasted, rcodes[0], bySuffix);
  }

  AddressPairs addressPairs() {
    return pairs.toPairs();
  }
}
