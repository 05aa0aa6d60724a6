package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An old CoreDNS no longer follows the endpoints of headless Services. */
final class CorednsHeadlessStale implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("coredns-headless-stale");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().isKubeDns()) {
      return Verdict.ruledOut(con("server-is-kube-dns", Map.of(), facts.dns().replicaEvidence()));
    }
    Optional<CoreDnsVersion> version = facts.dns().version();
    Optional<Replicas> replicas = facts.replicas();
    if (version.isEmpty() || replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    Map<String, Object> args = Map.of("version", version.get().toString());
    List<String> evidence = replicas.get().evidence();
    if (version.get().isAtLeast(1, 7, 0)) {
      return Verdict.ruledOut(con("version-without-defect", args, evidence));
    }
    Finding old = pro("version-with-defect", args, evidence);
    Optional<NamedService> named =
        NamedService.of(facts).filter(n -> n.service().value().headless() && n.host().isEmpty());
    if (named.isEmpty()) {
      return Verdict.advice(old);
    }
    return differs(named.get(), facts)
        .map(d -> Verdict.confirmed(List.of(old, d), facts.failuresOf(named.get().name())))
        .orElseGet(
            () ->
                facts.complaint()
                    ? Verdict.suspected(
                        List.of(old),
                        facts.failuresOf(named.get().name()),
                        Need.of(ProbeId.REPLICA_LOOKUPS))
                    : Verdict.advice(old));
  }

  /** An answer that holds other addresses than the ready endpoints. */
  private static Optional<Finding> differs(NamedService named, Facts facts) {
    Optional<Fact<EndpointsSeen>> endpoints = facts.endpoints(named.service().value());
    if (endpoints.isEmpty() || endpoints.get().value().readyCount() == 0) {
      return Optional.empty();
    }
    Set<String> ready =
        endpoints.get().value().endpoints().stream()
            .filter(EndpointsSeen.Endpoint::ready)
            .map(EndpointsSeen.Endpoint::address)
            .collect(Collectors.toSet());
    return facts
        .all(LookupsSeen.class)
        .filter(s -> s.what().question() != LookupsSeen.Question.LARGE)
        .filter(s -> facts.names().same(s.what().name(), named.name()))
        .filter(s -> s.what().samples().stream().anyMatch(x -> stale(x.outcome(), ready)))
        .findFirst()
        .map(
            s ->
                pro(
                    "answer-differs",
                    Map.of("name", named.name(), "ready", ready.size()),
                    Stream.concat(Stream.of(s.id()), endpoints.get().evidence().stream())
                        .toList()));
  }

  private static boolean stale(LookupOutcome outcome, Set<String> ready) {
    return outcome instanceof LookupOutcome.Answered a
        && !a.truncated()
        && (a.rcode().equals("NOERROR") || a.rcode().equals("NXDOMAIN"))
        && !Set.copyOf(a.answers()).equals(ready);
  }
}
