package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of several upstream servers fails, so that a share of the outside lookups fails. */
final class OneUpstreamFaulty implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");

  @Override
  public CauseId id() {
    return new CauseId("one-upstream-faulty");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<LookupsSeen>> asked = facts.upstreams().asked();
    Map<String, List<Seen<LookupsSeen>>> servers = Upstreams.byServer(asked);
    if (servers.isEmpty()) {
      return facts.upstreams().known().size() == 1
          ? Verdict.ruledOut(con("only-one-upstream", Map.of(), corefile(facts)))
          : Verdict.undecided(ASK);
    }
    List<String> evidence = asked.stream().map(Seen::id).toList();
    List<String> failing =
        servers.entrySet().stream()
            .filter(e -> fails(e.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Map<String, Object> args =
        Map.of(
            "failing", failing.size(),
            "total", servers.size(),
            "servers", List.copyOf(failing));
    Optional<Finding> differ = differ(asked, facts);
    if (differ.isPresent() && failing.isEmpty()) {
      return facts.complaint() ? settled(differ.get(), facts) : Verdict.advice(differ.get());
    }
    boolean some = !failing.isEmpty() && failing.size() < servers.size();
    return some
        ? settled(pro("some-upstreams-fail", args, evidence), facts)
        : Verdict.ruledOut(con("upstreams-alike", args, evidence));
  }

  /** Without the Corefile a server may be one that only a zone of its own is forwarded to. */
  private static Verdict settled(Finding finding, Facts facts) {
    return facts.observed(ProbeId.DNS_CONFIG)
        ? Verdict.confirmed(List.of(finding), facts.externalFailures())
        : Verdict.suspected(
            List.of(finding), facts.externalFailures(), Need.of(ProbeId.DNS_CONFIG));
  }

  /** A failing name that some servers know and others deny: they do not serve the same zones. */
  private static Optional<Finding> differ(List<Seen<LookupsSeen>> asked, Facts facts) {
    return facts.symptom().domains().stream()
        .flatMap(
            name -> {
              List<Seen<LookupsSeen>> ofName =
                  asked.stream().filter(s -> facts.names().same(s.what().name(), name)).toList();
              Map<String, List<Seen<LookupsSeen>>> servers = Upstreams.byServer(ofName);
              List<String> find = servers(servers, OneUpstreamFaulty::finds);
              List<String> deny = servers(servers, s -> Facts.has(s, "NXDOMAIN") && !finds(s));
              deny.removeAll(find);
              return find.isEmpty() || deny.isEmpty()
                  ? Stream.empty()
                  : Stream.of(
                      pro(
                          "answers-differ",
                          Map.of("name", name, "deny", deny, "find", find),
                          ofName.stream().map(Seen::id).toList()));
            })
        .findFirst();
  }

  private static List<String> servers(
      Map<String, List<Seen<LookupsSeen>>> all, Predicate<LookupsSeen> wanted) {
    return all.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(s -> wanted.test(s.what())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean finds(LookupsSeen lookups) {
    return lookups.samples().stream()
        .anyMatch(
            s ->
                s.outcome() instanceof LookupOutcome.Answered a
                    && a.rcode().equals("NOERROR")
                    && !a.answers().isEmpty());
  }

  private static List<String> corefile(Facts facts) {
    return facts.dns().corefile().map(Seen::id).stream().toList();
  }

  /** No answer to any question over UDP, or only answers that are errors. */
  private static boolean fails(List<Seen<LookupsSeen>> asked) {
    int sent = Upstreams.sent(asked, Transport.UDP);
    boolean silent = sent >= 3 && Upstreams.unanswered(asked, Transport.UDP) == sent;
    boolean errors =
        asked.stream()
            .allMatch(s -> Facts.has(s.what(), "SERVFAIL") || Facts.has(s.what(), "REFUSED"));
    return silent || errors;
  }
}
