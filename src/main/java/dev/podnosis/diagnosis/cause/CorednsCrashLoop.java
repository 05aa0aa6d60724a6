package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replicas start and end again and again. */
final class CorednsCrashLoop implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("coredns-crash-loop");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<Replicas.InState> crashing = replicas.get().crashing();
    int total = replicas.get().all().size();
    if (crashing.isEmpty()) {
      return Verdict.ruledOut(
          con("none-crashing", Map.of("total", total), replicas.get().evidence()));
    }
    List<PodFacts> pods = Replicas.pods(crashing);
    List<String> codes =
        crashing.stream().map(c -> String.valueOf(c.state().exitCode())).distinct().toList();
    return Verdict.confirmed(
        List.of(
            pro(
                "keeps-ending",
                Map.of(
                    "count", pods.size(),
                    "total", total,
                    "pods", Replicas.names(pods),
                    "restarts", pods.stream().mapToInt(PodFacts::restarts).sum(),
                    "codes", codes),
                replicas.get().evidence())),
        replicas.get().explained());
  }
}
