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
import dev.podnosis.evidence.TriesSeen;
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
    if (facts.dns().isKubeDns()) {
      return Verdict.ruledOut(con("server-is-kube-dns", Map.of(), facts.dns().replicaEvidence()));
    }
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    List<Seen<MetricsSeen>> metrics = facts.metrics().replicas();
    if (corefile.isEmpty() && metrics.isEmpty()) {
      return Verdict.undecided(Need.of(facts.dns().tellsForwarding()));
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
      if (facts.businessPod().isEmpty() && comesAndGoes(facts).isEmpty()) {
        // The pod's own hosts file may have given the address.
        return Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.BUSINESS_POD));
      }
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    if (!facts.complaint() || !atRandom(facts)) {
      return Verdict.advice(on);
    }
    List<Finding> findings = new ArrayList<>(List.of(on));
    findings.addAll(triedAtRandom(facts));
    return Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CLIENT_LOOKUPS));
  }

  private static List<String> on(List<ReadCorefile> corefile, List<Seen<MetricsSeen>> metrics) {
    return Stream.concat(
            corefile.stream().filter(c -> c.facts().uses("autopath")).map(ReadCorefile::id),
            metrics.stream()
                .filter(m -> m.what().last().plugins().contains("autopath"))
                .map(Seen::id))
        .toList();
  }

  /** By the user's word; where the user says nothing of it, by what trying showed. */
  private static boolean atRandom(Facts facts) {
    Frequency frequency = facts.symptom().frequency();
    Boolean said = facts.symptom().reproducible();
    if (said == null && frequency == null) {
      return Boolean.FALSE.equals(facts.measuredEveryTime());
    }
    return Boolean.FALSE.equals(said) || (frequency != null && frequency != Frequency.ALWAYS);
  }

  /** Failing names that were tried in the container and failed some of the times. */
  private static List<Finding> triedAtRandom(Facts facts) {
    return tries(facts)
        .filter(t -> Boolean.FALSE.equals(t.what().everyTime()))
        .map(
            t ->
                pro(
                    "tried-at-random",
                    Map.of(
                        "name", t.what().name(),
                        "failed", t.what().failures().failures(),
                        "total", t.what().failures().total()),
                    List.of(t.id())))
        .toList();
  }

  private static Stream<Seen<TriesSeen>> tries(Facts facts) {
    return facts
        .all(TriesSeen.class)
        .filter(t -> facts.symptom().domains().contains(t.what().name()));
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
                                    "got", s.what().addresses(),
                                    "expected", v.clusterIps()),
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
    List<Seen<TriesSeen>> tries = tries(name, facts);
    long found = count(StubLookupSeen.Result.FOUND, stubs, tries);
    long lost =
        count(StubLookupSeen.Result.NOT_FOUND, stubs, tries)
            + count(StubLookupSeen.Result.NO_ADDRESS, stubs, tries);
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
        Stream.of(stubs, tries, absolute).flatMap(List::stream).map(Seen::id).toList();
    return Optional.of(
        pro("comes-and-goes", Map.of("name", name, "found", found, "lost", lost), evidence));
  }

  /**
   * Tries of the name with a tool that tells a missing name from a server's silence or error;
   * getent(1) ends with status 2 upon all of them, and loss would look like names that go.
   */
  private static List<Seen<TriesSeen>> tries(String name, Facts facts) {
    return tries(facts)
        .filter(t -> facts.names().same(t.what().name(), name) && !t.what().tool().equals("getent"))
        .toList();
  }

  private static long count(
      StubLookupSeen.Result result, List<Seen<StubLookupSeen>> stubs, List<Seen<TriesSeen>> tries) {
    return stubs.stream().filter(s -> s.what().result() == result).count()
        + tries.stream()
            .flatMap(t -> t.what().tries().stream())
            .filter(t -> t.result() == result)
            .count();
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
