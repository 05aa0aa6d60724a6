package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReplicaCorefile;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The ConfigMap holds a Corefile that the running replicas refused. */
final class CorefileReloadFailed implements Cause {
  private static final Need SINCE_THE_RELOAD = new Need(ProbeId.DNS_LOGS, "reload");

  @Override
  public CauseId id() {
    return new CauseId("corefile-reload-failed");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().isKubeDns()) {
      return Verdict.ruledOut(con("server-is-kube-dns", Map.of(), facts.dns().replicaEvidence()));
    }
    List<ReplicaCorefile> all = ReplicaCorefile.all(facts);
    List<Finding> differ = differ(all);
    List<ReplicaCorefile> refused =
        all.stream().filter(r -> r.last() == ReplicaCorefile.Last.REFUSED).toList();
    if (!refused.isEmpty()) {
      return Verdict.confirmed(joined(List.of(said(refused, facts)), differ), List.of());
    }
    List<Finding> counted =
        all.stream().filter(ReplicaCorefile::mayHaveRefused).map(r -> counted(r)).toList();
    if (!counted.isEmpty()) {
      return Verdict.suspected(joined(counted, differ), List.of(), SINCE_THE_RELOAD);
    }
    if (!facts.logs().complete() && all.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_LOGS));
    }
    List<ObjectRef> taken =
        all.stream().filter(ReplicaCorefile::taken).map(ReplicaCorefile::pod).toList();
    List<PodFacts> serving = facts.replicas().map(Replicas::serving).orElse(List.of());
    return serving.stream().allMatch(p -> taken.contains(p.ref()))
            && (facts.logs().complete() || !serving.isEmpty())
        ? Verdict.ruledOut(con("none-refused", Map.of(), evidence(all)))
        : Verdict.undecided(
            Need.of(facts.logs().complete() ? ProbeId.DNS_METRICS : ProbeId.DNS_LOGS));
  }

  private static List<Finding> joined(List<Finding> first, List<Finding> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static List<String> evidence(List<ReplicaCorefile> replicas) {
    return replicas.stream().flatMap(r -> r.evidence().stream()).distinct().toList();
  }

  private static Finding said(List<ReplicaCorefile> refused, Facts facts) {
    List<ObjectRef> pods = refused.stream().map(ReplicaCorefile::pod).toList();
    List<Seen<LogSeen>> logs =
        facts.logs().all().stream()
            .filter(l -> !l.what().previous() && pods.contains(l.what().pod()))
            .toList();
    String line =
        logs.stream()
            .flatMap(l -> l.what().summary().message(LogMessage.RELOAD_FAILED).stream())
            .flatMap(m -> m.samples().stream())
            .findFirst()
            .orElse("–");
    return pro(
        "refused-corefile",
        Map.of("count", refused.size(), "message", Printable.excerpt(line, 300)),
        logs.stream().map(Seen::id).toList());
  }

  private static Finding counted(ReplicaCorefile replica) {
    return pro(
        "refusals-counted",
        Map.of(
            "pod",
            replica.pod().name(),
            "count",
            Math.round(Optional.ofNullable(replica.refused()).orElse(0.0))),
        replica.evidence());
  }

  /** Replicas that run different Corefiles, as far as it is known which. */
  private static List<Finding> differ(List<ReplicaCorefile> all) {
    List<ReplicaCorefile> known = all.stream().filter(r -> !r.digest().isEmpty()).toList();
    if (known.stream().map(ReplicaCorefile::digest).distinct().count() < 2) {
      return List.of();
    }
    List<String> list = known.stream().map(r -> r.pod().name() + " " + r.shortDigest()).toList();
    return List.of(pro("replicas-differ", Map.of("list", list), evidence(known)));
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("correct-corefile")
        ? CorefileFix.of(facts, i -> i.severity() == dev.podnosis.coredns.corefile.Severity.ERROR)
        : Optional.empty();
  }
}
