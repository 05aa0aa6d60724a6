package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.DnsLogs;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CoreDNS gets no answer from any server that it forwards outside names to. */
final class CorednsUpstreamUnreachable implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");

  @Override
  public CauseId id() {
    return new CauseId("coredns-upstream-unreachable");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<LookupsSeen>> asked = facts.upstreams().asked();
    return asked.isEmpty() ? byLog(facts) : measured(asked, facts);
  }

  private static Verdict measured(List<Seen<LookupsSeen>> asked, Facts facts) {
    Map<String, List<Seen<LookupsSeen>>> servers = Upstreams.byServer(asked);
    List<String> evidence = asked.stream().map(Seen::id).toList();
    List<Seen<LookupsSeen>> controls =
        facts.upstreams().controlsAnswered().stream()
            .filter(s -> s.what().transport() == Transport.UDP)
            .toList();
    boolean all =
        controls.isEmpty()
            && servers.values().stream()
                .allMatch(
                    s ->
                        Upstreams.sent(s, Transport.UDP) > 0
                            && Upstreams.unanswered(s, Transport.UDP)
                                == Upstreams.sent(s, Transport.UDP));
    int sent = Upstreams.sent(asked, Transport.UDP);
    int lost = Upstreams.unanswered(asked, Transport.UDP);
    Map<String, Object> counts =
        Map.of("sent", sent, "lost", lost, "servers", List.copyOf(servers.keySet()));
    List<Seen<LookupsSeen>> aboutName =
        asked.stream().filter(facts.upstreams()::silentAboutName).toList();
    List<Seen<LookupsSeen>> cutOff =
        cutOff(asked.stream().filter(s -> !aboutName.contains(s)).toList());
    if (!all && !cutOff.isEmpty()) {
      Map<String, Object> few =
          Map.of(
              "sent", Upstreams.sent(cutOff, Transport.UDP),
              "lost", Upstreams.unanswered(cutOff, Transport.UDP),
              "servers", List.copyOf(Upstreams.byServer(cutOff).keySet()));
      return Verdict.confirmed(
          List.of(pro("no-upstream-answers", few, cutOff.stream().map(Seen::id).toList())),
          facts.externalFailures());
    }
    if (!all) {
      return Verdict.ruledOut(
          aboutName.isEmpty()
              ? con("upstreams-answer", counts, evidence)
              : con(
                  "upstreams-answer-others",
                  Map.of("servers", List.copyOf(Upstreams.byServer(controls).keySet())),
                  Stream.concat(controls.stream(), aboutName.stream()).map(Seen::id).toList()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("no-upstream-answers", counts, evidence));
    int tcp = Upstreams.sent(asked, Transport.TCP);
    if (tcp > Upstreams.unanswered(asked, Transport.TCP)) {
      findings.add(
          pro(
              "tcp-answers",
              Map.of("sent", tcp, "lost", Upstreams.unanswered(asked, Transport.TCP)),
              evidence));
    }
    logged(facts).ifPresent(findings::add);
    return Verdict.confirmed(findings, facts.externalFailures());
  }

  /** What replicas asked to which nothing came back at all, over UDP or TCP, from any upstream. */
  private static List<Seen<LookupsSeen>> cutOff(List<Seen<LookupsSeen>> asked) {
    return asked.stream()
        .collect(Collectors.groupingBy(s -> s.evidence().vantage().place()))
        .values()
        .stream()
        .filter(
            s ->
                Upstreams.sent(s, Transport.UDP) >= 3
                    && Upstreams.sent(s, Transport.TCP) > 0
                    && silent(s, Transport.UDP)
                    && silent(s, Transport.TCP))
        .flatMap(List::stream)
        .toList();
  }

  private static boolean silent(List<Seen<LookupsSeen>> asked, Transport over) {
    return Upstreams.unanswered(asked, over) == Upstreams.sent(asked, over);
  }

  private static Optional<Finding> logged(Facts facts) {
    DnsLogs.Said said = facts.logs().upstreamErrors();
    if (!said.any()) {
      return Optional.empty();
    }
    Set<String> servers = facts.logs().troubledUpstreams();
    return Optional.of(
        servers.isEmpty()
            ? pro("errors-without-server", Map.of("count", said.count()), said.evidence())
            : pro(
                "errors-logged",
                Map.of("count", said.count(), "servers", List.copyOf(servers)),
                said.evidence()));
  }

  private static Verdict byLog(Facts facts) {
    Optional<Finding> logged = logged(facts);
    if (logged.isEmpty()) {
      return facts.logs().tellEveryError()
          ? Verdict.ruledOut(con("no-errors-logged", Map.of(), facts.logs().evidence()))
          : Verdict.undecided(facts.logs().observed() ? ASK : Need.of(ProbeId.DNS_LOGS));
    }
    List<String> all = outsideAlwaysFails(facts);
    if (!all.isEmpty() && facts.logs().goesOn(facts.logs().upstreamErrors())) {
      return Verdict.confirmed(
          List.of(logged.get(), pro("outside-names-fail", Map.of("count", all.size()), all)),
          facts.externalFailures());
    }
    return Verdict.suspected(List.of(logged.get()), facts.externalFailures(), ASK);
  }

  /** Fresh questions for outside names at every replica, none of which brought an answer. */
  private static List<String> outsideAlwaysFails(Facts facts) {
    List<Seen<LookupsSeen>> fresh =
        facts.lookups(DnsTarget.Role.REPLICA).stream()
            .filter(s -> s.what().question() == LookupsSeen.Question.EXTERNAL_FRESH)
            .filter(s -> s.what().transport() == Transport.UDP && s.what().sent() > 0)
            .toList();
    Set<ObjectRef> replicas =
        fresh.stream()
            .flatMap(s -> Optional.ofNullable(s.what().target().pod()).stream())
            .collect(Collectors.toSet());
    boolean every =
        facts.replicas().map(r -> r.serving().size()).orElse(0) == replicas.size()
            && !replicas.isEmpty();
    boolean none =
        fresh.stream()
            .flatMap(s -> s.what().samples().stream())
            .allMatch(
                s ->
                    s.outcome() instanceof LookupOutcome.Answered a
                        && a.rcode().equals("SERVFAIL"));
    return every && none ? fresh.stream().map(Seen::id).toList() : List.of();
  }
}
