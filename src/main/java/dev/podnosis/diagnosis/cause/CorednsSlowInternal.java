package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.log.SlowQuery;
import dev.podnosis.coredns.metrics.HistogramCounts;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.UpstreamCounters;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** CoreDNS takes long for names that it answers itself. */
final class CorednsSlowInternal implements Cause {
  /** What a lookup in a cluster may take (FACTS C.6: p95 of 100 ms). */
  private static final double SLOW_MS = 100;

  /** A path whose own round trip takes this much tells nothing of the server behind it. */
  private static final double FAR_MS = 25;

  /** In the query log only what is beyond doubt counts: CoreDNS measures itself there. */
  private static final double SLOW_LOGGED_MS = 1000;

  private static final int ENOUGH = 3;

  /** Slow answers between two readings of metrics that are more than chance. */
  private static final double ENOUGH_COUNTED = 20;

  @Override
  public CauseId id() {
    return new CauseId("coredns-slow-internal");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Finding> sure = new ArrayList<>();
    measured(facts).ifPresent(sure::add);
    logged(facts).ifPresent(sure::add);
    Optional<Finding> counted = counted(facts);
    if (!sure.isEmpty()) {
      counted.ifPresent(sure::add);
      return facts.complaint()
          ? Verdict.confirmed(sure, facts.internalFailures())
          : Verdict.advice(sure.toArray(Finding[]::new));
    }
    AnswerTimes times = AnswerTimes.of(internal(facts).stream());
    if (times.count() >= ENOUGH && times.median() < SLOW_MS) {
      return Verdict.ruledOut(
          con(
              "answers-promptly",
              Map.of("count", times.count(), "median", duration(times.median())),
              internal(facts).stream().map(Seen::id).toList()));
    }
    if (counted.isPresent()) {
      return facts.complaint()
          ? Verdict.suspected(
              List.of(counted.get()), facts.internalFailures(), Need.of(ProbeId.POD_NETWORK))
          : Verdict.advice(counted.get());
    }
    return facts.metrics().complete() && requests(facts) >= ENOUGH_COUNTED
        ? Verdict.ruledOut(
            con(
                "counts-few-slow",
                Map.of("requests", Math.round(requests(facts)), "slow", Math.round(ownSlow(facts))),
                facts.metrics().evidence()))
        : Verdict.undecided(Need.of(ProbeId.POD_NETWORK));
  }

  /** Questions for names of the cluster put to replicas over the network. */
  private static List<Seen<LookupsSeen>> internal(Facts facts) {
    return facts.lookups(DnsTarget.Role.REPLICA).stream()
        .filter(s -> s.evidence().vantage().source() != Source.PORT_FORWARD)
        .filter(s -> facts.names().internal(s.what().name()))
        .toList();
  }

  /** Slow answers of a replica that packets reach quickly from the same place. */
  private static Optional<Finding> measured(Facts facts) {
    List<Seen<LookupsSeen>> slow =
        internal(facts).stream().filter(s -> slow(s) && near(s, facts)).toList();
    AnswerTimes times = AnswerTimes.of(slow.stream());
    return slow.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pro(
                "answers-slow",
                Map.of(
                    "count", times.count(),
                    "median", duration(times.median()),
                    "pods", pods(slow)),
                slow.stream().map(Seen::id).toList()));
  }

  private static boolean slow(Seen<LookupsSeen> seen) {
    AnswerTimes times = AnswerTimes.of(java.util.stream.Stream.of(seen));
    return times.count() >= ENOUGH && times.median() >= SLOW_MS;
  }

  private static boolean near(Seen<LookupsSeen> seen, Facts facts) {
    return facts
        .all(ConnectionsSeen.class)
        .filter(c -> c.what().target().address().equals(seen.what().target().address()))
        .filter(c -> c.evidence().vantage().equals(seen.evidence().vantage()))
        .flatMap(c -> c.what().attempts().stream())
        .filter(ConnectionsSeen.Attempt::ok)
        .anyMatch(a -> a.millis() < FAR_MS);
  }

  private static List<String> pods(List<Seen<LookupsSeen>> lookups) {
    return lookups.stream()
        .flatMap(s -> Optional.ofNullable(s.what().target().pod()).stream())
        .map(ObjectRef::name)
        .distinct()
        .sorted()
        .toList();
  }

  /** Names of the cluster among the slowest queries of the query log. */
  private static Optional<Finding> logged(Facts facts) {
    List<SlowQuery> slow = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    facts
        .logs()
        .all()
        .forEach(
            log -> {
              List<SlowQuery> here =
                  log.what().summary().slowest().stream()
                      .filter(q -> q.ms() >= SLOW_LOGGED_MS && facts.names().internal(q.name()))
                      .filter(q -> q.at() != null && facts.inWindow(Objects.requireNonNull(q.at())))
                      .toList();
              slow.addAll(here);
              if (!here.isEmpty()) {
                evidence.add(log.id());
              }
            });
    double most = slow.stream().mapToDouble(SlowQuery::ms).max().orElse(0);
    return slow.size() < ENOUGH
        ? Optional.empty()
        : Optional.of(
            pro(
                "logged-slow",
                Map.of(
                    "count", slow.size(),
                    "most", duration(most),
                    "sample", slow.getFirst().name()),
                evidence));
  }

  private static Optional<Finding> counted(Facts facts) {
    double own = ownSlow(facts);
    double all = requests(facts);
    return own >= ENOUGH_COUNTED && own >= 0.05 * all
        ? Optional.of(
            pro(
                "counted-slow",
                Map.of("slow", Math.round(own), "requests", Math.round(all)),
                facts.metrics().evidence()))
        : Optional.empty();
  }

  private static double requests(Facts facts) {
    return facts.metrics().between(r -> r.duration().count());
  }

  /**
   * Slow requests between the readings that no upstream server accounts for: a query that was
   * forwarded counts among the upstream's answers or ends as SERVFAIL.
   */
  private static double ownSlow(Facts facts) {
    return facts.metrics().between(CorednsSlowInternal::ownSlow);
  }

  private static double ownSlow(MetricsRates rates) {
    HistogramCounts duration = rates.duration();
    double fast = 0;
    for (int i = 0; i < duration.bounds().size(); i++) {
      if (duration.bounds().get(i) <= 1.3 * SLOW_MS / 1000) {
        fast = duration.counts().get(i);
      }
    }
    double forwarded =
        rates.upstreams().stream().mapToDouble(UpstreamCounters::requests).sum()
            + rates.responsesPerSecond().getOrDefault("SERVFAIL", 0.0)
                * rates.over().toMillis()
                / 1000;
    return Math.max(0, duration.count() - fast - forwarded);
  }

  private static Duration duration(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }
}
