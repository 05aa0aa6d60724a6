package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts summaries of several replicas, or of pieces of one log, together. */
public final class LogSummaries {
  private static final int SLOWEST = 20;
  private static final int SAMPLES = 5;

  private LogSummaries() {}

  /** Everything of all of them; the marks in order of time. */
  public static LogSummary merge(Collection<LogSummary> all) {
    return merge(all, LogAnalyser.TOP);
  }

  static LogSummary merge(Collection<LogSummary> all, int entries) {
    return new LogSummary(
        coverage(all.stream().map(LogSummary::coverage).toList()),
        all.stream().map(LogSummary::version).filter(v -> !v.isEmpty()).reduce("", (a, b) -> b),
        sums(all, LogSummary::rcodes),
        times(all),
        sums(all, LogSummary::types),
        sums(all, LogSummary::transports),
        nested(all, LogSummary::typeRcodes),
        nested(all, LogSummary::transportRcodes),
        latency(all.stream().map(LogSummary::latency).toList()),
        new NameKinds(sums(all, s -> s.kinds().inside()), sums(all, s -> s.kinds().outside())),
        top(all.stream().map(LogSummary::names).toList(), entries),
        top(all.stream().map(LogSummary::clients).toList(), entries),
        all.stream()
            .flatMap(s -> s.slowest().stream())
            .sorted(SlowQuery::slowestFirst)
            .limit(SLOWEST)
            .toList(),
        top(all.stream().map(LogSummary::truncated).toList(), entries),
        waste(all),
        all.stream().map(LogSummary::addressPairs).reduce(AddressPairs.NONE, AddressPairs::plus),
        messages(all),
        upstreams(all),
        intervals(all),
        marks(all),
        replicas(all));
  }

  private static <K> Map<K, Long> sums(
      Collection<LogSummary> all, Function<LogSummary, Map<K, Long>> part) {
    Map<K, Long> sums = new HashMap<>();
    all.forEach(s -> part.apply(s).forEach((k, n) -> sums.merge(k, n, Long::sum)));
    return sums;
  }

  private static Map<String, Map<String, Long>> nested(
      Collection<LogSummary> all, Function<LogSummary, Map<String, Map<String, Long>>> part) {
    Map<String, Map<String, Long>> sums = new HashMap<>();
    for (LogSummary summary : all) {
      part.apply(summary)
          .forEach(
              (word, rcodes) -> {
                Map<String, Long> sum = sums.computeIfAbsent(word, k -> new HashMap<>());
                rcodes.forEach((rcode, n) -> sum.merge(rcode, n, Long::sum));
              });
    }
    return sums;
  }

  private static Map<String, TimeCounts> times(Collection<LogSummary> all) {
    Map<String, TimeSeries> series = new HashMap<>();
    all.forEach(
        s ->
            s.rcodeTimes()
                .forEach((k, t) -> series.computeIfAbsent(k, x -> new TimeSeries()).add(t)));
    Map<String, TimeCounts> counts = new HashMap<>();
    series.forEach((k, t) -> counts.put(k, t.toCounts()));
    return counts;
  }

  private static Latency latency(Collection<Latency> all) {
    LatencyHistogram histogram = new LatencyHistogram();
    all.forEach(histogram::add);
    return histogram.toLatency();
  }

  private static SearchWaste waste(Collection<LogSummary> all) {
    return new SearchWaste(
        all.stream().mapToLong(s -> s.searchWaste().wasted()).sum(),
        all.stream().mapToLong(s -> s.searchWaste().useful()).sum(),
        sums(all, s -> s.searchWaste().bySuffix()));
  }

  private static TopList top(List<TopList> lists, int entries) {
    Map<String, TopEntry> byKey = new HashMap<>();
    lists.forEach(l -> l.entries().forEach(e -> byKey.merge(e.key(), e, LogSummaries::join)));
    List<TopEntry> sorted = new ArrayList<>(byKey.values());
    sorted.sort(TopEntry::mostFirst);
    return new TopList(
        sorted.subList(0, Math.min(entries, sorted.size())),
        lists.stream().mapToLong(TopList::mayMiss).sum() + hidden(lists),
        sorted.size() <= entries && lists.stream().allMatch(TopList::complete),
        lists.stream().mapToInt(TopList::sampledEvery).max().orElse(1));
  }

  /** A key missing in a shortened list may have had as much there as the last one listed. */
  private static long hidden(List<TopList> lists) {
    long hidden = 0;
    for (TopList list : lists) {
      boolean shortened = !list.complete() && !list.entries().isEmpty();
      hidden += lists.size() > 1 && shortened ? list.entries().getLast().count() : 0;
    }
    return hidden;
  }

  private static TopEntry join(TopEntry a, TopEntry b) {
    Map<String, Long> rcodes = new HashMap<>(a.rcodes());
    b.rcodes().forEach((k, n) -> rcodes.merge(k, n, Long::sum));
    return new TopEntry(
        a.key(),
        a.count() + b.count(),
        rcodes,
        Math.max(a.maxMs(), b.maxMs()),
        earlier(a.first(), b.first()),
        later(a.last(), b.last()));
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return pick(a, b, (x, y) -> x.isBefore(y) ? x : y);
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    return pick(a, b, (x, y) -> x.isAfter(y) ? x : y);
  }

  private static @Nullable Instant pick(
      @Nullable Instant a, @Nullable Instant b, BinaryOperator<Instant> of) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return of.apply(a, b);
  }

  private static List<MessageSummary> messages(Collection<LogSummary> all) {
    Map<LogMessage, MessageSummary> merged = new EnumMap<>(LogMessage.class);
    all.forEach(s -> s.messages().forEach(m -> merged.merge(m.message(), m, LogSummaries::join)));
    return List.copyOf(merged.values());
  }

  private static MessageSummary join(MessageSummary a, MessageSummary b) {
    TimeSeries times = new TimeSeries();
    times.add(a.times());
    times.add(b.times());
    List<String> samples = new ArrayList<>(a.samples());
    samples.addAll(b.samples());
    ByReplica replicas = new ByReplica();
    replicas.add(a.replicas());
    replicas.add(b.replicas());
    return new MessageSummary(
        a.message(),
        a.count() + b.count(),
        earlier(a.first(), b.first()),
        later(a.last(), b.last()),
        times.toCounts(),
        samples.stream().distinct().limit(SAMPLES).toList(),
        replicas.toCounts());
  }

  private static List<UpstreamErrors> upstreams(Collection<LogSummary> all) {
    Map<String, UpstreamTally> merged = new HashMap<>();
    all.forEach(
        s ->
            s.upstreamErrors()
                .forEach(u -> merged.computeIfAbsent(u.server(), UpstreamTally::new).add(u)));
    return MessageTally.sorted(merged.values().stream().map(UpstreamTally::toErrors).toList());
  }

  private static List<Interval> intervals(Collection<LogSummary> all) {
    IntervalList list = new IntervalList();
    all.forEach(s -> s.apiInterruptions().forEach(list::add));
    return list.toList();
  }

  private static List<Mark> marks(Collection<LogSummary> all) {
    MarkList list = new MarkList();
    all.forEach(s -> s.marks().forEach(list::add));
    return list.toList();
  }

  private static Map<String, ReplicaCounts> replicas(Collection<LogSummary> all) {
    Map<String, ReplicaCounts> merged = new HashMap<>();
    all.forEach(
        s ->
            s.replicas().forEach((name, counts) -> merged.merge(name, counts, LogSummaries::join)));
    return merged;
  }

  private static ReplicaCounts join(ReplicaCounts a, ReplicaCounts b) {
    Map<String, Long> rcodes = new HashMap<>(a.rcodes());
    b.rcodes().forEach((k, n) -> rcodes.merge(k, n, Long::sum));
    return new ReplicaCounts(
        a.lines() + b.lines(),
        a.queries() + b.queries(),
        rcodes,
        earlier(a.first(), b.first()),
        later(a.last(), b.last()),
        latency(List.of(a.latency(), b.latency())));
  }

  private static Coverage coverage(List<Coverage> all) {
    long lines = 0;
    long[] n = new long[11];
    Instant first = null;
    Instant last = null;
    List<String> samples = new ArrayList<>();
    String readError = "";
    boolean unavailable = false;
    for (Coverage c : all) {
      lines += c.lines();
      long[] more = {
        c.bytes(),
        c.empty(),
        c.queries(),
        c.messages(),
        c.continuations(),
        c.unparsed(),
        c.cut(),
        c.overlong(),
        c.binary(),
        c.timed(),
        c.clockJumps()
      };
      for (int i = 0; i < n.length; i++) {
        n[i] += more[i];
      }
      first = earlier(first, c.first());
      last = later(last, c.last());
      samples.addAll(c.samples());
      readError = readError.isEmpty() ? c.readError() : readError;
      unavailable |= c.understood() == Coverage.Understood.UNAVAILABLE;
    }
    return new Coverage(
        CoverageTally.understood(n[2], n[3], unavailable, lines, n[1], n[5], n[8]),
        n[0],
        lines,
        n[1],
        n[2],
        n[3],
        n[4],
        n[5],
        n[6],
        n[7],
        n[8],
        n[9],
        n[10],
        samples.stream().limit(SAMPLES).toList(),
        first,
        last,
        readError);
  }
}
