package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the lines that are no queries, one tally for each known message and upstream server. */
final class MessageTally {
  private static final int MAX_SERVERS = 64;
  private static final int SAMPLES = 3;

  /** Counts, times and samples of one message. */
  private static final class Entry {
    final LogMessage message;
    final TimeSeries times = new TimeSeries();
    final Samples samples = new Samples(SAMPLES);
    final ByReplica replicas = new ByReplica();
    long count;
    @Nullable Instant first;
    @Nullable Instant last;

    Entry(LogMessage message) {
      this.message = message;
    }

    MessageSummary toSummary() {
      return new MessageSummary(
          message, count, first, last, times.toCounts(), samples.texts(), replicas.toCounts());
    }
  }

  private final Map<LogMessage, Entry> entries = new EnumMap<>(LogMessage.class);
  private final Map<String, UpstreamTally> upstreams = new HashMap<>();
  private final IntervalList apiTrouble = new IntervalList();
  private final MarkList marks = new MarkList();
  private String version = "";
  private long total;

  void add(LogLine line, String text, @Nullable Instant at, long offset, String replica) {
    total++;
    LogMessage message = LogMessage.of(line);
    long count = line instanceof LogLine.Consolidated c ? c.count() : 1;
    Entry entry = entries.computeIfAbsent(message, Entry::new);
    entry.count += count;
    entry.replicas.add(replica, count);
    if (entry.samples.wants(offset)) {
      entry.samples.add(offset, text);
    }
    if (at != null) {
      entry.first = entry.first == null || at.isBefore(entry.first) ? at : entry.first;
      entry.last = entry.last == null || at.isAfter(entry.last) ? at : entry.last;
      entry.times.add(at.getEpochSecond(), count);
    }
    if (message.isMark()) {
      marks.add(new Mark(at, message, Samples.clean(text), replica));
    }
    switch (line) {
      case LogLine.PluginError e when !e.loopProbe() -> upstream(e.to()).add(e, at, replica);
      case LogLine.Started s -> version = s.version().toString();
      case LogLine.ApiServerTrouble a when at != null -> apiTrouble.add(at, replica);
      default -> {}
    }
  }

  private UpstreamTally upstream(String server) {
    String key = Samples.clean(server);
    boolean room = upstreams.size() < MAX_SERVERS || upstreams.containsKey(key);
    return upstreams.computeIfAbsent(room ? key : "(other)", UpstreamTally::new);
  }

  long total() {
    return total;
  }

  String version() {
    return version;
  }

  List<MessageSummary> messages() {
    return entries.values().stream().map(Entry::toSummary).toList();
  }

  List<UpstreamErrors> upstreamErrors() {
    return sorted(upstreams.values().stream().map(UpstreamTally::toErrors).toList());
  }

  static List<UpstreamErrors> sorted(Collection<UpstreamErrors> errors) {
    List<UpstreamErrors> list = new ArrayList<>(errors);
    list.sort(MessageTally::mostFirst);
    return list;
  }

  private static int mostFirst(UpstreamErrors a, UpstreamErrors b) {
    int byCount = Long.compare(b.count(), a.count());
    return byCount != 0 ? byCount : a.server().compareTo(b.server());
  }

  List<Interval> apiInterruptions() {
    return apiTrouble.toList();
  }

  List<Mark> marks() {
    return marks.toList();
  }
}
