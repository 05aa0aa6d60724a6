package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A StatefulSet names another Service than the one its pods are asked for under. */
final class StatefulsetServiceNameMismatch implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("statefulset-service-name-mismatch");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Fact<WorkloadsSeen.Workload>> sets = statefulSets(facts);
    if (!facts.observed(ProbeId.NAME_TARGETS)) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    Optional<Verdict> named = mismatch(facts).map(m -> confirmed(m, facts));
    if (named.isPresent()) {
      return named.get();
    }
    return sets.stream()
        .filter(s -> namesNothing(s.value(), facts))
        .findFirst()
        .map(s -> Verdict.advice(pro("service-missing", args(s.value()), s.evidence())))
        .orElseGet(() -> fits(sets, facts));
  }

  private static Verdict fits(List<Fact<WorkloadsSeen.Workload>> sets, Facts facts) {
    if (sets.isEmpty()) {
      List<String> looked = facts.caseFile().of(ProbeId.NAME_TARGETS).map(Evidence::id).toList();
      return Verdict.ruledOut(con("no-statefulset", Map.of(), looked));
    }
    List<String> evidence = sets.stream().flatMap(s -> s.evidence().stream()).distinct().toList();
    return Verdict.ruledOut(con("names-fit", Map.of("count", sets.size()), evidence));
  }

  /** A pod's name asked for below a Service that its StatefulSet does not name. */
  private record Mismatch(NamedService named, Fact<WorkloadsSeen.Workload> set) {}

  private static Optional<Mismatch> mismatch(Facts facts) {
    return NamedService.of(facts)
        .filter(n -> !n.host().isEmpty())
        .flatMap(
            n ->
                statefulSets(facts).stream()
                    .filter(s -> ownsHost(s.value(), n))
                    .filter(s -> !s.value().serviceName().equals(n.service().value().ref().name()))
                    .findFirst()
                    .map(s -> new Mismatch(n, s)));
  }

  private static boolean ownsHost(WorkloadsSeen.Workload set, NamedService named) {
    return set.ref().namespace().equals(named.service().value().ref().namespace())
        && named.host().matches("\\Q" + set.ref().name() + "\\E-\\d+");
  }

  private static Verdict confirmed(Mismatch m, Facts facts) {
    Map<String, Object> args = new LinkedHashMap<>(args(m.set().value()));
    args.put("name", m.named().name());
    args.put("service", m.named().service().value().ref().name());
    return Verdict.confirmed(
        List.of(pro("names-another-service", args, m.set().evidence())),
        facts.failuresOf(m.named().name()));
  }

  private static Map<String, Object> args(WorkloadsSeen.Workload set) {
    return Map.of("set", set.ref().toString(), "serviceName", set.serviceName());
  }

  /** Whether its Service is missing in a namespace that was listed whole. */
  private static boolean namesNothing(WorkloadsSeen.Workload set, Facts facts) {
    String namespace = set.ref().namespace();
    boolean listed =
        facts
            .all(ServicesSeen.class)
            .anyMatch(s -> s.what().complete() && s.what().namespaces().contains(namespace));
    return listed && facts.service(namespace, set.serviceName()).isEmpty();
  }

  private static List<Fact<WorkloadsSeen.Workload>> statefulSets(Facts facts) {
    return facts
        .all(WorkloadsSeen.class)
        .flatMap(s -> s.what().workloads().stream().map(w -> Fact.of(w, s.id())))
        .filter(f -> f.value().kind().equals("StatefulSet"))
        .toList();
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return mismatch(facts)
        .filter(m -> remedy.equals("recreate-statefulset"))
        .map(
            m ->
                SpecPatch.of(
                    "StatefulSet/" + m.set().value().ref(),
                    "spec:\n  serviceName: " + m.set().value().serviceName() + "\n",
                    "spec:\n  serviceName: " + m.named().service().value().ref().name() + "\n"));
  }
}
