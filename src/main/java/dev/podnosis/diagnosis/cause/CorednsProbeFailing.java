package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replicas run, but the kubelet's probes of them fail. */
final class CorednsProbeFailing implements Cause {
  private static final int EXCERPT = 200;

  @Override
  public CauseId id() {
    return new CauseId("coredns-probe-failing");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<PodFacts> running =
        replicas.get().notServing().stream().filter(CorednsProbeFailing::allRun).toList();
    int total = replicas.get().all().size();
    if (running.isEmpty()) {
      return Verdict.ruledOut(
          con("no-running-replica-unready", Map.of("total", total), replicas.get().evidence()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "runs-but-not-ready",
            Map.of("count", running.size(), "total", total, "pods", Replicas.names(running)),
            replicas.get().evidence()));
    List<Finding> why = new ArrayList<>(unserved(running.getFirst(), facts));
    why.addAll(said(running, facts));
    findings.addAll(why);
    return why.isEmpty()
        ? Verdict.suspected(findings, replicas.get().explained(), Need.of(ProbeId.DNS_EVENTS))
        : Verdict.confirmed(findings, replicas.get().explained());
  }

  private static boolean allRun(PodFacts pod) {
    return pod.node() != null
        && pod.containers().stream()
            .filter(c -> c.kind() == ContainerFacts.Kind.NORMAL)
            .allMatch(c -> c.state().phase() == ContainerFacts.Phase.RUNNING);
  }

  /** The probe asks a port that the Corefile opens by no plugin. */
  private static List<Finding> unserved(PodFacts pod, Facts facts) {
    boolean asksReady =
        pod.containers().stream().anyMatch(c -> c.readinessPath().startsWith("/ready"));
    return facts.dns().corefileFacts().stream()
        .filter(f -> asksReady && f.value().readyAddress() == null)
        .filter(f -> f.value().unseenImports().isEmpty())
        .map(f -> pro("ready-plugin-missing", Map.of(), f.evidence()))
        .toList();
  }

  private static List<Finding> said(List<PodFacts> pods, Facts facts) {
    List<ObjectRef> refs = pods.stream().map(PodFacts::ref).toList();
    return facts.events("Unhealthy").stream()
        .filter(e -> refs.contains(e.value().object()) && fresh(e.value(), facts))
        .limit(1)
        .map(
            e ->
                pro(
                    "probe-failed",
                    Map.of(
                        "count", e.value().count(),
                        "message", Printable.excerpt(e.value().message(), EXCERPT)),
                    e.evidence()))
        .toList();
  }

  private static boolean fresh(EventsSeen.Event event, Facts facts) {
    Instant last = event.last();
    return last != null && !last.isBefore(facts.window().start());
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("add-ready-plugin")
        ? CorefileFix.of(
            facts, i -> i.code().equals("plugin-missing") && i.arg("name").equals("ready"))
        : Optional.empty();
  }
}
