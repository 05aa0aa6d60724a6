package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServiceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A cache still says that a name does not exist which has come to exist since. */
final class NegativeCacheStale implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("negative-cache-stale");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<NamedService> named = NamedService.of(facts).filter(n -> shouldResolve(n, facts));
    if (named.isEmpty()) {
      return facts.observed(ProbeId.NAME_TARGETS) && !facts.symptom().domains().isEmpty()
          ? Verdict.ruledOut(
              con(
                  "no-such-service-now",
                  Map.of("name", facts.symptom().domains().getFirst()),
                  facts.caseFile().of(ProbeId.NAME_TARGETS).map(Evidence::id).toList()))
          : Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    String name = named.get().name();
    AskedName asked = AskedName.of(name, facts);
    if (asked.denied().isEmpty()) {
      return asked.found().isEmpty()
          ? Verdict.undecided(Need.of(ProbeId.REPLICA_LOOKUPS))
          : Verdict.ruledOut(con("not-denied", Map.of("name", name), asked.found()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        pro(
            "exists-and-denied",
            Map.of("name", name, "service", named.get().service().value().ref().toString()),
            Stream.concat(named.get().service().evidence().stream(), asked.denied().stream())
                .toList()));
    findings.addAll(cached(name, facts));
    if (asked.found().isEmpty()) {
      return Verdict.suspected(findings, facts.failuresOf(name), Need.of(ProbeId.REPLICA_LOOKUPS));
    }
    findings.add(pro("others-answer", Map.of("name", name), asked.found()));
    return Verdict.confirmed(findings, facts.failuresOf(name));
  }

  private static boolean shouldResolve(NamedService named, Facts facts) {
    ServiceFacts service = named.service().value();
    boolean ready = facts.endpoints(service).filter(e -> e.value().readyCount() > 0).isPresent();
    // The denial of an ExternalName speaks of its target.
    return named.host().isEmpty()
        && !service.type().equals("ExternalName")
        && (!service.headless() || ready);
  }

  private static List<Finding> cached(String name, Facts facts) {
    return facts.dns().corefileFacts().stream()
        .flatMap(
            f ->
                f.value().serverFor(name).stream()
                    .flatMap(s -> Optional.ofNullable(s.cache()).stream())
                    .map(
                        c ->
                            pro(
                                "denials-kept",
                                Map.of("seconds", c.denialSeconds()),
                                f.evidence())))
        .toList();
  }
}
