package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.KubernetesFacts;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServiceFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Service that a failing name speaks of has no ready endpoint. */
final class ServiceWithoutReadyEndpoints implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("service-without-ready-endpoints");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<NamedService> named = NamedService.of(facts);
    if (named.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    ServiceFacts service = named.get().service().value();
    if (service.type().equals("ExternalName")) {
      return Verdict.ruledOut(
          con(
              "external-name",
              Map.of("service", service.ref().toString()),
              named.get().service().evidence()));
    }
    Optional<Fact<EndpointsSeen>> endpoints = facts.endpoints(service);
    if (endpoints.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    long ready = endpoints.get().value().readyCount();
    int total = endpoints.get().value().endpoints().size();
    Map<String, Object> args =
        Map.of("service", service.ref().toString(), "ready", ready, "total", total);
    if (ready > 0 || (service.publishNotReady() && total > 0)) {
      return Verdict.ruledOut(con("has-endpoints", args, endpoints.get().evidence()));
    }
    Finding none = pro("no-ready-endpoint", args, endpoints.get().evidence());
    if (service.headless() || hidesEmpty(facts)) {
      return Verdict.confirmed(
          List.of(none, unresolved(service, endpoints.get().evidence())),
          facts.failuresOf(named.get().name()));
    }
    return Verdict.advice(none);
  }

  private static Finding unresolved(ServiceFacts service, List<String> evidence) {
    return pro("so-no-record", Map.of("service", service.ref().toString()), evidence);
  }

  private static boolean hidesEmpty(Facts facts) {
    return facts.dns().corefileFacts().stream()
        .flatMap(f -> f.value().servers().stream())
        .flatMap(s -> Optional.ofNullable(s.kubernetes()).stream())
        .anyMatch(KubernetesFacts::ignoresEmptyServices);
  }

  /** Where there are pods that only lack readiness; without any, there is nothing to publish. */
  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return NamedService.of(facts)
        .map(n -> n.service().value())
        .filter(s -> remedy.equals("publish-not-ready") && s.headless() && !s.publishNotReady())
        .filter(s -> facts.endpoints(s).filter(e -> !e.value().endpoints().isEmpty()).isPresent())
        .map(ServicePatch::publishNotReady);
  }

  @Override
  public Map<String, Object> args(Facts facts) {
    return NamedService.args(facts);
  }
}
