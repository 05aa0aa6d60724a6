package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The DNS Service has no ready endpoint, so that no query can arrive. */
final class KubeDnsNoEndpoints implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("kube-dns-no-endpoints");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<EndpointsSeen>> endpoints = facts.dns().endpoints();
    if (endpoints.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_SERVICE));
    }
    long ready = endpoints.get().value().readyCount();
    int total = endpoints.get().value().endpoints().size();
    Map<String, Object> counts = Map.of("ready", ready, "total", total);
    if (ready > 0) {
      return Verdict.ruledOut(con("endpoints-ready", counts, endpoints.get().evidence()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("no-endpoint-ready", counts, endpoints.get().evidence()));
    facts
        .replicas()
        .filter(r -> !r.serving().isEmpty())
        .ifPresent(r -> findings.add(unselected(r)));
    return replacedOnPurpose(facts)
        ? Verdict.advice(findings.toArray(Finding[]::new))
        : Verdict.confirmed(findings, facts.failures());
  }

  /** The pod asks another server, and nothing fails: the Service is not what it depends on. */
  private static boolean replacedOnPurpose(Facts facts) {
    return facts.failures().isEmpty()
        && facts
            .podResolver()
            .filter(r -> r.value().attachment() == PodResolver.Attachment.OTHER)
            .isPresent();
  }

  /** Ready replicas that are no endpoints: the Service's selector does not select them. */
  private static Finding unselected(Replicas replicas) {
    return pro(
        "ready-replicas-not-selected",
        Map.of("ready", replicas.serving().size(), "pods", Replicas.names(replicas.serving())),
        replicas.evidence());
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    if (!remedy.equals("correct-selector")) {
      return Optional.empty();
    }
    return facts
        .dns()
        .service()
        .flatMap(
            s -> facts.replicas().flatMap(r -> ServicePatch.selecting(s.value(), r.serving())));
  }
}
