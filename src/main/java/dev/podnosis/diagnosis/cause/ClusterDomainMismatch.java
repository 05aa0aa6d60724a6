package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.Variable;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pod completes short names with another domain than CoreDNS serves. */
final class ClusterDomainMismatch implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("cluster-domain-mismatch");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    Optional<Fact<CorefileFacts>> corefile = facts.dns().corefileFacts();
    if (corefile.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_CONFIG));
    }
    if (resolver.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.RESOLV_CONF));
    }
    List<String> served =
        corefile.get().value().clusterDomains().stream()
            .map(d -> d.replaceFirst("\\.$", ""))
            .toList();
    // What the kubelet writes is svc.DOMAIN and DOMAIN; a domain of the node may begin like that.
    List<String> search = resolver.get().value().conf().search();
    List<String> wrong =
        search.stream()
            .filter(d -> d.startsWith("svc."))
            .map(d -> d.substring("svc.".length()))
            .filter(search::contains)
            .filter(d -> served.stream().noneMatch(s -> s.isEmpty() || s.equalsIgnoreCase(d)))
            .toList();
    if (served.stream().anyMatch(Variable::in)) {
      // The container's environment would tell, and is never read.
      return Verdict.undecided(Need.of(ProbeId.REPLICA_LOOKUPS));
    }
    List<String> evidence = new ArrayList<>(resolver.get().evidence());
    evidence.addAll(corefile.get().evidence());
    if (served.isEmpty() || wrong.isEmpty()) {
      return Verdict.ruledOut(
          con("domains-agree", Map.of("domains", List.copyOf(served)), evidence));
    }
    Finding differs =
        pro(
            "domains-differ",
            Map.of("pod", wrong.getFirst(), "domains", List.copyOf(served)),
            evidence);
    boolean concerned = ShortName.anyOf(facts) || names(wrong.getFirst(), facts);
    return concerned
        ? Verdict.confirmed(List.of(differs), facts.clientFailures())
        : Verdict.advice(differs);
  }

  private static boolean names(String domain, Facts facts) {
    return facts.symptom().domains().stream().anyMatch(d -> d.endsWith("." + domain));
  }
}
