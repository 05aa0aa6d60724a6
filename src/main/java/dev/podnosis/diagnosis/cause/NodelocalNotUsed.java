package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.PodResolver.Attachment;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.InjectionSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NodeLocal DNSCache is there, and the business pod asks CoreDNS past it. */
final class NodelocalNotUsed implements Cause {
  private static final String LABEL = "node-local-dns-injection";

  @Override
  public CauseId id() {
    return new CauseId("nodelocal-not-used");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().nodeLocalInstalled() == Presence.UNKNOWN) {
      return Verdict.undecided(Need.of(ProbeId.NODELOCAL));
    }
    if (facts.dns().nodeLocalInstalled() == Presence.ABSENT) {
      return Verdict.ruledOut(con("not-installed", Map.of(), pods(facts)));
    }
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    Optional<Fact<PodFacts>> pod = facts.businessPod();
    if (resolver.isEmpty() || pod.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.RESOLV_CONF));
    }
    if (resolver.get().value().attachment() == Attachment.OTHER) {
      return Verdict.ruledOut(
          con("asks-neither", servers(resolver.get()), resolver.get().evidence()));
    }
    if (NodeLocalUse.of(facts) == Presence.UNKNOWN) {
      return Verdict.undecided(
          Need.of(NodeLocalUse.redirected(facts) ? ProbeId.CAPTURE : ProbeId.NODE_RULES));
    }
    if (NodeLocalUse.of(facts) == Presence.PRESENT) {
      return asksBoth(resolver.get(), facts)
          .map(Verdict::advice)
          .orElseGet(
              () ->
                  Verdict.ruledOut(
                      con("asks-the-cache", servers(resolver.get()), resolver.get().evidence())));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("asks-coredns", servers(resolver.get()), resolver.get().evidence()));
    findings.addAll(why(pod.get(), facts));
    return Verdict.advice(findings.toArray(Finding[]::new));
  }

  /** musl asks all nameservers at once, so that each question goes to CoreDNS as well. */
  private static Optional<Finding> asksBoth(Fact<PodResolver> resolver, Facts facts) {
    boolean musl =
        facts.all(ContainerSeen.class).anyMatch(c -> c.what().libc() == ContainerSeen.Libc.MUSL);
    List<String> servers = resolver.value().conf().nameservers();
    boolean past =
        servers.stream().skip(1).anyMatch(s -> facts.dns().serviceAddresses().contains(s));
    return musl && past && resolver.value().attachment() == Attachment.NODELOCAL
        ? Optional.of(pro("musl-asks-both", servers(resolver), resolver.evidence()))
        : Optional.empty();
  }

  /** What keeps the cache's address from being given to the pod. */
  private static List<Finding> why(Fact<PodFacts> pod, Facts facts) {
    List<Finding> why = new ArrayList<>();
    PodFacts spec = pod.value();
    String policy = spec.dns().policy();
    if (spec.dns().hostNetwork() || !policy.equals("ClusterFirst")) {
      why.add(
          pro(
              "policy-not-injected",
              Map.of("policy", policy + (spec.dns().hostNetwork() ? ", hostNetwork" : "")),
              pod.evidence()));
    }
    if (!spec.dns().nameservers().isEmpty()) {
      why.add(pro("has-dns-config", Map.of("servers", spec.dns().nameservers()), pod.evidence()));
    }
    if (spec.labels().getOrDefault(LABEL, "").equals("disabled")) {
      why.add(pro("pod-opts-out", Map.of("label", LABEL), pod.evidence()));
    }
    facts
        .all(InjectionSeen.class)
        .reduce((a, b) -> b)
        .ifPresent(i -> why.addAll(injection(i, pod)));
    older(pod, facts).ifPresent(why::add);
    return why;
  }

  private static List<Finding> injection(Seen<InjectionSeen> seen, Fact<PodFacts> pod) {
    if (seen.what().webhooks().isEmpty()) {
      return List.of(pro("no-webhook", Map.of(), List.of(seen.id())));
    }
    return seen.what().namespaceLabels().getOrDefault(LABEL, "").equals("enabled")
        ? List.of()
        : List.of(
            pro(
                "namespace-without-label",
                Map.of("namespaceName", pod.value().ref().namespace(), "label", LABEL),
                List.of(seen.id())));
  }

  private static Optional<Finding> older(Fact<PodFacts> pod, Facts facts) {
    Instant created = pod.value().created();
    return facts
        .all(WorkloadsSeen.class)
        .filter(s -> s.what().scope() == WorkloadsSeen.Scope.NODELOCAL)
        .flatMap(s -> s.what().workloads().stream())
        .map(WorkloadsSeen.Workload::created)
        .filter(c -> c != null && created != null && created.isBefore(c))
        .findFirst()
        .map(c -> pro("pod-older-than-cache", Map.of("since", c), pod.evidence()));
  }

  private static List<String> pods(Facts facts) {
    return facts.dns().nodeLocalPods().map(Fact::evidence).orElse(List.of());
  }

  private static Map<String, Object> servers(Fact<PodResolver> resolver) {
    return Map.of("servers", resolver.value().conf().nameservers());
  }
}
