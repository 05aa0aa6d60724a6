package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.KernelVersion;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * IPVS keeps sending a client's UDP packets to a replica that is gone, until its entry times out.
 */
final class IpvsUdpStaleBackend implements Cause {
  /** Linux has had the remedy since 5.9; Alibaba Cloud Linux 2 since this version. */
  private static final String FIXED = "5.9";

  private static final String FIXED_AL7 = "4.19.91-25.1";

  /** What IPVS is set to unless told otherwise (ipvsadm(8), --set). */
  private static final long USUAL_TIMEOUT = 300;

  private static final Pattern UDP_TIMEOUT = Pattern.compile("(?m)^( +udpTimeout:).*$");

  @Override
  public CauseId id() {
    return new CauseId("ipvs-udp-stale-backend");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Finding> other = otherMode(facts);
    if (other.isPresent()) {
      return Verdict.ruledOut(other.get());
    }
    List<String> evidence = ipvs(facts);
    if (evidence.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.KUBE_PROXY));
    }
    if (NodeLocalUse.of(facts) == Presence.PRESENT) {
      return Verdict.ruledOut(con("asks-the-cache", Map.of(), evidence));
    }
    Optional<NodesSeen.Node> node = ClientNode.object(facts);
    if (node.isEmpty() || !KernelVersion.of(node.get().kernel()).known()) {
      return Verdict.undecided(Need.of(ProbeId.NODES));
    }
    Map<String, Object> kernel = Map.of("node", node.get().name(), "kernel", node.get().kernel());
    List<String> seen = facts.node(node.get().name()).map(f -> f.evidence()).orElse(List.of());
    return fixed(node.get().kernel())
        ? Verdict.ruledOut(con("kernel-has-the-remedy", kernel, seen))
        : affected(pro("kernel-before-the-remedy", kernel, seen), evidence, facts);
  }

  static boolean fixed(String kernel) {
    KernelVersion version = KernelVersion.of(kernel);
    return version.atLeast(FIXED) || (kernel.contains("al7") && version.atLeast(FIXED_AL7));
  }

  private static Optional<Finding> otherMode(Facts facts) {
    Optional<Finding> rules =
        ClientNode.rules(facts)
            .filter(r -> r.what().mode().equals("iptables") || r.what().mode().equals("nftables"))
            .map(r -> con("not-ipvs", Map.of("mode", r.what().mode()), List.of(r.id())));
    return rules.or(
        () ->
            facts
                .all(KubeProxySeen.class)
                .reduce((a, b) -> b)
                .filter(k -> !k.what().mode().isEmpty() && !k.what().mode().equals("ipvs"))
                .map(k -> con("not-ipvs", Map.of("mode", k.what().mode()), List.of(k.id()))));
  }

  /** The evidence that Services are made to work by IPVS. */
  private static List<String> ipvs(Facts facts) {
    List<String> evidence = new ArrayList<>();
    facts
        .all(KubeProxySeen.class)
        .filter(k -> k.what().mode().equals("ipvs"))
        .map(Seen::id)
        .forEach(evidence::add);
    ClientNode.rules(facts)
        .filter(r -> r.what().mode().equals("ipvs"))
        .map(Seen::id)
        .ifPresent(evidence::add);
    return evidence;
  }

  private static Verdict affected(Finding kernel, List<String> ipvs, Facts facts) {
    List<Finding> findings = new ArrayList<>();
    findings.add(kernel);
    findings.add(pro("udp-timeout", Map.of("seconds", timeout(facts)), ipvs));
    int before = findings.size();
    stale(facts).ifPresent(findings::add);
    replaced(facts).ifPresent(findings::add);
    boolean fits = findings.size() > before || facts.symptom().frequency() == Frequency.SCALING;
    return fits && facts.complaint()
        ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CAPTURE))
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  private static long timeout(Facts facts) {
    long measured = ClientNode.rules(facts).map(r -> r.what().ipvsUdpTimeoutSeconds()).orElse(0L);
    long set =
        facts
            .all(KubeProxySeen.class)
            .mapToLong(k -> k.what().ipvsUdpTimeoutSeconds())
            .max()
            .orElse(0);
    return measured > 0 ? measured : set > 0 ? set : USUAL_TIMEOUT;
  }

  /** Addresses that questions are still sent to though no ready replica has them. */
  private static Optional<Finding> stale(Facts facts) {
    Optional<Seen<NodeRulesSeen>> rules = ClientNode.rules(facts);
    Set<String> ready =
        facts.dns().endpoints().stream()
            .flatMap(e -> e.value().endpoints().stream())
            .filter(e -> e.ready())
            .map(e -> e.address())
            .collect(Collectors.toSet());
    if (rules.isEmpty() || ready.isEmpty()) {
      return Optional.empty();
    }
    Set<String> gone = new TreeSet<>(rules.get().what().tracked().keySet());
    gone.removeAll(ready);
    gone.removeIf(a -> facts.dns().nodeLocalAddresses().contains(a));
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pro(
                "still-sent-to",
                Map.of("addresses", List.copyOf(gone)),
                List.of(rules.get().id())));
  }

  /** Replicas that came or are going shortly before or during the incident. */
  private static Optional<Finding> replaced(Facts facts) {
    Instant since = facts.window().start().minus(Duration.ofSeconds(timeout(facts)));
    return facts
        .dns()
        .replicas()
        .map(
            f ->
                Map.entry(
                    f.value().stream().filter(p -> p.deleting() || cameSince(p, since)).count(),
                    f.evidence()))
        .filter(e -> e.getKey() > 0)
        .map(e -> pro("replicas-replaced", Map.of("count", e.getKey()), e.getValue()));
  }

  private static boolean cameSince(PodFacts pod, Instant since) {
    Instant created = pod.created();
    return created != null && created.isAfter(since);
  }

  @Override
  public Map<String, Object> args(Facts facts) {
    return KubeProxyNames.args(facts);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return remedy.equals("shorter-timeout")
        ? facts
            .all(KubeProxySeen.class)
            .map(Seen::what)
            .filter(k -> !k.ipvsSection().isEmpty() && !k.configMap().isEmpty())
            .reduce((a, b) -> b)
            .flatMap(IpvsUdpStaleBackend::shorter)
        : Optional.empty();
  }

  /** The section with a shorter timeout, in the place of the one that stands there. */
  private static Optional<Patch> shorter(KubeProxySeen proxy) {
    String before = proxy.ipvsSection();
    Matcher set = UDP_TIMEOUT.matcher(before);
    String after = set.find() ? set.replaceFirst("$1 10s") : before + "  udpTimeout: 10s\n";
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(SpecPatch.of("ConfigMap/kube-system/" + proxy.configMap(), before, after));
  }
}
