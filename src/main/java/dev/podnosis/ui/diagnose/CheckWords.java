package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.LatencySummary;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.StubLookupSeen.Result;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.LookupStrip;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts pieces of evidence into lines of a step's list. */
final class CheckWords {
  private static final String NOTHING = "–";
  private static final int MOST_CELLS = 1_000;

  private final Messages messages;
  private final Wording wording;
  private final UnaryOperator<String> veil;

  CheckWords(Messages messages, Wording wording, UnaryOperator<String> veil) {
    this.messages = messages;
    this.wording = wording;
    this.veil = veil;
  }

  /** The line for a piece of evidence. */
  Check of(Evidence evidence) {
    return switch (evidence.observation()) {
      case LookupsSeen lookups -> lookups(evidence, lookups);
      case TriesSeen tries -> tries(evidence, tries);
      default ->
          new Check(
              evidence.id(),
              status(evidence),
              veil.apply(wording.line(evidence)),
              veil.apply(where(evidence.vantage())) + took(evidence.duration()),
              null);
    };
  }

  /** The line for a probe that looks or waits. */
  Check of(ProbeId probe, boolean running) {
    return new Check(
        "",
        running ? Status.RUNNING : Status.NOT_YET,
        wording.probe(probe),
        messages.get(running ? "diagnose.looking" : "diagnose.queued"),
        null);
  }

  /** How a piece of evidence looks by itself. */
  static Status status(Evidence evidence) {
    if (evidence.observation() instanceof NotObserved seen
        && (seen.reason() == NotObserved.Reason.LEVEL
            || seen.reason() == NotObserved.Reason.SKIPPED)) {
      return Status.SKIPPED;
    }
    return switch (EvidenceLines.of(evidence).state()) {
      case EvidenceLine.State.OK -> Status.OK;
      case EvidenceLine.State.ATTENTION -> Status.ATTENTION;
      case EvidenceLine.State.PROBLEM -> Status.PROBLEM;
      case EvidenceLine.State.UNKNOWN -> Status.INCONCLUSIVE;
    };
  }

  /** Where a probe ran, in words. */
  String where(Vantage vantage) {
    return switch (vantage.place()) {
      case Place.Desktop d -> messages.get("diagnose.where.desktop");
      case Place.ApiServer a -> messages.get("diagnose.where.api");
      case Place.InPod pod -> messages.get("diagnose.where.pod", "pod", pod.pod().toString());
      case Place.OnNode node -> messages.get("diagnose.where.node", "node", node.node());
    };
  }

  private static String took(Duration duration) {
    return duration.compareTo(Duration.ofMillis(1)) < 0 ? "" : " · " + Figures.latency(duration);
  }

  /** An unanswered control question tells nothing: its failures are none of DNS. */
  private Check lookups(Evidence evidence, LookupsSeen seen) {
    Status status = status(evidence);
    boolean untold = status == Status.INCONCLUSIVE;
    int failed = (int) seen.samples().stream().filter(s -> Tally.failed(s.outcome())).count();
    int sent = seen.sent();
    LatencySummary times =
        new LatencySummary(
            seen.samples().stream()
                .map(s -> Duration.ofNanos(Math.round(s.millis() * 1e6)))
                .toList());
    return new Check(
        evidence.id(),
        status,
        veil.apply(withoutFinalDot(seen.name())),
        veil.apply(target(seen.target())) + " · " + seen.transport().name(),
        new Check.Lookups(
            seen.samples().stream()
                .map(s -> untold ? untold(s.outcome()) : cell(s.outcome()))
                .toList(),
            Figures.count(sent - seen.unanswered()) + " / " + Figures.count(sent),
            untold && failed > 0 ? messages.get("diagnose.lookups.untold") : verdict(failed, sent),
            times.percentile(50).map(Figures::latency).orElse(NOTHING),
            times.percentile(99).map(Figures::latency).orElse(NOTHING),
            failed > 0 && !untold));
  }

  /** The line for lookups that are being tried. */
  Check underWay(TriesSeen soFar) {
    return tries("", Status.RUNNING, soFar, messages.get("diagnose.looking"));
  }

  private Check tries(Evidence evidence, TriesSeen seen) {
    return tries(evidence.id(), status(evidence), seen, veil.apply(where(evidence.vantage())));
  }

  private Check tries(String evidence, Status status, TriesSeen seen, String where) {
    Proportion failures = seen.failures();
    List<TriesSeen.Try> told = seen.tries();
    LatencySummary times =
        new LatencySummary(
            told.stream().map(t -> Duration.ofNanos(Math.round(t.millis() * 1e6))).toList());
    return new Check(
        evidence,
        status,
        veil.apply(withoutFinalDot(seen.name())),
        seen.tool() + kinds(seen) + interval(failures) + notRun(status, seen) + " · " + where,
        new Check.Lookups(
            cells(seen),
            Figures.count(failures.total() - failures.failures())
                + " / "
                + Figures.count(failures.total()),
            verdict(Math.toIntExact(failures.failures()), Math.toIntExact(failures.total())),
            times.percentile(50).map(Figures::latency).orElse(NOTHING),
            times.percentile(99).map(Figures::latency).orElse(NOTHING),
            failures.failures() > 0));
  }

  /** How they failed, as far as the tool and the time that it took tell. */
  private String kinds(TriesSeen seen) {
    return Stream.of(Result.TRY_AGAIN, Result.NOT_FOUND, Result.NO_ADDRESS)
        .filter(kind -> seen.count(kind) > 0)
        .map(
            kind ->
                " · "
                    + messages.get("diagnose.try.failed." + EnumId.of(kind), "n", seen.count(kind)))
        .collect(Collectors.joining());
  }

  /** Those for which the time was over; while they are under way it is not. */
  private String notRun(Status status, TriesSeen seen) {
    int left = seen.wanted() - seen.tries().size();
    return left <= 0 || status == Status.RUNNING
        ? ""
        : " · " + messages.get("diagnose.try.not-run", "n", left);
  }

  private String interval(Proportion failures) {
    return failures.total() == 0
        ? ""
        : " · "
            + messages.get(
                "diagnose.try.interval",
                "low",
                Math.round(failures.low() * 100),
                "high",
                Math.round(failures.high() * 100));
  }

  /** Those that were not run, or of which only the tool tells, stay empty. */
  private static List<LookupStrip.Lookup> cells(TriesSeen seen) {
    List<LookupStrip.Lookup> cells = new ArrayList<>();
    for (TriesSeen.Try one : seen.tries()) {
      cells.add(
          switch (one.result()) {
            case FOUND -> LookupStrip.Lookup.ANSWERED;
            case NOT_FOUND, NO_ADDRESS, TRY_AGAIN -> LookupStrip.Lookup.FAILED;
            case UNCLEAR -> LookupStrip.Lookup.PENDING;
          });
    }
    while (cells.size() < Math.min(seen.wanted(), MOST_CELLS)) {
      cells.add(LookupStrip.Lookup.PENDING);
    }
    return cells;
  }

  private static String withoutFinalDot(String name) {
    return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private String verdict(int failed, int sent) {
    if (sent == 0) {
      return messages.get("diagnose.lookups.none");
    }
    if (failed == 0) {
      return messages.get("diagnose.lookups.normal");
    }
    return messages.get(
        failed == sent ? "diagnose.lookups.all-fail" : "diagnose.lookups.some-fail");
  }

  private static LookupStrip.Lookup untold(LookupOutcome outcome) {
    LookupStrip.Lookup cell = cell(outcome);
    return cell == LookupStrip.Lookup.FAILED ? LookupStrip.Lookup.UNTOLD : cell;
  }

  private static LookupStrip.Lookup cell(LookupOutcome outcome) {
    if (outcome instanceof LookupOutcome.NoAnswer none && !none.tellsOfDns()) {
      return LookupStrip.Lookup.PENDING;
    }
    return Tally.failed(outcome) ? LookupStrip.Lookup.FAILED : LookupStrip.Lookup.ANSWERED;
  }

  /** What was asked, in words. */
  String target(DnsTarget target) {
    String replica = target.pod() == null ? "" : target.pod().name();
    return switch (target.role()) {
      case NODELOCAL -> say("diagnose.target.nodelocal", target);
      case SERVICE -> say("diagnose.target.service", target);
      case REPLICA ->
          messages.get("diagnose.target.replica", "replica", replica, "address", target.address());
      case UPSTREAM -> say("diagnose.target.upstream", target);
      case API_SERVICE, API_ENDPOINT -> say("diagnose.target.api", target);
      case OTHER -> say("diagnose.target.other", target);
    };
  }

  private String say(String key, DnsTarget target) {
    return messages.get(key, "address", target.address());
  }

  /** The lines of a step: what was seen, then what looks, then what waits. */
  static List<Check> joined(List<Check> seen, List<Check> running, List<Check> waiting) {
    return java.util.stream.Stream.of(seen, running, waiting).flatMap(List::stream).toList();
  }
}
