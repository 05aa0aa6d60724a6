package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.Severity;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.NodeLocalLint;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.PodResolver.Attachment;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * NodeLocal DNSCache does not answer on the business pod's node. When it ends without taking its
 * interface and rules away, the node's questions go nowhere at all.
 */
final class NodelocalDown implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("nodelocal-down");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (facts.dns().nodeLocalInstalled() == Presence.UNKNOWN) {
      return Verdict.undecided(Need.of(ProbeId.NODELOCAL));
    }
    List<String> pods = facts.dns().nodeLocalPods().map(Fact::evidence).orElse(List.of());
    if (facts.dns().nodeLocalInstalled() == Presence.ABSENT) {
      return Verdict.ruledOut(con("not-installed", Map.of(), pods));
    }
    Optional<String> node = ClientNode.name(facts);
    if (node.isEmpty() || facts.dns().nodeLocalPods().isEmpty()) {
      return Verdict.undecided(Need.of(node.isEmpty() ? ProbeId.BUSINESS_POD : ProbeId.NODELOCAL));
    }
    Optional<Finding> silent = silentAddress(facts);
    Optional<Finding> down = down(node.get(), pods, facts);
    if (silent.isEmpty() && down.isEmpty()) {
      return Verdict.ruledOut(con("cache-runs", Map.of("node", node.get()), pods));
    }
    return judge(silent.orElse(null), down.orElse(null), facts);
  }

  private static Verdict judge(@Nullable Finding silent, @Nullable Finding down, Facts facts) {
    List<Finding> findings = new ArrayList<>();
    Stream.of(Optional.ofNullable(down), Optional.ofNullable(silent))
        .flatMap(Optional::stream)
        .forEach(findings::add);
    ended(facts).ifPresent(findings::add);
    if (down != null) {
      refusing(facts).ifPresent(findings::add);
    }
    if (silent != null) {
      return Verdict.confirmed(findings, fromTheNode(facts));
    }
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (resolver.isPresent() && resolver.get().value().attachment() == Attachment.NODELOCAL) {
      findings.add(
          pro(
              "pod-asks-the-cache",
              Map.of("servers", resolver.get().value().conf().nameservers()),
              resolver.get().evidence()));
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    // The cache took its interface away: questions go to CoreDNS as without it.
    boolean gone =
        ClientNode.rules(facts)
            .filter(r -> NodeLocalUse.addressesRead(r.what()) && !holds(r.what()))
            .isPresent();
    if (gone || !facts.complaint()) {
      return Verdict.advice(findings.toArray(Finding[]::new));
    }
    return Verdict.suspected(
        findings,
        facts.clientFailures(),
        resolver.isEmpty() ? Need.of(ProbeId.RESOLV_CONF) : Need.of(ProbeId.NODE_RULES));
  }

  /** A black hole on the node takes in all that is sent from there. */
  private static List<String> fromTheNode(Facts facts) {
    return ClientNode.name(facts).map(facts::failuresFrom).orElse(facts.clientFailures());
  }

  private static boolean holds(NodeRulesSeen rules) {
    return !rules.nodeLocalAddresses().isEmpty();
  }

  /** An address that the node took for the cache, and on which nothing listens. */
  private static Optional<Finding> silentAddress(Facts facts) {
    return ClientNode.rules(facts)
        .filter(r -> holds(r.what()) && !r.what().unreadable().contains("ss-udp"))
        .flatMap(r -> silentAddress(r, facts));
  }

  private static Optional<Finding> silentAddress(Seen<NodeRulesSeen> rules, Facts facts) {
    List<String> asked =
        facts.podResolver().map(f -> f.value().conf().nameservers()).orElse(List.of());
    List<String> silent =
        rules.what().nodeLocalAddresses().stream()
            .filter(a -> asked.isEmpty() || asked.contains(a))
            .filter(a -> !rules.what().listeners().contains("udp " + a + ":53"))
            .filter(a -> !rules.what().listeners().contains("udp *:53"))
            .filter(a -> !rules.what().listeners().contains("udp 0.0.0.0:53"))
            .toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pro(
                "address-without-listener",
                Map.of("node", rules.what().node(), "addresses", List.copyOf(silent)),
                Stream.concat(Stream.of(rules.id()), unanswered(facts)).distinct().toList()));
  }

  private static Stream<String> unanswered(Facts facts) {
    return Edges.evidence(
        facts.edges().to(DnsTarget.Role.NODELOCAL).stream()
            .filter(e -> e.udp().lost() > 0)
            .toList())
        .stream();
  }

  private static Optional<Finding> down(String node, List<String> evidence, Facts facts) {
    List<PodFacts> here = NodeLocalUse.onClientNode(facts);
    if (here.isEmpty()) {
      return Optional.of(pro("no-cache-on-node", Map.of("node", node), evidence));
    }
    return here.stream().noneMatch(PodFacts::serving)
        ? Optional.of(
            pro(
                "cache-not-ready",
                Map.of(
                    "node", node,
                    "pod", here.getFirst().ref().name(),
                    "restarts", here.getFirst().restarts()),
                evidence))
        : Optional.empty();
  }

  /** What in its Corefile keeps a cache that is not ready from starting. */
  private static Optional<Finding> refusing(Facts facts) {
    List<String> evidence = facts.dns().nodeLocalCorefile().stream().map(Seen::id).toList();
    return NodeLocalLint.of(facts).stream()
        .filter(i -> i.severity() == Severity.ERROR && i.line() > 0)
        .findFirst()
        .map(
            i ->
                pro(
                    "corefile-has-error",
                    Map.of("issue", i.code(), "line", i.at().toString(), "name", i.arg("name")),
                    evidence));
  }

  /** How the cache ended before: killed, it could not take its interface and rules away. */
  private static Optional<Finding> ended(Facts facts) {
    return NodeLocalUse.onClientNode(facts).stream()
        .flatMap(p -> p.containers().stream())
        .filter(c -> c.kind() == ContainerFacts.Kind.NORMAL)
        .flatMap(c -> Stream.ofNullable(c.last()))
        .filter(s -> !s.reason().isEmpty())
        .findFirst()
        .map(
            s ->
                pro(
                    "cache-ended",
                    Map.of("reason", s.reason()),
                    facts.dns().nodeLocalPods().map(Fact::evidence).orElse(List.of())));
  }
}
