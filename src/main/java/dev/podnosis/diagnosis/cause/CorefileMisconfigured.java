package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Corefile is accepted, or refused for its values, and does not do what the cluster needs. */
final class CorefileMisconfigured implements Cause {
  /** Issues by which outside names fail. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "forward-missing",
          "forward-zone-not-served",
          "root-zone-not-served",
          "forward-without-upstream",
          "forward-upstream-invalid");

  /** Issues by which names of the cluster fail. */
  private static final Set<String> INSIDE =
      Set.of(
          "kubernetes-missing",
          "kubernetes-only-reverse",
          "kubernetes-zone-not-served",
          "server-shadows-cluster-domain",
          "kubernetes-noendpoints",
          "kubernetes-scope-limited");

  @Override
  public CauseId id() {
    return new CauseId("corefile-misconfigured");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    if (corefile.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_CONFIG));
    }
    List<PodFacts> crashing =
        facts.replicas().map(r -> Replicas.pods(r.crashing())).orElse(List.of());
    DnsLogs.Said fatal = facts.logs().ever(crashing, LogMessage.STARTUP_FATAL);
    if (fatal.any()) {
      return Verdict.confirmed(
          List.of(
              pro(
                  "refused-at-start",
                  Map.of("message", fatal.samples().stream().findFirst().orElse("–")),
                  fatal.evidence())),
          facts.replicas().map(Replicas::explained).orElse(List.of()));
    }
    List<CorefileIssue> issues =
        CorefileFix.issues(corefile.get(), facts).stream()
            .filter(i -> OUTSIDE.contains(i.code()) || INSIDE.contains(i.code()))
            .filter(i -> !ofStubDomain(i, facts))
            .toList();
    if (issues.isEmpty()) {
      return Verdict.ruledOut(con("corefile-fits", Map.of(), List.of(corefile.get().id())));
    }
    return judge(issues.getFirst(), corefile.get(), facts);
  }

  /** What is wrong with a zone of its own is another cause. */
  private static boolean ofStubDomain(CorefileIssue issue, Facts facts) {
    return facts.upstreams().stubDomains().stream()
        .anyMatch(s -> s.forward().line() == issue.line());
  }

  private static Verdict judge(CorefileIssue issue, ReadCorefile corefile, Facts facts) {
    boolean outside = OUTSIDE.contains(issue.code());
    Map<String, Object> args = Map.of("issue", issue.code(), "line", issue.line());
    Finding found =
        outside
            ? pro("outside-names-lost", args, List.of(corefile.id()))
            : pro("cluster-names-lost", args, List.of(corefile.id()));
    boolean concerned = outside ? outsideWanted(facts) : ClusterKinds.wanted(facts);
    List<String> failing = outside ? facts.externalFailures() : facts.internalFailures();
    if (!concerned || !facts.complaint()) {
      return Verdict.advice(found);
    }
    return failing.isEmpty()
        ? Verdict.suspected(List.of(found), failing, Need.of(ProbeId.REPLICA_LOOKUPS))
        : Verdict.confirmed(List.of(found), failing);
  }

  private static boolean outsideWanted(Facts facts) {
    return facts.kindsByForm().contains(DomainKind.EXTERNAL)
        || facts.kindsByForm().contains(DomainKind.PRIVATE_ZONE);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("correct-corefile")
        ? CorefileFix.of(facts, i -> OUTSIDE.contains(i.code()) || INSIDE.contains(i.code()))
        : Optional.empty();
  }
}
