package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the errors about one upstream server. */
final class UpstreamTally {
  private static final int MAX_NAMES = 400;
  private static final int KEPT_NAMES = 20;

  private final String server;
  private final Map<ErrorCause, Long> causes = new EnumMap<>(ErrorCause.class);
  private final Map<String, Long> names = new HashMap<>();
  private final TimeSeries times = new TimeSeries();
  private final ByReplica replicas = new ByReplica();
  private long count;
  private @Nullable Instant first;
  private @Nullable Instant last;

  UpstreamTally(String server) {
    this.server = server;
  }

  void add(LogLine.PluginError error, @Nullable Instant at, String replica) {
    count++;
    replicas.add(replica, 1);
    causes.merge(error.cause(), 1L, Long::sum);
    addName(Samples.clean(error.name()), 1);
    if (at != null) {
      seen(at);
      times.add(at.getEpochSecond(), 1);
    }
  }

  void add(UpstreamErrors errors) {
    count += errors.count();
    replicas.add(errors.replicas());
    errors.causes().forEach((cause, n) -> causes.merge(cause, n, Long::sum));
    errors.names().forEach(n -> addName(n.name(), n.count()));
    times.add(errors.times());
    if (errors.first() != null && errors.last() != null) {
      seen(errors.first());
      seen(errors.last());
    }
  }

  private void seen(Instant at) {
    first = first == null || at.isBefore(first) ? at : first;
    last = last == null || at.isAfter(last) ? at : last;
  }

  private void addName(String name, long n) {
    names.merge(name, n, Long::sum);
    if (names.size() > MAX_NAMES) {
      // The rarer half goes; a name that comes back starts anew.
      long median = names.values().stream().sorted().skip(MAX_NAMES / 2).findFirst().orElse(0L);
      names.values().removeIf(v -> v <= median);
    }
  }

  UpstreamErrors toErrors() {
    List<UpstreamErrors.NameCount> top =
        names.entrySet().stream()
            .map(e -> new UpstreamErrors.NameCount(e.getKey(), e.getValue()))
            .sorted(
                Comparator.comparingLong(UpstreamErrors.NameCount::count)
                    .reversed()
                    .thenComparing(UpstreamErrors.NameCount::name))
            .limit(KEPT_NAMES)
            .toList();
    return new UpstreamErrors(
        server, count, causes, replicas.toCounts(), first, last, times.toCounts(), top);
  }
}
