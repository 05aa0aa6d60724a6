package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.Mark;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ConfigMap holds a Corefile that the running replicas refused. */
final class CorefileReloadFailed implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("corefile-reload-failed");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (!facts.logs().observed()) {
      return counted(facts);
    }
    List<Seen<LogSeen>> refused =
        facts.logs().all().stream()
            .filter(l -> !l.what().previous() && endsRefusing(l.what()))
            .toList();
    if (refused.isEmpty()) {
      return facts.logs().complete()
          ? Verdict.ruledOut(con("none-refused", Map.of(), facts.logs().evidence()))
          : Verdict.undecided(Need.of(ProbeId.DNS_LOGS));
    }
    String line =
        refused.getFirst().what().summary().message(LogMessage.RELOAD_FAILED).stream()
            .flatMap(m -> m.samples().stream())
            .findFirst()
            .orElse("–");
    return Verdict.confirmed(
        List.of(
            pro(
                "refused-corefile",
                Map.of("count", refused.size(), "message", Printable.excerpt(line, 300)),
                refused.stream().map(Seen::id).toList())),
        List.of());
  }

  /** Replicas that run different Corefiles, and one of them counts that it refused one. */
  private static Verdict counted(Facts facts) {
    List<MetricsSample> samples =
        facts.metrics().replicas().stream().map(s -> s.what().last()).toList();
    long corefiles =
        samples.stream()
            .map(MetricsSample::configuration)
            .filter(c -> !c.isEmpty())
            .distinct()
            .count();
    double refused = samples.stream().mapToDouble(MetricsSample::reloadFailures).sum();
    return corefiles > 1 && refused > 0
        ? Verdict.suspected(
            List.of(
                pro(
                    "replicas-differ",
                    Map.of("corefiles", corefiles, "count", Math.round(refused)),
                    facts.metrics().evidence())),
            List.of(),
            Need.of(ProbeId.DNS_LOGS))
        : Verdict.undecided(Need.of(ProbeId.DNS_LOGS));
  }

  /** Whether the last that a replica said of its Corefile is that it refused one. */
  private static boolean endsRefusing(LogSeen log) {
    return log.summary().marks().stream()
        .map(Mark::message)
        .filter(
            m ->
                m == LogMessage.RELOAD_FAILED
                    || m == LogMessage.RELOADED
                    || m == LogMessage.STARTED)
        .reduce((a, b) -> b)
        .filter(m -> m == LogMessage.RELOAD_FAILED)
        .isPresent();
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("correct-corefile")
        ? CorefileFix.of(facts, i -> i.severity() == dev.podnosis.coredns.corefile.Severity.ERROR)
        : Optional.empty();
  }
}
