package dev.podnosis.diagnosis;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.MessageSummary;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.TroubleCounter;
import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.evidence.HttpSeen;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.ThrottlingSeen;
import dev.podnosis.evidence.UsageSeen;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says in one line what the CoreDNS pods say of themselves and use. */
final class CoreDnsLines {
  private static final Set<LogMessage> ERRORS =
      EnumSet.of(
          LogMessage.UPSTREAM_TIMEOUT,
          LogMessage.UPSTREAM_REFUSED,
          LogMessage.UPSTREAM_NO_ROUTE,
          LogMessage.UPSTREAM_NOT_PERMITTED,
          LogMessage.UPSTREAM_ERROR,
          LogMessage.NO_HEALTHY_UPSTREAM,
          LogMessage.MAX_CONCURRENT,
          LogMessage.MALFORMED_ANSWER,
          LogMessage.CONSOLIDATED_ERRORS,
          LogMessage.API_SERVER_TROUBLE,
          LogMessage.FORBIDDEN,
          LogMessage.UNKNOWN_DIRECTIVE,
          LogMessage.STARTUP_FATAL,
          LogMessage.LOOP_DETECTED,
          LogMessage.RELOAD_FAILED,
          LogMessage.HEALTH_FAILED,
          LogMessage.PANIC,
          LogMessage.NODE_CACHE_SETUP_FAILED,
          LogMessage.OTHER_ERROR);

  private CoreDnsLines() {}

  static EvidenceLine log(LogSeen seen) {
    long errors =
        seen.summary().messages().stream()
            .filter(m -> ERRORS.contains(m.message()))
            .mapToLong(MessageSummary::count)
            .sum();
    return new EvidenceLine(
        seen.previous() ? "log-previous" : "log",
        Map.of(
            "pod",
            seen.pod().toString(),
            "lines",
            seen.summary().coverage().lines(),
            "errors",
            errors),
        errors > 0 ? State.PROBLEM : State.OK);
  }

  static EvidenceLine metrics(MetricsSeen seen) {
    Map<String, Object> args = new TreeMap<>();
    args.put("pod", seen.pod().toString());
    args.put("version", Blank.orNone(seen.last().version()));
    MetricsRates rates = seen.rates();
    if (rates == null) {
      args.put("requests", Math.round(seen.last().requests()));
      return EvidenceLine.ok("metrics-once", args);
    }
    args.put("rate", rates.queriesPerSecond());
    args.put("p99", Duration.ofNanos((long) (rates.duration().quantile(0.99) * 1e9)));
    args.put("hits", Math.round(100 * rates.cache().hitRatio()));
    List<TroubleCounter> counting =
        Stream.of(TroubleCounter.values()).filter(c -> c.between(rates) > 0).toList();
    if (counting.isEmpty()) {
      return EvidenceLine.ok("metrics", args);
    }
    args.put("counters", TroubleCounter.grown(rates));
    boolean problem = counting.stream().anyMatch(TroubleCounter::isProblem);
    return new EvidenceLine("metrics-trouble", args, problem ? State.PROBLEM : State.ATTENTION);
  }

  static EvidenceLine http(HttpSeen seen) {
    Map<String, Object> args =
        Map.of("pod", seen.pod().toString(), "endpoint", seen.endpoint(), "status", seen.status());
    return seen.status() == 0
        ? new EvidenceLine("http-none", args, State.PROBLEM)
        : new EvidenceLine("http", args, seen.status() < 400 ? State.OK : State.PROBLEM);
  }

  static EvidenceLine usage(UsageSeen seen) {
    if (seen.usages().isEmpty()) {
      return new EvidenceLine("usage-none", Map.of(), State.UNKNOWN);
    }
    UsageSeen.Usage most =
        seen.usages().stream()
            .max(java.util.Comparator.comparingLong(UsageSeen.Usage::cpuMillis))
            .orElseThrow();
    return EvidenceLine.ok(
        "usage",
        Map.of(
            "pod",
            most.pod().toString(),
            "cpu",
            most.cpuMillis(),
            "memory",
            most.memoryBytes() / (1 << 20)));
  }

  static EvidenceLine throttling(ThrottlingSeen seen) {
    ThrottlingSeen.Held most =
        seen.containers().stream()
            .max(java.util.Comparator.comparingDouble(CoreDnsLines::share))
            .orElseThrow();
    ThrottlingSeen.Recent recent = most.recent();
    ThrottlingSeen.Counts counts = recent == null ? most.total() : recent.counts();
    Map<String, Object> args = new TreeMap<>();
    args.put("pod", most.pod().toString());
    args.put("throttled", counts.throttled());
    args.put("periods", counts.periods());
    if (recent == null) {
      return EvidenceLine.ok("throttling-total", args);
    }
    args.put("seconds", recent.over().toSeconds());
    return EvidenceLine.ok("throttling", args);
  }

  /** By what is new; what was is worth less than anything new. */
  private static double share(ThrottlingSeen.Held held) {
    ThrottlingSeen.Recent recent = held.recent();
    return recent == null ? held.total().share() - 1 : recent.counts().share();
  }
}
