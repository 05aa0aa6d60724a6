package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replicas of the DNS server are not ready or restarted during the incident. */
final class CorednsUnhealthy implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("coredns-unhealthy");
  }

  @Override
  public Verdict judge(Facts facts) {
    return facts
        .replicas()
        .map(CorednsUnhealthy::judge)
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.DNS_PODS)));
  }

  private static Verdict judge(Replicas replicas) {
    List<PodFacts> bad = replicas.notServing();
    List<Replicas.InState> ends = replicas.ends();
    int total = replicas.all().size();
    List<Finding> findings = new ArrayList<>();
    if (!bad.isEmpty()) {
      findings.add(
          pro(
              "replicas-not-ready",
              Map.of("bad", bad.size(), "total", total, "pods", Replicas.names(bad)),
              replicas.evidence()));
    }
    if (!ends.isEmpty()) {
      List<PodFacts> ended = Replicas.pods(ends);
      findings.add(
          pro(
              "replicas-restarted",
              Map.of("count", ended.size(), "total", total, "pods", Replicas.names(ended)),
              replicas.evidence()));
    }
    if (findings.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "replicas-ready",
              Map.of("ready", replicas.serving().size(), "total", total),
              replicas.evidence()));
    }
    return Verdict.confirmed(findings, replicas.explained());
  }
}
