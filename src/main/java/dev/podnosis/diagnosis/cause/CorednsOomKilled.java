package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A replica was killed because it used more memory than it may. */
final class CorednsOomKilled implements Cause {
  private static final long MEBIBYTE = 1 << 20;

  @Override
  public CauseId id() {
    return new CauseId("coredns-oom-killed");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<Replicas.InState> killed =
        replicas.get().ends().stream().filter(e -> e.state().reason().equals("OOMKilled")).toList();
    if (killed.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "none-killed-for-memory",
              Map.of("total", replicas.get().all().size()),
              replicas.get().evidence()));
    }
    List<PodFacts> pods = Replicas.pods(killed);
    return Verdict.confirmed(
        List.of(
            pro(
                "killed-for-memory",
                Map.of(
                    "count", pods.size(),
                    "total", replicas.get().all().size(),
                    "pods", Replicas.names(pods),
                    "limit", limit(killed.getFirst().container())),
                replicas.get().evidence())),
        replicas.get().explained());
  }

  private static String limit(ContainerFacts container) {
    Long bytes = container.memoryLimitBytes();
    return bytes == null ? "–" : bytes / MEBIBYTE + " MiB";
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    if (!remedy.equals("raise-memory-limit")) {
      return Optional.empty();
    }
    return facts.replicas().stream()
        .flatMap(r -> r.ends().stream())
        .map(Replicas.InState::container)
        .filter(c -> c.memoryLimitBytes() != null)
        .findFirst()
        .flatMap(c -> facts.dns().workload().map(w -> patch(w.value(), c)));
  }

  private static Patch patch(WorkloadsSeen.Workload workload, ContainerFacts container) {
    long limit = Objects.requireNonNull(container.memoryLimitBytes()) / MEBIBYTE;
    return SpecPatch.of(
        workload.kind() + "/" + workload.ref(),
        yaml(container.name(), limit),
        yaml(container.name(), 2 * limit));
  }

  private static String yaml(String container, long mebibytes) {
    return """
        spec:
          template:
            spec:
              containers:
              - name: %s
                resources:
                  limits:
                    memory: %dMi
        """
        .formatted(container, mebibytes);
  }
}
