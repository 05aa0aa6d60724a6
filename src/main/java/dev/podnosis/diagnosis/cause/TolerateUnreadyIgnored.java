package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServiceFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Service asks by an outdated annotation for its unready pods to be published. */
final class TolerateUnreadyIgnored implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("tolerate-unready-ignored");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<NamedService> named = NamedService.of(facts);
    if (named.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    ServiceFacts service = named.get().service().value();
    Map<String, Object> args = Map.of("service", service.ref().toString());
    List<String> evidence = named.get().service().evidence();
    if (!service.tolerateUnreadyAnnotation() || service.publishNotReady()) {
      return Verdict.ruledOut(con("no-outdated-annotation", args, evidence));
    }
    Finding annotated = pro("outdated-annotation", args, evidence);
    Optional<CoreDnsVersion> version = facts.dns().version();
    if (version.isEmpty()) {
      return Verdict.suspected(
          List.of(annotated), facts.failuresOf(named.get().name()), Need.of(ProbeId.DNS_PODS));
    }
    // From 1.8.4 on CoreDNS reads EndpointSlices first, to which the annotation means nothing.
    if (!version.get().isAtLeast(1, 8, 4)) {
      return Verdict.ruledOut(
          con("old-coredns-heeds-it", Map.of("version", version.get().toString()), evidence));
    }
    return unready(service, facts)
        .map(u -> Verdict.confirmed(List.of(annotated, u), facts.failuresOf(named.get().name())))
        .orElseGet(() -> Verdict.advice(annotated));
  }

  private static Optional<Finding> unready(ServiceFacts service, Facts facts) {
    return facts
        .endpoints(service)
        .filter(e -> e.value().readyCount() < e.value().endpoints().size())
        .map(
            e ->
                pro(
                    "unready-endpoints",
                    Map.of(
                        "unready",
                        e.value().endpoints().size() - e.value().readyCount(),
                        "total",
                        e.value().endpoints().size()),
                    e.evidence()));
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return NamedService.of(facts)
        .filter(n -> remedy.equals("publish-not-ready"))
        .map(n -> ServicePatch.publishNotReady(n.service().value()));
  }

  @Override
  public Map<String, Object> args(Facts facts) {
    return NamedService.args(facts);
  }
}
