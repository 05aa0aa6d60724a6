package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.HttpSeen;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CoreDNS cannot reach the API server, from which it learns the cluster's names. */
final class CorednsApiserverUnreachable implements Cause {
  private static final Need CONNECT = new Need(ProbeId.COREDNS_NETWORK, "apiserver");

  @Override
  public CauseId id() {
    return new CauseId("coredns-apiserver-unreachable");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<ConnectionsSeen>> tried =
        facts.connections(DnsTarget.Role.API_SERVICE).stream()
            .filter(s -> !s.what().attempts().isEmpty() && fromReplica(s, facts))
            .toList();
    DnsLogs.Said said =
        facts
            .logs()
            .inWindow(
                LogMessage.API_SERVER_TROUBLE,
                LogMessage.WAITING_FOR_API,
                LogMessage.UNSYNCED_START);
    if (!tried.isEmpty()) {
      return measured(tried, said, facts);
    }
    List<Finding> counted = counted(facts);
    if (said.any()) {
      List<Finding> findings = new ArrayList<>(List.of(logged(said)));
      List<Finding> waiting = waiting(facts);
      findings.addAll(waiting);
      findings.addAll(counted);
      return !waiting.isEmpty() && facts.logs().goesOn(said)
          ? Verdict.confirmed(findings, facts.internalFailures())
          : Verdict.suspected(findings, facts.internalFailures(), CONNECT);
    }
    DnsLogs.Said earlier =
        facts
            .logs()
            .ever(
                facts.replicas().map(Replicas::all).orElse(List.of()),
                LogMessage.API_SERVER_TROUBLE);
    if (!counted.isEmpty()) {
      return Verdict.suspected(counted, facts.internalFailures(), CONNECT);
    }
    if (!facts.logs().complete()) {
      return Verdict.undecided(facts.logs().observed() ? CONNECT : Need.of(ProbeId.DNS_LOGS));
    }
    return earlier.any()
        ? Verdict.ruledOut(
            con("only-at-other-times", Map.of("count", earlier.count()), earlier.evidence()))
        : Verdict.ruledOut(con("no-trouble-logged", Map.of(), facts.logs().evidence()));
  }

  private static boolean fromReplica(Seen<ConnectionsSeen> seen, Facts facts) {
    return seen.evidence().vantage().place() instanceof Place.InPod in
        && facts.dns().replica(in.pod()).isPresent();
  }

  private static Verdict measured(
      List<Seen<ConnectionsSeen>> tried, DnsLogs.Said said, Facts facts) {
    int sent = tried.stream().mapToInt(s -> s.what().attempts().size()).sum();
    int failed = tried.stream().mapToInt(s -> s.what().failed()).sum();
    List<String> evidence = tried.stream().map(Seen::id).toList();
    Map<String, Object> args =
        Map.of(
            "sent", sent, "failed", failed, "address", tried.getFirst().what().target().address());
    boolean one = tried.stream().anyMatch(s -> s.what().failed() == s.what().attempts().size());
    if (!one) {
      return said.any() && facts.logs().goesOn(said)
          ? Verdict.suspected(
              List.of(logged(said), pro("fails-though-connected", args, evidence)),
              facts.internalFailures(),
              Need.of(ProbeId.DNS_LOGS))
          : Verdict.ruledOut(con("connections-succeed", args, evidence));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("connections-fail", args, evidence));
    if (said.any()) {
      findings.add(logged(said));
    }
    return Verdict.confirmed(findings, facts.internalFailures());
  }

  private static Finding logged(DnsLogs.Said said) {
    return pro(
        "trouble-logged",
        Map.of("count", said.count(), "replicas", said.replicas().size()),
        said.evidence());
  }

  /** Requests that got no answer, or one that the API server itself is in trouble. */
  private static List<Finding> counted(Facts facts) {
    double failed =
        facts
            .metrics()
            .between(
                r ->
                    r.apiRequests().entrySet().stream()
                        .filter(e -> e.getKey().equals("<error>") || e.getKey().startsWith("5"))
                        .mapToDouble(Map.Entry::getValue)
                        .sum());
    return failed > 0
        ? List.of(
            pro(
                "failures-counted",
                Map.of("count", Math.round(failed)),
                facts.metrics().evidence()))
        : List.of();
  }

  /** Replicas that say by their ready endpoint that they wait for the kubernetes plugin. */
  private static List<Finding> waiting(Facts facts) {
    return facts
        .all(HttpSeen.class)
        .filter(s -> s.what().endpoint().startsWith("/ready") && s.what().status() >= 500)
        .filter(s -> s.what().body().contains("kubernetes"))
        .map(s -> pro("not-ready-for-it", Map.of("pod", s.what().pod().name()), List.of(s.id())))
        .limit(1)
        .toList();
  }
}
