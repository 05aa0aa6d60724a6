package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.CorefilePatches;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.NodeLocalLint;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Presence;
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
          "forward-upstream-invalid",
          "forward-address-invalid",
          "forward-port-invalid");

  /** Issues by which names of the cluster fail. */
  private static final Set<String> INSIDE =
      Set.of(
          "kubernetes-missing",
          "kubernetes-only-reverse",
          "kubernetes-zone-not-served",
          "server-shadows-cluster-domain",
          "kubernetes-noendpoints",
          "kubernetes-scope-limited");

  /** Issues by which NodeLocal DNSCache gives no names of the cluster. */
  private static final Set<String> CACHE_INSIDE =
      Set.of(
          "nodelocal-cluster-names-outside", "nodelocal-cluster-zone-missing", "forward-to-itself");

  @Override
  public CauseId id() {
    return new CauseId("corefile-misconfigured");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().isKubeDns()) {
      return Verdict.ruledOut(con("server-is-kube-dns", Map.of(), facts.dns().replicaEvidence()));
    }
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    if (corefile.isEmpty()) {
      return Verdict.undecided(Need.of(facts.dns().tellsForwarding()));
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
    if (!issues.isEmpty()) {
      return judge(issues.getFirst(), corefile.get(), false, facts);
    }
    Optional<CorefileIssue> cache = ofTheCache(facts);
    if (cache.isEmpty() && startUnknown(crashing, facts)) {
      return Verdict.undecided(Need.of(crashing.isEmpty() ? ProbeId.DNS_PODS : ProbeId.DNS_LOGS));
    }
    if (cache.isEmpty()
        && NodeLocalUse.of(facts) == Presence.UNKNOWN
        && cacheIssue(facts).isPresent()) {
      return Verdict.undecided(Need.of(ProbeId.RESOLV_CONF));
    }
    return cache.isPresent()
        ? judge(cache.get(), facts.dns().readNodeLocalCorefile().orElseThrow(), true, facts)
        : Verdict.ruledOut(con("corefile-fits", Map.of(), List.of(corefile.get().id())));
  }

  /** Where the pod asks NodeLocal DNSCache, names are lost by its Corefile as well. */
  private static Optional<CorefileIssue> ofTheCache(Facts facts) {
    return NodeLocalUse.of(facts) == Presence.PRESENT ? cacheIssue(facts) : Optional.empty();
  }

  private static Optional<CorefileIssue> cacheIssue(Facts facts) {
    return NodeLocalLint.of(facts).stream()
        .filter(i -> i.line() > 0 || i.code().equals("root-zone-not-served"))
        .filter(i -> OUTSIDE.contains(i.code()) || CACHE_INSIDE.contains(i.code()))
        .findFirst();
  }

  /** Whether replicas may refuse it as they start, for all that was read. */
  private static boolean startUnknown(List<PodFacts> crashing, Facts facts) {
    return facts.dns().replicas().isEmpty() || (!crashing.isEmpty() && !facts.logs().observed());
  }

  /** What is wrong with a zone of its own is another cause. */
  private static boolean ofStubDomain(CorefileIssue issue, Facts facts) {
    return facts.upstreams().stubDomains().stream()
        .anyMatch(s -> s.forward().at().equals(issue.at()));
  }

  private static Verdict judge(
      CorefileIssue issue, ReadCorefile corefile, boolean cache, Facts facts) {
    boolean outside = OUTSIDE.contains(issue.code());
    Map<String, Object> args = Map.of("issue", issue.code(), "line", issue.at().toString());
    List<String> evidence = List.of(corefile.id());
    Finding found =
        cache
            ? outside
                ? pro("cache-loses-outside-names", args, evidence)
                : pro("cache-loses-cluster-names", args, evidence)
            : outside
                ? pro("outside-names-lost", args, evidence)
                : pro("cluster-names-lost", args, evidence);
    boolean concerned = outside ? outsideWanted(facts) : ClusterKinds.wanted(facts);
    List<String> failing = outside ? facts.externalFailures() : facts.internalFailures();
    if (!concerned || !facts.complaint()) {
      return Verdict.advice(found);
    }
    if (cache && !NodeLocalUse.seen(facts) && onlyTold(failing, facts)) {
      return Verdict.suspected(List.of(found), failing, Need.of(ProbeId.NODE_RULES));
    }
    return failing.isEmpty()
        ? Verdict.suspected(List.of(found), failing, Need.of(ProbeId.REPLICA_LOOKUPS))
        : Verdict.confirmed(List.of(found), failing);
  }

  /** Whether no lookup failed that was seen, and all that is known is the client's message. */
  private static boolean onlyTold(List<String> failing, Facts facts) {
    return facts.clientError().filter(e -> e.evidence().containsAll(failing)).isPresent();
  }

  private static boolean outsideWanted(Facts facts) {
    return facts.kindsByForm().contains(DomainKind.EXTERNAL)
        || facts.kindsByForm().contains(DomainKind.PRIVATE_ZONE);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("correct-corefile")
        ? CorefileFix.of(facts, i -> OUTSIDE.contains(i.code()) || INSIDE.contains(i.code()))
            .or(() -> patchOfTheCache(facts))
        : Optional.empty();
  }

  private static Optional<Patch> patchOfTheCache(Facts facts) {
    return ofTheCache(facts)
        .flatMap(
            i ->
                facts
                    .dns()
                    .readNodeLocalCorefile()
                    .flatMap(c -> CorefilePatches.fix(c.corefile(), i).map(c::patch)));
  }
}
