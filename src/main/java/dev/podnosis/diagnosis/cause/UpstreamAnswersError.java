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
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The upstream servers answer, with an error. */
final class UpstreamAnswersError implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");
  private static final Need OPERATOR = new Need(ProbeId.COREDNS_NETWORK, "operator");
  private static final List<String> ERRORS = List.of("SERVFAIL", "REFUSED", "FORMERR", "NOTIMP");

  @Override
  public CauseId id() {
    return new CauseId("upstream-answers-error");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Seen<LookupsSeen>> all = facts.upstreams().asked();
    List<Seen<LookupsSeen>> asked = all.stream().filter(s -> tells(s.what())).toList();
    List<Seen<LookupsSeen>> silent =
        all.stream().filter(facts.upstreams()::silentAboutName).toList();
    if (!silent.isEmpty() && asked.stream().noneMatch(s -> errors(s.what()) > 0)) {
      return silentAboutName(silent, facts);
    }
    return asked.isEmpty() ? byClient(facts) : measured(asked, facts);
  }

  /** A filter on the way that knows the name would look the same. */
  private static Verdict silentAboutName(List<Seen<LookupsSeen>> silent, Facts facts) {
    Map<String, Object> args =
        Map.of(
            "sent",
            silent.stream().mapToInt(s -> s.what().sent()).sum(),
            "servers",
            List.copyOf(Upstreams.byServer(silent).keySet()));
    return Verdict.suspected(
        List.of(pro("silent-about-name", args, silent.stream().map(Seen::id).toList())),
        facts.externalFailures(),
        OPERATOR);
  }

  private static boolean tells(LookupsSeen lookups) {
    return lookups.samples().stream().anyMatch(s -> s.outcome() instanceof LookupOutcome.Answered);
  }

  private static Verdict measured(List<Seen<LookupsSeen>> asked, Facts facts) {
    List<Seen<LookupsSeen>> wrong = asked.stream().filter(s -> errors(s.what()) > 0).toList();
    List<String> evidence = asked.stream().map(Seen::id).toList();
    int answers = asked.stream().mapToInt(s -> s.what().sent() - s.what().unanswered()).sum();
    int errors = wrong.stream().mapToInt(s -> errors(s.what())).sum();
    Map<String, List<Seen<LookupsSeen>>> servers = Upstreams.byServer(wrong);
    Map<String, Object> args =
        Map.of(
            "answers",
            answers,
            "errors",
            errors,
            "servers",
            List.copyOf(Upstreams.byServer(asked).keySet()),
            "codes",
            codes(wrong));
    boolean every = servers.size() == Upstreams.byServer(asked).size();
    if (wrong.isEmpty()) {
      return Verdict.ruledOut(con("upstreams-answer-well", args, evidence));
    }
    // When only some servers answer so, it is these that are at fault.
    List<Finding> findings = new ArrayList<>();
    findings.add(pro("upstreams-answer-errors", args, evidence));
    control(wrong, facts).ifPresent(findings::add);
    if (facts.dns().forwarding().isEmpty()) {
      // Who is meant to know the name is not known: it may lie in a zone of its own.
      return Verdict.suspected(
          findings, facts.externalFailures(), Need.of(facts.dns().tellsForwarding()));
    }
    return every && 2 * errors > answers
        ? Verdict.confirmed(findings, facts.externalFailures())
        : Verdict.suspected(findings, facts.externalFailures(), ASK);
  }

  /** Whether those that answer with errors do so for the control question as well. */
  private static Optional<Finding> control(List<Seen<LookupsSeen>> wrong, Facts facts) {
    Set<String> servers = Upstreams.byServer(wrong).keySet();
    List<Seen<LookupsSeen>> controls =
        facts.upstreams().controlsAnswered().stream()
            .filter(s -> servers.contains(s.what().target().address()))
            .toList();
    if (!Upstreams.byServer(controls).keySet().equals(servers)) {
      return Optional.empty();
    }
    int answers = controls.stream().mapToInt(s -> s.what().sent() - s.what().unanswered()).sum();
    int errors = controls.stream().mapToInt(s -> errors(s.what())).sum();
    Map<String, Object> args = Map.of("answers", answers, "servers", List.copyOf(servers));
    List<String> evidence = controls.stream().map(Seen::id).toList();
    return errors == 0
        ? Optional.of(pro("only-this-name", args, evidence))
        : errors == answers ? Optional.of(pro("others-too", args, evidence)) : Optional.empty();
  }

  /** What CoreDNS passes on to clients. */
  private static Verdict byClient(Facts facts) {
    List<Seen<LookupsSeen>> refused =
        facts
            .all(LookupsSeen.class)
            .filter(s -> s.what().question() != LookupsSeen.Question.LARGE)
            .filter(s -> facts.names().external(s.what().name()))
            .filter(s -> s.what().target().role() != DnsTarget.Role.UPSTREAM)
            .filter(s -> s.what().target().role() != DnsTarget.Role.OTHER)
            .filter(s -> s.what().question() != LookupsSeen.Question.CONTROL)
            .filter(s -> Facts.has(s.what(), "REFUSED"))
            .toList();
    return refused.isEmpty()
        ? Verdict.undecided(ASK)
        : Verdict.suspected(
            List.of(
                pro(
                    "passed-on",
                    Map.of("count", refused.size(), "codes", codes(refused)),
                    refused.stream().map(Seen::id).toList())),
            facts.externalFailures(),
            ASK);
  }

  private static int errors(LookupsSeen lookups) {
    return (int)
        lookups.samples().stream()
            .filter(
                s -> s.outcome() instanceof LookupOutcome.Answered a && ERRORS.contains(a.rcode()))
            .count();
  }

  private static List<String> codes(List<Seen<LookupsSeen>> lookups) {
    return lookups.stream()
        .flatMap(s -> s.what().samples().stream())
        .flatMap(
            s ->
                s.outcome() instanceof LookupOutcome.Answered a
                    ? Stream.of(a.rcode())
                    : Stream.of())
        .filter(ERRORS::contains)
        .distinct()
        .sorted()
        .toList();
  }
}
