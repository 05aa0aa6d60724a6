package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The image of a replica cannot be pulled. */
final class CorednsImagePullFailed implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("coredns-image-pull-failed");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<Replicas.InState> waiting =
        replicas
            .get()
            .waiting("ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull");
    int total = replicas.get().all().size();
    if (waiting.isEmpty()) {
      return Verdict.ruledOut(
          con("images-there", Map.of("total", total), replicas.get().evidence()));
    }
    Replicas.InState first = waiting.getFirst();
    List<PodFacts> pods = Replicas.pods(waiting);
    return Verdict.confirmed(
        List.of(
            pro(
                "image-not-pulled",
                Map.of(
                    "count", pods.size(),
                    "total", total,
                    "pods", Replicas.names(pods),
                    "image", Printable.excerpt(first.container().image(), 200),
                    "reason", first.state().reason()),
                replicas.get().evidence())),
        replicas.get().explained());
  }
}
