package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Edges;
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
    if (ready > 0 && LocalTraffic.nodeUnknown(facts)) {
      return Verdict.undecided(Need.of(ProbeId.BUSINESS_POD));
    }
    if (ready > 0) {
      return LocalTraffic.nobodyHere(facts)
          .map(none -> noneOnTheNode(none, facts))
          .orElseGet(
              () -> Verdict.ruledOut(con("endpoints-ready", counts, endpoints.get().evidence())));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("no-endpoint-ready", counts, endpoints.get().evidence()));
    facts
        .replicas()
        .filter(r -> !r.serving().isEmpty())
        .ifPresent(r -> findings.add(unselected(r)));
    if (asksAnother(facts)) {
      return Verdict.advice(findings.toArray(Finding[]::new));
    }
    if (mayBeServedElsewhere(facts)) {
      return facts.complaint()
          ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.RESOLV_CONF))
          : Verdict.advice(findings.toArray(Finding[]::new));
    }
    return Verdict.confirmed(findings, facts.failures());
  }

  /** The pod asks another server: the Service is not what it depends on. */
  private static boolean asksAnother(Facts facts) {
    return facts
        .podResolver()
        .map(r -> r.value().attachment() == PodResolver.Attachment.OTHER)
        .or(
            () ->
                facts
                    .businessPod()
                    .map(
                        p ->
                            PodResolver.specAvoidsClusterDns(
                                p.value(), facts.dns().serviceAddresses())))
        .orElse(false);
  }

  /**
   * A cluster may be served by its cloud's DNS and keep an empty Service, as GKE's does with Cloud
   * DNS: then no replica is wanted, and what the pod's file names is not known.
   */
  private static boolean mayBeServedElsewhere(Facts facts) {
    boolean wanted =
        facts.replicas().isPresent()
            || facts.dns().workload().filter(w -> w.value().desired() > 0).isPresent();
    return !wanted && facts.podResolver().isEmpty() && facts.provider().id().equals("gcp");
  }

  /** The Service keeps to the client's own node, and nobody is ready there. */
  private static Verdict noneOnTheNode(Fact<EndpointsSeen> endpoints, Facts facts) {
    Finding none =
        pro(
            "none-on-the-node",
            Map.of(
                "node", ClientNode.name(facts).orElse(""), "ready", endpoints.value().readyCount()),
            endpoints.evidence());
    List<Edges.Edge> asked = LocalTraffic.asked(facts);
    Edges.Tries udp = Edges.sum(asked, Edges.Edge::udp);
    Map<String, Object> tries = Map.of("sent", udp.sent(), "lost", udp.lost());
    if (udp.sent() > udp.lost()) {
      return Verdict.ruledOut(con("service-answers-there", tries, Edges.evidence(asked)));
    }
    if (asksAnother(facts) || !facts.complaint()) {
      return Verdict.advice(none);
    }
    return udp.dead()
        ? Verdict.confirmed(
            List.of(none, pro("service-silent-there", tries, Edges.evidence(asked))),
            facts.clientFailures())
        : Verdict.suspected(List.of(none), facts.clientFailures(), Need.of(ProbeId.POD_NETWORK));
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
    return switch (remedy) {
      case "correct-selector" ->
          facts
              .dns()
              .service()
              .flatMap(
                  s ->
                      facts
                          .replicas()
                          .flatMap(r -> ServicePatch.selecting(s.value(), r.serving())));
      case "send-to-all-nodes" ->
          facts
              .dns()
              .service()
              .filter(s -> s.value().internalTrafficPolicy().equals("Local"))
              .map(s -> ServicePatch.toAllNodes(s.value()));
      default -> Optional.empty();
    };
  }
}
