package dev.podnosis.ui.findings;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.LatencySummary;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what was asked twice side by side. */
final class VerifyWords {
  private static final int MOST = 14;
  private static final String NOTHING = "–";

  private final Messages messages;
  private final FindingsWords findings;

  VerifyWords(Messages messages, FindingsWords findings) {
    this.messages = messages;
    this.findings = findings;
  }

  VerifyPage of(Verification verification) {
    Diagnosis before = verification.before();
    Diagnosis after = verification.after();
    Map<Kind, Count> then = counts(before.caseFile());
    Map<Kind, Count> now = counts(after.caseFile());
    List<Judged> left = after.problems();
    Count all = now.values().stream().reduce(Count.NONE, Count::plus);
    Status status = status(before, after, all);
    return new VerifyPage(
        status,
        title(status, left, all),
        meaning(status, all),
        time(before.caseFile()),
        time(after.caseFile()),
        causes(before, after),
        rows(then, now));
  }

  /** A cause that cannot be judged any more has not gone. */
  private static Status status(Diagnosis before, Diagnosis after, Count lookups) {
    if (!after.problems().isEmpty()) {
      return Status.PROBLEM;
    }
    boolean open =
        before.problems().stream()
            .anyMatch(c -> after.cause(c.id()).verdict() instanceof Verdict.Undecided);
    if (open) {
      return Status.INCONCLUSIVE;
    }
    return lookups.failed() > 0 ? Status.ATTENTION : Status.OK;
  }

  private String title(Status status, List<Judged> left, Count all) {
    return switch (status) {
      case PROBLEM ->
          messages.get("findings.verify.present", "cause", findings.title(left.getFirst()));
      case INCONCLUSIVE -> messages.get("findings.verify.open");
      case ATTENTION ->
          messages.get("findings.verify.fails", "failed", all.failed(), "sent", all.sent());
      default ->
          all.sent() == 0
              ? messages.get("findings.verify.gone")
              : messages.get("findings.verify.none-failed", "n", all.sent());
    };
  }

  private String meaning(Status status, Count all) {
    return switch (status) {
      case PROBLEM -> messages.get("findings.verify.present.meaning");
      case INCONCLUSIVE -> messages.get("findings.verify.open.meaning");
      case ATTENTION -> messages.get("findings.verify.fails.meaning");
      default ->
          all.sent() == 0
              ? messages.get("findings.verify.gone.meaning")
              : messages.get(
                  "findings.verify.none-failed.meaning",
                  "n",
                  Figures.decimal(100 * new Proportion(all.failed(), all.sent()).high(), 1));
    };
  }

  private List<VerifyPage.Cause> causes(Diagnosis before, Diagnosis after) {
    return Stream.concat(
            before.problems().stream().map(Judged::id), after.problems().stream().map(Judged::id))
        .distinct()
        .map(
            id ->
                new VerifyPage.Cause(
                    findings.title(after.cause(id)),
                    FindingsWords.sign(before.cause(id)),
                    FindingsWords.sign(after.cause(id)),
                    findings.verdict(after.cause(id))))
        .toList();
  }

  private static String time(CaseFile file) {
    Instant at = file.run().finishedAt();
    return Figures.time(LocalTime.ofInstant(at, ZoneId.systemDefault()));
  }

  /** What lookups have in common that are counted together: replicas may have other addresses. */
  private record Kind(String name, String where) {}

  private record Count(int failed, int sent, List<Duration> times) {
    private static final Count NONE = new Count(0, 0, List.of());

    private Count plus(Count other) {
      List<Duration> both = new ArrayList<>(times);
      both.addAll(other.times);
      return new Count(failed + other.failed, sent + other.sent, both);
    }
  }

  /** A control question can only clear: a server need not answer it. */
  private Map<Kind, Count> counts(CaseFile file) {
    Map<Kind, Count> counts = new LinkedHashMap<>();
    file.all(StubLookupSeen.class)
        .map(seen -> seen.what())
        .filter(s -> s.result() != StubLookupSeen.Result.UNCLEAR)
        .forEach(
            s ->
                counts.merge(
                    new Kind(s.name(), s.tool()),
                    new Count(s.result() == StubLookupSeen.Result.FOUND ? 0 : 1, 1, List.of()),
                    Count::plus));
    file.all(LookupsSeen.class)
        .map(seen -> seen.what())
        .filter(s -> s.question() != LookupsSeen.Question.CONTROL)
        .forEach(s -> counts.merge(kind(s), count(s), Count::plus));
    return counts;
  }

  private Kind kind(LookupsSeen seen) {
    String role = EnumId.of(seen.target().role());
    return new Kind(
        seen.name(),
        messages.get("findings.verify.role." + role) + " · " + seen.transport().name());
  }

  private static Count count(LookupsSeen seen) {
    List<LookupsSeen.Sample> told = seen.samples().stream().filter(VerifyWords::tells).toList();
    int failed = (int) told.stream().filter(s -> failed(s.outcome())).count();
    List<Duration> times =
        told.stream().map(s -> Duration.ofNanos(Math.round(s.millis() * 1e6))).toList();
    return new Count(failed, told.size(), times);
  }

  /** A probe that fails is not a DNS failure. */
  private static boolean tells(LookupsSeen.Sample sample) {
    return !(sample.outcome() instanceof LookupOutcome.NoAnswer none) || none.tellsOfDns();
  }

  private static boolean failed(LookupOutcome outcome) {
    return switch (outcome) {
      case LookupOutcome.NoAnswer n -> true;
      case LookupOutcome.Answered a -> a.rcode().equals("SERVFAIL") || a.rcode().equals("REFUSED");
    };
  }

  private List<VerifyPage.Row> rows(Map<Kind, Count> then, Map<Kind, Count> now) {
    List<VerifyPage.Row> rows = new ArrayList<>();
    Stream.concat(then.keySet().stream(), now.keySet().stream())
        .distinct()
        .sorted(Comparator.comparing(k -> !fails(then.get(k)) && !fails(now.get(k))))
        .limit(MOST)
        .forEach(
            k ->
                rows.add(
                    new VerifyPage.Row(
                        findings.covered(k.name()),
                        k.where(),
                        cell(then.get(k)),
                        cell(now.get(k)))));
    addTime(rows, 50, then, now);
    addTime(rows, 99, then, now);
    return rows;
  }

  private static boolean fails(@Nullable Count count) {
    return count != null && count.failed() > 0;
  }

  private static VerifyPage.Cell cell(@Nullable Count count) {
    return count == null || count.sent() == 0
        ? new VerifyPage.Cell(NOTHING, false)
        : new VerifyPage.Cell(
            Figures.count(count.sent() - count.failed()) + " / " + Figures.count(count.sent()),
            count.failed() > 0);
  }

  private void addTime(
      List<VerifyPage.Row> rows, int percent, Map<Kind, Count> then, Map<Kind, Count> now) {
    String before = time(percent, then);
    String after = time(percent, now);
    if (!before.equals(NOTHING) || !after.equals(NOTHING)) {
      rows.add(
          new VerifyPage.Row(
              "p" + percent,
              messages.get("findings.verify.all-lookups"),
              new VerifyPage.Cell(before, false),
              new VerifyPage.Cell(after, false)));
    }
  }

  private static String time(int percent, Map<Kind, Count> counts) {
    List<Duration> all = counts.values().stream().flatMap(c -> c.times().stream()).toList();
    return new LatencySummary(all).percentile(percent).map(Figures::latency).orElse(NOTHING);
  }
}
