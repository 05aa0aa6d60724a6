package dev.podnosis.report;

import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.NextStep;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.StepResult;
import dev.podnosis.diagnosis.StepStatus;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ClusterChange;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Phrase;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Renders a diagnosis as plain text for a terminal. */
public final class TextReport {
  private final Wording words;
  private final Words report = Words.of("report");
  private final StringBuilder out = new StringBuilder();

  private TextReport(Wording words) {
    this.words = words;
  }

  /** The diagnosis as text. */
  public static String of(Diagnosis diagnosis, Wording words) {
    TextReport text = new TextReport(words);
    text.write(diagnosis);
    return text.out.toString();
  }

  private void write(Diagnosis diagnosis) {
    line(0, new Summary(words).headline(diagnosis));
    line(0, new Summary(words).outcome(diagnosis));
    diagnosis.nextStep().ifPresent(this::next);
    problems(diagnosis);
    path(diagnosis);
    list(diagnosis, "advice", j -> holds(j) && j.severity() == Severity.ADVICE, true);
    list(diagnosis, "undecided", j -> j.verdict() instanceof Verdict.Undecided, false);
    list(diagnosis, "ruled-out", j -> j.verdict() instanceof Verdict.RuledOut, true);
    steps(diagnosis);
    changes(diagnosis);
    incomplete(diagnosis);
    rights(diagnosis);
  }

  private void next(NextStep next) {
    line(
        0,
        say(
            "next-step",
            "step",
            words.step(next.step()),
            "level",
            next.level().id(),
            "why",
            words.why(next)));
  }

  private void problems(Diagnosis diagnosis) {
    int n = 0;
    for (Judged cause : diagnosis.problems()) {
      out.append('\n');
      String explains =
          cause.of() == 0
              ? ""
              : "  " + say("explains", "failing", cause.failing(), "of", cause.of());
      line(
          0,
          ++n + ". " + glyph(cause) + " " + verdict(cause) + "  " + words.title(cause) + explains);
      line(1, words.explanation(cause));
      findings(cause);
      block("settled-by", words.missing(cause));
      consequences(diagnosis, cause);
      words.remedies(cause).forEach(this::remedy);
    }
  }

  private void path(Diagnosis diagnosis) {
    Localisation localisation = PathRoutes.localisation(diagnosis.caseFile());
    List<String> lines = new FaultWords(words.language(), localisation).lines();
    if (!lines.isEmpty()) {
      out.append('\n');
      lines.forEach(l -> line(0, l));
    }
  }

  private void findings(Judged cause) {
    for (Wording.FindingWords finding : words.findings(cause)) {
      String sign = finding.side() == Finding.Side.FOR ? "+ " : "- ";
      String evidence =
          finding.evidence().isEmpty()
              ? ""
              : "  [" + Phrase.evidence(finding.evidence()).text() + "]";
      line(1, sign + finding.text() + evidence);
    }
  }

  private void consequences(Diagnosis diagnosis, Judged cause) {
    block(
        "consequences",
        diagnosis.causes().stream()
            .filter(j -> cause.id().equals(j.consequenceOf()))
            .map(words::title)
            .toList());
  }

  private void remedy(Wording.RemedyWords remedy) {
    line(1, say("remedy", "title", remedy.title(), "risk", say("risk." + remedy.risk().id())));
    remedy.steps().forEach(s -> line(2, "• " + s));
    remedy.commands().forEach(c -> line(2, "$ " + c));
    if (remedy.patch() != null) {
      line(2, say("patch", "target", remedy.patch().target()));
      remedy.patch().diff().lines().forEach(l -> line(3, l));
    }
    if (!remedy.rollback().isEmpty()) {
      line(2, say("rollback", "how", words.language().text(remedy.rollback())));
    }
  }

  private void list(
      Diagnosis diagnosis, String heading, Predicate<Judged> which, boolean withFinding) {
    List<Judged> some = diagnosis.causes().stream().filter(which).toList();
    if (some.isEmpty()) {
      return;
    }
    out.append('\n');
    line(0, say(heading, "count", some.size()));
    for (Judged cause : some) {
      List<Wording.FindingWords> findings = words.findings(cause);
      String why =
          withFinding && !findings.isEmpty()
              ? findings.getFirst().text()
              : words.language().series(words.missing(cause));
      line(1, glyph(cause) + " " + words.title(cause) + " — " + why);
    }
  }

  private void steps(Diagnosis diagnosis) {
    out.append('\n');
    line(0, say("steps"));
    for (StepResult step : diagnosis.steps()) {
      String reason = step.reason() == null ? "" : " — " + words.reason(step);
      String sign = Wording.isOffered(step) ? "·" : glyph(step.status());
      line(1, sign + " " + words.step(step.id()) + "  " + words.outcome(step) + reason);
      (step.reason() == StepResult.Reason.NOT_APPLICABLE
              ? Stream.<String>empty()
              : step.evidence().stream())
          .flatMap(id -> diagnosis.caseFile().evidence().stream().filter(e -> e.id().equals(id)))
          .forEach(this::evidence);
      if (step.id() == StepId.CHECK_POD_DNS_CONFIG) {
        new ClientLookupBlocks(diagnosis.caseFile(), new ReportWords(words, ZoneOffset.UTC))
            .lines()
            .forEach(l -> line(2, l));
      }
      if (step.id() == StepId.CHECK_COREDNS_PODS) {
        ReportWords report = new ReportWords(words, ZoneOffset.UTC);
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(new ReplicaBlocks(diagnosis.caseFile(), report).blocks());
        blocks.addAll(new CountedBlocks(diagnosis.caseFile(), report).blocks());
        BlockLines.of(blocks, report).forEach(l -> line(2, "• " + Printable.line(l)));
      }
      if (step.id() == StepId.REPRODUCIBLE && new Facts(diagnosis.caseFile()).answerDiffers()) {
        line(2, "• " + say("tries.differ"));
      }
      if (step.id() == StepId.CHECK_QUERY_LOG) {
        queryLog(diagnosis);
      }
    }
  }

  private void queryLog(Diagnosis diagnosis) {
    QueryLogBlocks log =
        new QueryLogBlocks(diagnosis.caseFile(), new ReportWords(words, ZoneOffset.UTC));
    log.lines().forEach(l -> line(2, "• " + l));
    log.patch()
        .ifPresent(
            p -> {
              line(2, say("patch", "target", p.target()));
              p.diff().lines().forEach(l -> line(3, l));
            });
  }

  private void evidence(Evidence evidence) {
    EvidenceLine.State state = EvidenceLines.of(evidence).state();
    line(2, glyph(state) + " " + evidence.id() + " " + words.line(evidence));
  }

  private void changes(Diagnosis diagnosis) {
    out.append('\n');
    List<ClusterChange> changes = diagnosis.caseFile().run().changes();
    if (changes.isEmpty()) {
      line(0, say("nothing-created"));
      return;
    }
    line(0, say("created", "count", changes.size()));
    for (ClusterChange change : changes) {
      boolean named = change.object().name().equals(change.name());
      String what = change.kind() + " " + change.object() + (named ? "" : " " + change.name());
      String state =
          change.removed() == null
              ? say("not-removed", "note", Fates.words(change.note(), this::say))
              : say("removed");
      line(1, what + " — " + state);
    }
  }

  private void incomplete(Diagnosis diagnosis) {
    block("incomplete", diagnosis.incomplete().stream().map(words::line).distinct().toList());
  }

  private void rights(Diagnosis diagnosis) {
    MissingRights missing = MissingRights.of(diagnosis.caseFile());
    if (!missing.isEmpty()) {
      line(1, say("rights-missing", "rights", words.rights(missing)));
      line(1, say("rights-manifest"));
      missing.manifest().lines().forEach(l -> line(0, l));
    }
  }

  private void block(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      line(1, say(heading));
      lines.forEach(l -> line(2, "• " + l));
    }
  }

  private static boolean holds(Judged cause) {
    return cause.verdict() instanceof Verdict.Confirmed;
  }

  private String verdict(Judged cause) {
    return say("verdict." + cause.verdict().id());
  }

  private static String glyph(Judged cause) {
    return switch (cause.verdict()) {
      case Verdict.Confirmed c -> cause.severity() == Severity.ADVICE ? "!" : "✗";
      case Verdict.Suspected s -> "?";
      case Verdict.Undecided u -> "?";
      case Verdict.RuledOut r -> "−";
    };
  }

  private static String glyph(StepStatus status) {
    return switch (status) {
      case OK -> "✓";
      case PROBLEM -> "✗";
      case SKIPPED -> "−";
      case COULD_NOT_RUN -> "?";
      case NOT_REACHED -> "·";
    };
  }

  private static String glyph(EvidenceLine.State state) {
    return switch (state) {
      case OK -> "✓";
      case PROBLEM -> "✗";
      case ATTENTION -> "!";
      case UNKNOWN -> "?";
    };
  }

  private String say(String key, Object... args) {
    return report.say(words.language(), key, args);
  }

  private void line(int indent, String text) {
    out.append("   ".repeat(indent)).append(Printable.line(text)).append('\n');
  }
}
