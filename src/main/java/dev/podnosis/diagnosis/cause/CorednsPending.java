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
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replicas were never started: no node takes them, or the node cannot set them up. */
final class CorednsPending implements Cause {
  private static final int EXCERPT = 200;

  @Override
  public CauseId id() {
    return new CauseId("coredns-pending");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<PodFacts> unplaced =
        replicas.get().notServing().stream().filter(p -> p.node() == null).toList();
    List<PodFacts> unmade =
        Replicas.pods(replicas.get().waiting("ContainerCreating", "PodInitializing")).stream()
            .filter(replicas.get().notServing()::contains)
            .toList();
    int total = replicas.get().all().size();
    List<Finding> findings = new ArrayList<>();
    if (!unplaced.isEmpty()) {
      findings.add(
          pro(
              "no-node-takes-them",
              Map.of(
                  "count", unplaced.size(),
                  "total", total,
                  "pods", Replicas.names(unplaced),
                  "reason", reason(unplaced.getFirst())),
              replicas.get().evidence()));
    }
    if (!unmade.isEmpty()) {
      findings.add(
          pro(
              "containers-not-created",
              Map.of("count", unmade.size(), "total", total, "pods", Replicas.names(unmade)),
              replicas.get().evidence()));
      findings.addAll(setUpTrouble(unmade, facts));
    }
    return findings.isEmpty()
        ? Verdict.ruledOut(con("all-started", Map.of("total", total), replicas.get().evidence()))
        : Verdict.confirmed(findings, replicas.get().explained());
  }

  private static String reason(PodFacts pod) {
    return Printable.excerpt(pod.conditions().getOrDefault("PodScheduled", "–"), EXCERPT);
  }

  private static List<Finding> setUpTrouble(List<PodFacts> pods, Facts facts) {
    List<ObjectRef> refs = pods.stream().map(PodFacts::ref).toList();
    return facts.events("FailedCreatePodSandBox", "FailedMount").stream()
        .filter(e -> refs.contains(e.value().object()))
        .limit(1)
        .map(
            e ->
                pro(
                    "set-up-fails",
                    Map.of("message", Printable.excerpt(e.value().message(), EXCERPT)),
                    e.evidence()))
        .toList();
  }
}
