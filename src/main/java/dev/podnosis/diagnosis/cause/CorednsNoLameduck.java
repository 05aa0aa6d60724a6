package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A replica that ends stops answering before everyone has learnt that it is gone. */
final class CorednsNoLameduck implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("coredns-no-lameduck");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().isKubeDns()) {
      return Verdict.ruledOut(con("server-is-kube-dns", Map.of(), facts.dns().replicaEvidence()));
    }
    Optional<Fact<CorefileFacts>> corefile = facts.dns().corefileFacts();
    if (corefile.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_CONFIG));
    }
    Duration lameduck = corefile.get().value().lameduck();
    if (lameduck != null && lameduck.isPositive()) {
      return Verdict.ruledOut(
          con("lameduck-set", Map.of("seconds", lameduck.toSeconds()), corefile.get().evidence()));
    }
    Finding missing = pro("lameduck-missing", Map.of(), corefile.get().evidence());
    List<Finding> findings = new ArrayList<>(List.of(missing));
    findings.addAll(replaced(facts));
    boolean whenScaling = facts.symptom().frequency() == Frequency.SCALING;
    return facts.complaint() && (whenScaling || findings.size() > 1)
        ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CAPTURE))
        : Verdict.advice(missing);
  }

  /** Replicas that came or are going during the incident. */
  private static List<Finding> replaced(Facts facts) {
    return facts.dns().replicas().stream()
        .flatMap(
            f -> {
              long count =
                  f.value().stream().filter(p -> p.deleting() || cameInWindow(p, facts)).count();
              return count == 0
                  ? Stream.<Finding>empty()
                  : Stream.of(pro("replicas-replaced", Map.of("count", count), f.evidence()));
            })
        .toList();
  }

  private static boolean cameInWindow(PodFacts pod, Facts facts) {
    Instant created = pod.created();
    return created != null && facts.inWindow(created);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("add-lameduck")
        ? CorefileFix.of(facts, i -> i.code().equals("lameduck-missing"))
        : Optional.empty();
  }
}
