package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CoreDNS walks the search path for its clients and takes a client for another pod, because the
 * address that it knows it by belongs to somebody else by now.
 */
final class AutopathDefect implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("autopath-defect");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    List<Seen<MetricsSeen>> metrics = facts.metrics().replicas();
    if (corefile.isEmpty() && metrics.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_CONFIG));
    }
    List<String> where = on(corefile.stream().toList(), metrics);
    if (where.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "autopath-off",
              Map.of(),
              corefile.map(c -> List.of(c.id())).orElse(facts.metrics().evidence())));
    }
    Finding on = pro("autopath-on", Map.of(), where);
    List<Finding> wrong = new ArrayList<>(foreignAddress(facts));
    wrong.addAll(comesAndGoes(facts));
    if (!wrong.isEmpty() && facts.complaint()) {
      List<Finding> findings = new ArrayList<>(List.of(on));
      findings.addAll(wrong);
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    return facts.complaint() && atRandom(facts)
        ? Verdict.suspected(List.of(on), facts.clientFailures(), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.advice(on);
  }

  private static List<String> on(List<ReadCorefile> corefile, List<Seen<MetricsSeen>> metrics) {
    return Stream.concat(
            corefile.stream().filter(c -> c.facts().uses("autopath")).map(ReadCorefile::id),
            metrics.stream()
                .filter(m -> m.what().last().plugins().contains("autopath"))
                .map(Seen::id))
        .toList();
  }

  private static boolean atRandom(Facts facts) {
    Frequency frequency = facts.symptom().frequency();
    return Boolean.FALSE.equals(facts.symptom().reproducible())
        || (frequency != null && frequency != Frequency.ALWAYS);
  }

  /** The pod's own resolver got an address that is none of the Service's. */
  private static List<Finding> foreignAddress(Facts facts) {
    return facts.stubLookups().stream()
        .filter(s -> s.what().result() == StubLookupSeen.Result.FOUND)
        .filter(s -> !ofHostsFile(s.what().name(), facts))
        .flatMap(
            s ->
                facts.names().service(s.what().name()).stream()
                    .map(f -> f.value())
                    .filter(v -> !v.headless() && !v.clusterIps().isEmpty())
                    .filter(v -> disjoint(s.what(), v))
                    .map(
                        v ->
                            pro(
                                "foreign-address",
                                Map.of(
                                    "name", s.what().name(),
                                    "got", String.join(", ", s.what().addresses()),
                                    "expected", String.join(", ", v.clusterIps())),
                                List.of(s.id()))))
        .limit(3)
        .toList();
  }

  /** The pod's own hosts file answers such a name, and nobody asks CoreDNS. */
  private static boolean ofHostsFile(String name, Facts facts) {
    return facts.businessPod().stream()
        .flatMap(f -> f.value().dns().hostAliases().stream())
        .anyMatch(a -> facts.names().same(a, name));
  }

  private static boolean disjoint(StubLookupSeen seen, ServiceFacts service) {
    return !seen.addresses().isEmpty()
        && seen.addresses().stream().noneMatch(service.clusterIps()::contains)
        && !service.type().equals("ExternalName");
  }

  /**
   * An outside name that the pod's own resolver, which walks the search path, sometimes finds and
   * sometimes not, while the replicas always have it when it is asked for as it stands.
   */
  private static List<Finding> comesAndGoes(Facts facts) {
    return facts.symptom().domains().stream()
        .filter(facts.names()::external)
        .flatMap(d -> comesAndGoes(d, facts).stream())
        .toList();
  }

  private static Optional<Finding> comesAndGoes(String name, Facts facts) {
    List<Seen<StubLookupSeen>> stubs =
        facts.stubLookups().stream()
            .filter(s -> facts.names().same(s.what().name(), name))
            .toList();
    long found =
        stubs.stream().filter(s -> s.what().result() == StubLookupSeen.Result.FOUND).count();
    long lost =
        stubs.stream().filter(s -> s.what().result() == StubLookupSeen.Result.NOT_FOUND).count();
    List<Seen<LookupsSeen>> absolute =
        facts.lookups(DnsTarget.Role.REPLICA).stream()
            .filter(s -> facts.names().same(s.what().name(), name) && s.what().sent() > 0)
            .toList();
    boolean steady =
        !absolute.isEmpty()
            && absolute.stream()
                .flatMap(s -> s.what().samples().stream())
                .allMatch(
                    s ->
                        s.outcome() instanceof LookupOutcome.Answered a
                            && a.rcode().equals("NOERROR")
                            && !a.answers().isEmpty());
    if (found == 0 || lost == 0 || !steady) {
      return Optional.empty();
    }
    List<String> evidence =
        Stream.concat(stubs.stream().map(Seen::id), absolute.stream().map(Seen::id)).toList();
    return Optional.of(
        pro("comes-and-goes", Map.of("name", name, "found", found, "lost", lost), evidence));
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("remove-autopath")
        ? facts
            .dns()
            .readCorefile()
            .flatMap(c -> CorefilePatches.remove(c.corefile(), "autopath").map(c::patch))
        : Optional.empty();
  }
}
