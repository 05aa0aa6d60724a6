package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.ZoneAddress;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.ReadKubeDns;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stub domains of kube-dns: what its ConfigMap says, and whether the servers serve the zones. */
final class KubeDnsStubs {
  private KubeDnsStubs() {}

  static Verdict judge(ReadKubeDns settings, Facts facts) {
    List<Finding> refused = new ArrayList<>();
    List<String> explained = new ArrayList<>();
    for (String domain : facts.symptom().domains()) {
      Optional<Finding> finding =
          facts
              .upstreams()
              .stubDomain(domain)
              .flatMap(s -> StubDomainMisconfigured.refused(s, facts));
      finding.ifPresent(
          f -> {
            refused.add(f);
            explained.addAll(facts.failuresOf(domain));
          });
    }
    if (!refused.isEmpty()) {
      return facts.complaint()
          ? Verdict.confirmed(refused, explained.stream().distinct().toList())
          : Verdict.advice(refused.toArray(Finding[]::new));
    }
    List<CorefileIssue> issues = settings.config().issues();
    return issues.isEmpty()
        ? StubDomainMisconfigured.sound(settings.id(), facts)
        : written(issues, settings, facts);
  }

  /**
   * Settings that kube-dns refuses leave it with those it had before, which nobody can read: they
   * are suspected where the failing name lies in a zone that they name, and never confirmed.
   */
  private static Verdict written(List<CorefileIssue> issues, ReadKubeDns settings, Facts facts) {
    List<Finding> findings =
        issues.stream()
            .limit(3)
            .map(
                i ->
                    pro(
                        "kube-dns-settings-broken",
                        Map.of(
                            "configMap", settings.configMap().toString(),
                            "issue", i.code(),
                            "about", about(i)),
                        List.of(settings.id())))
            .toList();
    List<String> concerned =
        facts.symptom().domains().stream()
            .filter(d -> settings.config().stubDomains().keySet().stream().anyMatch(z -> in(d, z)))
            .toList();
    List<String> failures =
        concerned.stream().flatMap(d -> facts.failuresOf(d).stream()).distinct().toList();
    return !concerned.isEmpty() && facts.complaint()
        ? Verdict.suspected(findings, failures, Need.of(ProbeId.REPLICA_LOOKUPS))
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  private static String about(CorefileIssue issue) {
    return List.of("zone", "server", "key", "count").stream()
        .map(issue::arg)
        .filter(a -> !a.isEmpty())
        .findFirst()
        .orElse("–");
  }

  private static boolean in(String domain, String zone) {
    return ZoneAddress.isUnder(ZoneAddress.absolute(domain), ZoneAddress.absolute(zone));
  }
}
