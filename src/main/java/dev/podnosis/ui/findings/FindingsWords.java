package dev.podnosis.ui.findings;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts judged causes into words, names covered while others look at the screen. */
final class FindingsWords {
  private final Messages messages;
  private final Wording wording;
  private final UnaryOperator<String> veil;

  FindingsWords(Messages messages, Wording wording, UnaryOperator<String> veil) {
    this.messages = messages;
    this.wording = wording;
    this.veil = veil;
  }

  /** The list, best explanation first; groups without a cause are left out. */
  List<CausePage.Group> groups(Diagnosis diagnosis) {
    List<CausePage.Group> groups = new ArrayList<>();
    for (FindingsViewModel.Group kind : FindingsViewModel.Group.values()) {
      List<CausePage.Line> lines =
          diagnosis.causes().stream().filter(kind::holds).map(c -> line(c, diagnosis)).toList();
      if (!lines.isEmpty()) {
        groups.add(new CausePage.Group(kind, lines));
      }
    }
    return groups;
  }

  private CausePage.Line line(Judged cause, Diagnosis diagnosis) {
    String note = note(cause, diagnosis);
    return new CausePage.Line(
        cause.id(),
        sign(cause),
        title(cause),
        verdict(cause),
        note.isEmpty() ? reason(cause) : note);
  }

  /** Why a cause stands where it does, in one line. */
  private String reason(Judged cause) {
    List<Wording.FindingWords> findings = wording.findings(cause);
    return veil.apply(
        findings.isEmpty()
            ? wording.language().series(wording.missing(cause))
            : findings.getFirst().text());
  }

  /** A cause in full. */
  CausePage page(Judged cause, Diagnosis diagnosis) {
    return new CausePage(
        cause.id(),
        sign(cause),
        verdict(cause),
        note(cause, diagnosis),
        title(cause),
        veil.apply(wording.explanation(cause)),
        sights(cause, Finding.Side.FOR),
        sights(cause, Finding.Side.AGAINST),
        wording.missing(cause),
        wording.remedies(cause).stream().map(this::covered).toList(),
        wording.references(cause));
  }

  private List<CausePage.Sight> sights(Judged cause, Finding.Side side) {
    return wording.findings(cause).stream()
        .filter(f -> f.side() == side)
        .map(f -> new CausePage.Sight(veil.apply(f.text()), f.evidence()))
        .toList();
  }

  /** What is copied is covered too: it is shown before it is copied. */
  private Wording.RemedyWords covered(Wording.RemedyWords r) {
    Patch patch = r.patch();
    return new Wording.RemedyWords(
        r.id(),
        r.kind(),
        veil.apply(r.title()),
        r.steps().stream().map(veil).toList(),
        r.commands().stream().map(veil).toList(),
        patch == null ? null : new Patch(veil.apply(patch.target()), veil.apply(patch.diff())),
        r.risk(),
        r.rollback().stream().map(veil).toList(),
        r.verify());
  }

  private String note(Judged cause, Diagnosis diagnosis) {
    CauseId root = cause.consequenceOf();
    if (root != null) {
      return messages.get("findings.follows-from", "cause", title(diagnosis.cause(root)));
    }
    if (cause.severity() == Severity.ADVICE && cause.verdict() instanceof Verdict.Confirmed) {
      return messages.get("findings.is-advice");
    }
    return cause.problem() && cause.of() > 0
        ? messages.get("findings.explains", "failing", cause.failing(), "of", cause.of())
        : "";
  }

  String title(Judged cause) {
    return veil.apply(wording.title(cause));
  }

  /** Any text of the case, as it may be seen now. */
  String covered(String text) {
    return veil.apply(text);
  }

  String verdict(Judged cause) {
    return messages.get("findings.verdict." + cause.verdict().id());
  }

  /** The sign of a cause. */
  static Status sign(Judged cause) {
    return switch (cause.verdict()) {
      case Verdict.Confirmed c ->
          cause.severity() == Severity.ADVICE ? Status.ATTENTION : Status.PROBLEM;
      case Verdict.Suspected s -> Status.INCONCLUSIVE;
      case Verdict.Undecided u -> Status.INCONCLUSIVE;
      case Verdict.RuledOut r -> Status.SKIPPED;
    };
  }
}
