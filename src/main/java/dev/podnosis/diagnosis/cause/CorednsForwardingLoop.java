package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ResolvConfSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CoreDNS forwards queries to itself. */
final class CorednsForwardingLoop implements Cause {
  private static final List<String> TO_ITSELF =
      List.of("forward-to-itself", "forward-to-loopback", "forward-to-stub-resolver");

  @Override
  public CauseId id() {
    return new CauseId("coredns-forwarding-loop");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Replicas> replicas = facts.replicas();
    if (replicas.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_PODS));
    }
    List<PodFacts> crashing = Replicas.pods(replicas.get().crashing());
    DnsLogs.Said said = facts.logs().ever(crashing, LogMessage.LOOP_DETECTED);
    List<Finding> findings = new ArrayList<>();
    if (said.any()) {
      findings.add(
          pro(
              "loop-detected",
              Map.of("count", said.replicas().size(), "total", replicas.get().all().size()),
              said.evidence()));
    }
    findings.addAll(configured(facts));
    findings.addAll(nodeFile(facts));
    if (said.any()) {
      return Verdict.confirmed(findings, replicas.get().explained());
    }
    boolean failing = !crashing.isEmpty() || !facts.externalFailures().isEmpty();
    if (findings.isEmpty() && facts.dns().corefile().isEmpty() && !facts.dns().isKubeDns()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_CONFIG)); // without the plugin nobody tells
    }
    if (findings.isEmpty()) {
      return facts.logs().observed()
          ? Verdict.ruledOut(con("no-loop-logged", Map.of(), facts.logs().evidence()))
          : Verdict.undecided(Need.of(ProbeId.DNS_LOGS));
    }
    return failing
        ? Verdict.suspected(findings, facts.externalFailures(), Need.of(ProbeId.DNS_LOGS))
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  private static List<Finding> configured(Facts facts) {
    return facts.dns().readCorefile().stream()
        .flatMap(
            c ->
                CorefileFix.issues(c, facts).stream()
                    .filter(i -> TO_ITSELF.contains(i.code()))
                    .limit(1)
                    .map(
                        i ->
                            pro(
                                "forwards-to-itself",
                                Map.of("line", i.at().toString(), "upstream", i.arg("upstream")),
                                List.of(c.id()))))
        .toList();
  }

  /** A node's file that names a local stub resolver, which in a pod is CoreDNS itself. */
  private static List<Finding> nodeFile(Facts facts) {
    boolean used =
        facts.dns().readCorefile().flatMap(ReadCorefile::externalForward).stream()
            .flatMap(f -> f.upstreams().stream())
            .anyMatch(u -> u.kind() == Upstream.Kind.FILE);
    return facts
        .all(ResolvConfSeen.class)
        .filter(s -> used && s.what().where().startsWith("node "))
        .flatMap(
            s ->
                ResolvConf.parse(s.what().text()).nameservers().stream()
                    .filter(n -> n.startsWith("127.") || n.equals("::1"))
                    .limit(1)
                    .map(
                        n ->
                            pro(
                                "node-file-names-loopback",
                                Map.of("server", n, "where", s.what().where()),
                                List.of(s.id()))))
        .limit(1)
        .toList();
  }
}
