package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Nobody keeps the rules for Services up to date on the business pod's node. */
final class KubeProxyNotRunning implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("kube-proxy-not-running");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<String> node = ClientNode.name(facts);
    if (node.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.BUSINESS_POD));
    }
    Optional<Finding> runs = runs(node.get(), facts);
    if (runs.isPresent()) {
      return Verdict.ruledOut(runs.get());
    }
    Optional<Finding> down = down(node.get(), facts);
    Optional<Finding> outdated = outdated(facts);
    List<Finding> findings = new ArrayList<>();
    down.ifPresent(findings::add);
    outdated.ifPresent(findings::add);
    serviceDead(node.get(), facts).filter(f -> down.isPresent()).ifPresent(findings::add);
    if (down.isPresent() && findings.size() > 1) {
      return Verdict.confirmed(findings, facts.clientFailures());
    }
    if (down.isPresent()) {
      // Rules that are there go on working until something changes.
      return ClientNode.rules(facts).isPresent() || !facts.complaint()
          ? Verdict.advice(down.get())
          : Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.NODE_RULES));
    }
    if (outdated.isPresent() && facts.complaint()) {
      return Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.KUBE_PROXY));
    }
    return rulesCurrent(facts)
        .map(Verdict::ruledOut)
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.NODE_RULES)));
  }

  private static Optional<Finding> runs(String node, Facts facts) {
    Optional<Finding> replaced =
        facts
            .all(KubeProxySeen.class)
            .filter(k -> k.what().mode().equals("ebpf"))
            .reduce((a, b) -> b)
            .map(k -> con("replaced", Map.of("kind", k.what().kind()), List.of(k.id())));
    Optional<Finding> listens =
        ClientNode.rules(facts)
            .filter(r -> r.what().serviceProxy() != null && !r.what().serviceProxy().isEmpty())
            .map(
                r ->
                    con(
                        "listens",
                        Map.of("node", node, "program", String.valueOf(r.what().serviceProxy())),
                        List.of(r.id())));
    return replaced
        .or(() -> listens)
        .or(
            () ->
                onNode(node, facts)
                    .filter(p -> p.value().serving())
                    .map(
                        p ->
                            con(
                                "pod-runs",
                                Map.of("node", node, "pod", p.value().ref().name()),
                                p.evidence())));
  }

  private static Optional<Fact<PodFacts>> onNode(String node, Facts facts) {
    return facts.dns().kubeProxyPods().stream()
        .flatMap(
            f ->
                f.value().stream()
                    .filter(p -> node.equals(p.node()) && !p.deleting())
                    .map(p -> new Fact<>(p, f.evidence())))
        .findFirst();
  }

  private static Optional<Finding> down(String node, Facts facts) {
    Optional<Fact<PodFacts>> here = onNode(node, facts);
    if (here.isEmpty() && elsewise(facts)) {
      return Optional.empty();
    }
    if (here.isPresent()) {
      PodFacts pod = here.get().value();
      return Optional.of(
          pro(
              "pod-not-running",
              Map.of("node", node, "pod", pod.ref().name(), "phase", phase(pod)),
              here.get().evidence()));
    }
    return facts
        .dns()
        .kubeProxyPods()
        .filter(f -> f.value().stream().anyMatch(PodFacts::serving))
        .map(
            f ->
                pro(
                    "no-pod-on-node",
                    Map.of("node", node, "count", f.value().size()),
                    f.evidence()));
  }

  /**
   * Nodes for which kube-proxy's DaemonSet for Linux is not meant: Windows has its own, and behind
   * a virtual node there is no machine.
   */
  private static boolean elsewise(Facts facts) {
    return ClientNode.object(facts).filter(n -> n.windows() || n.virtual()).isPresent();
  }

  private static String phase(PodFacts pod) {
    return pod.containers().stream()
        .map(c -> c.state().reason())
        .filter(r -> !r.isEmpty())
        .findFirst()
        .orElse(pod.phase());
  }

  /**
   * Rules that lead to nobody, or to somebody who is not ready. That they leave ready replicas out
   * is no fault: topology and traffic policies do so.
   */
  private static Optional<Finding> outdated(Facts facts) {
    Set<String> ready = ready(facts);
    return known(facts)
        .filter(r -> !ready.isEmpty() && !current(r.what(), ready))
        .filter(r -> LocalTraffic.nobodyHere(facts).isEmpty())
        .map(
            r ->
                pro(
                    "rules-outdated",
                    Map.of(
                        "node", r.what().node(),
                        "targets", r.what().targets(),
                        "ready", List.copyOf(ready)),
                    List.of(r.id())));
  }

  private static Optional<Finding> rulesCurrent(Facts facts) {
    Set<String> ready = ready(facts);
    return known(facts)
        .filter(r -> !ready.isEmpty() && current(r.what(), ready))
        .map(
            r ->
                con(
                    "rules-current",
                    Map.of("node", r.what().node(), "targets", r.what().targets()),
                    List.of(r.id())));
  }

  private static boolean current(NodeRulesSeen rules, Set<String> ready) {
    return !rules.targets().isEmpty() && !rules.rejects() && ready.containsAll(rules.targets());
  }

  private static Optional<Seen<NodeRulesSeen>> known(Facts facts) {
    return ClientNode.rules(facts).filter(r -> !r.what().mode().equals("unknown"));
  }

  private static Set<String> ready(Facts facts) {
    return facts.dns().endpoints().stream()
        .flatMap(e -> e.value().endpoints().stream())
        .filter(e -> e.ready())
        .map(e -> e.address())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The Service loses questions that the replicas themselves, asked from there, do not lose. */
  private static Optional<Finding> serviceDead(String node, Facts facts) {
    List<Edges.Edge> service = from(node, DnsTarget.Role.SERVICE, facts);
    Edges.Tries udp = Edges.sum(service, Edges.Edge::udp);
    Edges.Tries direct = Edges.sum(from(node, DnsTarget.Role.REPLICA, facts), Edges.Edge::udp);
    boolean serviceAlone = direct.sent() == 0 ? udp.dead() : direct.lost() == 0;
    return udp.lost() == 0 || !serviceAlone
        ? Optional.empty()
        : Optional.of(
            pro(
                "service-loses",
                Map.of("node", node, "sent", udp.sent(), "lost", udp.lost()),
                Edges.evidence(service)));
  }

  private static List<Edges.Edge> from(String node, DnsTarget.Role to, Facts facts) {
    return facts.edges().to(to).stream()
        .filter(e -> node.equals(e.fromNode()) && e.udp().sent() > 0)
        .toList();
  }

  @Override
  public Map<String, Object> args(Facts facts) {
    return KubeProxyNames.args(facts);
  }
}
