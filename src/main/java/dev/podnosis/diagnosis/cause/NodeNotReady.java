package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Printable;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The node of the pod or of a replica is not ready. */
final class NodeNotReady implements Cause {
  private static final int EXCERPT = 200;

  @Override
  public CauseId id() {
    return new CauseId("node-not-ready");
  }

  @Override
  public Verdict judge(Facts facts) {
    if (!facts.observed(ProbeId.NODES)) {
      return Verdict.undecided(Need.of(ProbeId.NODES));
    }
    List<String> client = facts.businessPod().map(f -> f.value().node()).stream().toList();
    List<String> servers =
        facts.replicas().stream()
            .flatMap(r -> r.all().stream())
            .flatMap(p -> Optional.ofNullable(p.node()).stream())
            .distinct()
            .toList();
    List<Finding> findings = new ArrayList<>();
    client.forEach(n -> findings.addAll(bad(n, facts, true)));
    boolean clientBad = !findings.isEmpty();
    servers.forEach(n -> findings.addAll(bad(n, facts, false)));
    if (findings.isEmpty()) {
      List<String> of = Stream.concat(client.stream(), servers.stream()).distinct().toList();
      return of.isEmpty()
          ? Verdict.undecided(Need.of(ProbeId.DNS_PODS))
          : Verdict.ruledOut(
              con("nodes-ready", Map.of("nodes", List.copyOf(of)), evidence(of, facts)));
    }
    boolean noServer = servers.stream().allMatch(n -> !bad(n, facts, false).isEmpty());
    List<String> explains =
        noServer ? facts.failures() : clientBad ? facts.clientFailures() : List.of();
    return Verdict.confirmed(findings, explains);
  }

  private static List<String> evidence(List<String> nodes, Facts facts) {
    return nodes.stream()
        .flatMap(n -> facts.node(n).stream())
        .flatMap(f -> f.evidence().stream())
        .distinct()
        .toList();
  }

  private static List<Finding> bad(String node, Facts facts, boolean client) {
    return facts.node(node).stream()
        .filter(f -> !f.value().ready())
        .map(
            f -> {
              String why =
                  Printable.excerpt(f.value().troubles().getOrDefault("Ready", "–"), EXCERPT);
              Map<String, Object> args = Map.of("node", node, "reason", why);
              return client
                  ? pro("client-node-not-ready", args, f.evidence())
                  : pro("replica-node-not-ready", args, f.evidence());
            })
        .toList();
  }
}
