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
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The business pod asks another server than the cluster's DNS, by its spec or by an edited file.
 */
final class PodNotUsingClusterDns implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("pod-not-using-cluster-dns");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<PodFacts>> pod = facts.businessPod();
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (pod.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.BUSINESS_POD));
    }
    boolean bySpec = avoids(pod.get().value(), facts);
    if (resolver.isEmpty()) {
      return bySpec && (ClusterKinds.wanted(facts) || facts.complaint())
          ? Verdict.suspected(
              List.of(spec(pod.get())), facts.clientFailures(), Need.of(ProbeId.RESOLV_CONF))
          : Verdict.undecided(Need.of(ProbeId.RESOLV_CONF));
    }
    String servers = servers(resolver.get().value());
    return switch (resolver.get().value().attachment()) {
      case UNKNOWN -> Verdict.undecided(Need.of(ProbeId.DNS_SERVICE));
      case KUBE_DNS, NODELOCAL ->
          Verdict.ruledOut(
              con("asks-cluster-dns", Map.of("servers", servers), resolver.get().evidence()));
      case OTHER -> asksOther(pod.get(), resolver.get(), bySpec, facts);
    };
  }

  private static Verdict asksOther(
      Fact<PodFacts> pod, Fact<PodResolver> resolver, boolean bySpec, Facts facts) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "asks-other-server",
            Map.of(
                "servers",
                servers(resolver.value()),
                "address",
                String.join(", ", facts.dns().serviceAddresses())),
            resolver.evidence()));
    if (!bySpec) {
      // The spec asks for the cluster's DNS: an outdated kubelet or an edited file.
      findings.add(
          pro("file-differs-from-spec", Map.of("policy", policy(pod.value())), pod.evidence()));
      return facts.observed(ProbeId.NODE_DNS_CONFIG) && !kubeletNames(resolver.value(), facts)
          ? Verdict.confirmed(findings, facts.clientFailures())
          : Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.NODE_DNS_CONFIG));
    }
    findings.add(spec(pod));
    if (ClusterKinds.wanted(facts) || lookupsFail(facts)) {
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    return facts.complaint()
        ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  private static boolean avoids(PodFacts pod, Facts facts) {
    List<String> cluster = new ArrayList<>(facts.dns().serviceAddresses());
    cluster.addAll(facts.dns().nodeLocalAddresses());
    return PodResolver.specAvoidsClusterDns(pod, cluster);
  }

  private static boolean kubeletNames(PodResolver resolver, Facts facts) {
    return facts
        .all(NodeDnsConfigSeen.class)
        .anyMatch(s -> s.what().clusterDns().contains(resolver.conf().nameservers().getFirst()));
  }

  private static boolean lookupsFail(Facts facts) {
    return facts.stubLookups().stream()
        .map(s -> s.what().result())
        .anyMatch(
            r -> r == StubLookupSeen.Result.NOT_FOUND || r == StubLookupSeen.Result.TRY_AGAIN);
  }

  private static Finding spec(Fact<PodFacts> pod) {
    return pro("spec-avoids-cluster-dns", Map.of("policy", policy(pod.value())), pod.evidence());
  }

  private static String policy(PodFacts pod) {
    return pod.dns().policy() + (pod.dns().hostNetwork() ? ", hostNetwork: true" : "");
  }

  private static String servers(PodResolver resolver) {
    return resolver.conf().nameservers().isEmpty()
        ? "–"
        : String.join(", ", resolver.conf().nameservers());
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return facts
        .businessPod()
        .filter(p -> remedy.equals("set-dns-policy") && avoids(p.value(), facts))
        .map(Fact::value)
        .filter(p -> !p.dns().policy().equals("None"))
        .map(
            p ->
                SpecPatch.of(
                    PodTemplate.of(p),
                    "spec:\n  dnsPolicy: " + p.dns().policy() + "\n",
                    "spec:\n  dnsPolicy: "
                        + (p.dns().hostNetwork() ? "ClusterFirstWithHostNet" : "ClusterFirst")
                        + "\n"));
  }
}
