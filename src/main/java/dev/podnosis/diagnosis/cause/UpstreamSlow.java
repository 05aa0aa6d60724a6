package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.metrics.UpstreamCounters;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The upstream servers answer, but late. */
final class UpstreamSlow implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");

  private static final double SLOW_MS = 500;

  /** So long CoreDNS waits for one answer (plugin/forward: read timeout). */
  private static final double GIVEN_UP_MS = 2000;

  private static final int ENOUGH = 3;
  private static final int ENOUGH_COUNTED = 10;

  @Override
  public CauseId id() {
    return new CauseId("upstream-slow");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<LookupsSeen>> asked =
        facts.upstreams().asked().stream()
            .filter(s -> s.what().transport() == Transport.UDP)
            .toList();
    Map<String, AnswerTimes> servers = new TreeMap<>();
    Upstreams.byServer(asked).forEach((a, s) -> servers.put(a, AnswerTimes.of(s.stream())));
    servers.values().removeIf(t -> t.count() < ENOUGH);
    return servers.isEmpty() ? counted(facts) : measured(servers, asked, facts);
  }

  private static Verdict measured(
      Map<String, AnswerTimes> servers, List<Seen<LookupsSeen>> asked, Facts facts) {
    List<String> evidence = asked.stream().map(Seen::id).toList();
    Map<String, AnswerTimes> slow = new TreeMap<>(servers);
    slow.values().removeIf(t -> t.median() < SLOW_MS);
    if (slow.isEmpty()) {
      double most = servers.values().stream().mapToDouble(AnswerTimes::median).max().orElse(0);
      return Verdict.ruledOut(
          con(
              "upstreams-prompt",
              Map.of("servers", names(servers), "median", duration(most)),
              evidence));
    }
    int answers = slow.values().stream().mapToInt(AnswerTimes::count).sum();
    long late = slow.values().stream().mapToLong(t -> t.over(GIVEN_UP_MS)).sum();
    double median = slow.values().stream().mapToDouble(AnswerTimes::median).max().orElse(0);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "upstreams-late",
            Map.of("servers", names(slow), "median", duration(median), "answers", answers),
            evidence));
    if (late > 0) {
      findings.add(
          pro("later-than-forward-waits", Map.of("late", late, "answers", answers), evidence));
    }
    return facts.complaint()
        ? Verdict.confirmed(findings, facts.externalFailures())
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  /** What the forward plugin counted: answers only, so that silence does not make it slow. */
  private static Verdict counted(Facts facts) {
    Map<String, Double> means = new TreeMap<>();
    double answers = 0;
    for (Map.Entry<String, List<UpstreamCounters>> server :
        facts.metrics().upstreams().entrySet()) {
      double count = server.getValue().stream().mapToDouble(u -> u.duration().count()).sum();
      double sum = server.getValue().stream().mapToDouble(u -> u.duration().sum()).sum();
      if (count >= ENOUGH_COUNTED) {
        means.put(server.getKey(), 1000 * sum / count);
        answers += count;
      }
    }
    if (means.isEmpty()) {
      return Verdict.undecided(ASK);
    }
    double most = means.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<String> slow =
        means.entrySet().stream()
            .filter(e -> e.getValue() >= SLOW_MS)
            .map(Map.Entry::getKey)
            .toList();
    if (slow.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "counted-prompt",
              Map.of("answers", Math.round(answers), "mean", duration(most)),
              facts.metrics().evidence()));
    }
    Finding late =
        pro(
            "counted-late",
            Map.of("servers", List.copyOf(slow), "mean", duration(most)),
            facts.metrics().evidence());
    return facts.complaint()
        ? Verdict.suspected(List.of(late), facts.externalFailures(), ASK)
        : Verdict.advice(late);
  }

  private static List<String> names(Map<String, AnswerTimes> servers) {
    return List.copyOf(servers.keySet());
  }

  private static Duration duration(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }
}
