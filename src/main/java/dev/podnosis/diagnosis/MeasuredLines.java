package dev.podnosis.diagnosis;

import static java.util.Map.entry;

import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.TriesSeen;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in one line what came of lookups and connections. */
final class MeasuredLines {
  private MeasuredLines() {}

  static EvidenceLine lookups(LookupsSeen seen) {
    int answered = seen.sent() - seen.unanswered();
    Map<String, Long> rcodes =
        seen.samples().stream()
            .map(LookupsSeen.Sample::outcome)
            .filter(LookupOutcome.Answered.class::isInstance)
            .collect(
                Collectors.groupingBy(
                    o -> ((LookupOutcome.Answered) o).rcode(),
                    TreeMap::new,
                    Collectors.counting()));
    List<String> codes =
        rcodes.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList();
    boolean failing =
        rcodes.keySet().stream().anyMatch(r -> r.equals("SERVFAIL") || r.equals("REFUSED"));
    State state =
        seen.sent() == 0 || seen.question() == LookupsSeen.Question.CONTROL && answered == 0
            ? State.UNKNOWN
            : answered < seen.sent() || failing ? State.PROBLEM : State.OK;
    return new EvidenceLine(
        codes.isEmpty() ? "lookups-bare" : "lookups",
        Map.of(
            "name",
            seen.name(),
            "type",
            seen.type(),
            "target",
            target(seen.target()),
            "transport",
            seen.bufferSize() == null
                ? seen.transport().name()
                : List.of(seen.transport().name(), "EDNS " + seen.bufferSize()),
            "answered",
            answered,
            "sent",
            seen.sent(),
            "rcodes",
            codes),
        state);
  }

  static EvidenceLine stub(StubLookupSeen seen) {
    Map<String, Object> args =
        Map.of(
            "tool",
            seen.tool(),
            "name",
            seen.name(),
            "addresses",
            seen.addresses(),
            "message",
            Blank.orNone(Blank.firstLine(seen.message())));
    return switch (seen.result()) {
      case FOUND -> EvidenceLine.ok("stub-found", args);
      case NOT_FOUND -> new EvidenceLine("stub-not-found", args, State.PROBLEM);
      case NO_ADDRESS -> new EvidenceLine("stub-no-address", args, State.PROBLEM);
      case TRY_AGAIN -> new EvidenceLine("stub-try-again", args, State.PROBLEM);
      case UNCLEAR -> new EvidenceLine("stub-unclear", args, State.UNKNOWN);
    };
  }

  static EvidenceLine tries(TriesSeen seen) {
    Proportion failures = seen.failures();
    String words = seen.tries().isEmpty() ? "" : seen.tries().getFirst().message();
    Map<String, Object> args =
        Map.ofEntries(
            entry("tool", seen.tool()),
            entry("name", seen.name()),
            entry("failed", failures.failures()),
            entry("total", failures.total()),
            entry("silent", seen.count(StubLookupSeen.Result.TRY_AGAIN)),
            entry("denied", seen.count(StubLookupSeen.Result.NOT_FOUND)),
            entry("bare", seen.count(StubLookupSeen.Result.NO_ADDRESS)),
            entry("low", Math.round(failures.low() * 100)),
            entry("high", Math.round(failures.high() * 100)),
            entry("slow", seen.slow()),
            entry("left", seen.wanted() - failures.total()),
            entry("message", Blank.orNone(Blank.firstLine(words))));
    if (failures.total() == 0) {
      return new EvidenceLine("tries-unclear", args, State.UNKNOWN);
    }
    return failures.failures() > 0
        ? new EvidenceLine("tries-failed", args, State.PROBLEM)
        : new EvidenceLine("tries-none-failed", args, seen.slow() > 0 ? State.ATTENTION : State.OK);
  }

  static EvidenceLine connections(ConnectionsSeen seen) {
    int sent = seen.attempts().size();
    return new EvidenceLine(
        "connections",
        Map.of(
            "target",
            target(seen.target()),
            "protocol",
            seen.protocol().toUpperCase(Locale.ROOT),
            "ok",
            sent - seen.failed(),
            "sent",
            sent),
        seen.failed() > 0 ? State.PROBLEM : State.OK);
  }

  private static String target(DnsTarget target) {
    return target.pod() == null
        ? target.address()
        : target.address() + " (" + target.pod().name() + ")";
  }
}
