package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CoreDNS, or dnsmasq of kube-dns, refuses queries because too many wait for the upstreams. */
final class ForwardConcurrencyExhausted implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("forward-concurrency-exhausted");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    double rejected = facts.metrics().between(MetricsRates::maxConcurrentRejects);
    if (rejected > 0) {
      findings.add(
          pro(
              "rejects-grow",
              Map.of("count", Math.round(rejected), "limit", limit(facts)),
              facts.metrics().evidence()));
    }
    DnsLogs.Said said = facts.logs().inWindow(LogMessage.MAX_CONCURRENT);
    if (said.any()) {
      findings.add(
          pro(
              "rejects-logged",
              Map.of(
                  "count", said.count(),
                  "sample", said.samples().stream().findFirst().orElse("–")),
              said.evidence()));
    }
    DnsLogs.Said dnsmasq = facts.logs().inWindow(LogMessage.DNSMASQ_LIMIT);
    if (dnsmasq.any()) {
      findings.add(
          pro(
              "dnsmasq-refuses",
              Map.of(
                  "count", dnsmasq.count(),
                  "sample", dnsmasq.samples().stream().findFirst().orElse("–")),
              dnsmasq.evidence()));
    }
    if (!findings.isEmpty()) {
      return Verdict.confirmed(findings, facts.externalFailures());
    }
    return silent(facts);
  }

  private static Verdict silent(Facts facts) {
    double ever =
        facts.metrics().replicas().stream()
            .mapToDouble(s -> s.what().last().maxConcurrentRejects())
            .sum();
    boolean quiet = facts.logs().tellEveryError();
    if (ever > 0 && !quiet && facts.complaint()) {
      return Verdict.suspected(
          List.of(
              pro(
                  "rejects-before",
                  Map.of("count", Math.round(ever), "limit", limit(facts)),
                  facts.metrics().evidence())),
          facts.externalFailures(),
          new Need(ProbeId.DNS_METRICS, "while-it-fails"));
    }
    if (facts.metrics().complete() || quiet) {
      List<String> evidence = new ArrayList<>(facts.metrics().evidence());
      evidence.addAll(facts.logs().evidence());
      return Verdict.ruledOut(
          con("no-rejects", Map.of("count", Math.round(ever), "limit", limit(facts)), evidence));
    }
    return Verdict.undecided(Need.of(ProbeId.DNS_METRICS));
  }

  private static Optional<ForwardFacts> forward(Facts facts) {
    return facts.dns().readCorefile().flatMap(ReadCorefile::externalForward);
  }

  private static String limit(Facts facts) {
    return forward(facts)
        .filter(f -> f.maxConcurrent() > 0)
        .map(f -> Integer.toString(f.maxConcurrent()))
        .orElse("–");
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    if (!remedy.equals("raise-limit")) {
      return Optional.empty();
    }
    return forward(facts)
        .filter(f -> f.maxConcurrent() > 0 && f.maxConcurrent() < 1_000_000)
        .flatMap(
            f ->
                facts
                    .dns()
                    .readCorefile()
                    .flatMap(
                        c ->
                            CorefilePatches.maxConcurrent(
                                    c.corefile(), f.at(), 2 * f.maxConcurrent())
                                .map(c::patch)));
  }
}
