package dev.podnosis.ui.findings;

import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.report.Summary;
import dev.podnosis.report.Wording;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the Findings screen shows: the causes in groups, and the one that is looked at. */
public final class FindingsViewModel {
  private final Workspace workspace;
  private final ObjectProperty<@Nullable CauseId> chosen =
      new SimpleObjectProperty<>(this, "chosen");
  private final ObjectBinding<Status> status;

  /** The findings of the open case. */
  public FindingsViewModel(Workspace workspace) {
    this.workspace = workspace;
    status =
        Bindings.createObjectBinding(
            () -> status(workspace.diagnosisProperty().get()), workspace.diagnosisProperty());
  }

  /** The groups of the list. */
  public enum Group {
    PROBLEMS,
    CONSEQUENCES,
    ADVICE,
    UNDECIDED,
    RULED_OUT
  }

  /** What can be said now; null before a case is open. */
  public @Nullable Diagnosis diagnosis() {
    return workspace.diagnosisProperty().get();
  }

  /** The words of this moment. */
  public Wording words() {
    return workspace.wording().get();
  }

  /** The causes of a group, best explanation first. */
  public List<Judged> causes(Group group) {
    Diagnosis now = diagnosis();
    return now == null ? List.of() : now.causes().stream().filter(in(group)).toList();
  }

  private static Predicate<Judged> in(Group group) {
    return switch (group) {
      case PROBLEMS -> j -> j.problem() && j.consequenceOf() == null;
      case CONSEQUENCES -> j -> j.problem() && j.consequenceOf() != null;
      case ADVICE ->
          j -> j.severity() == Severity.ADVICE && j.verdict() instanceof Verdict.Confirmed;
      case UNDECIDED -> j -> j.verdict() instanceof Verdict.Undecided;
      case RULED_OUT -> j -> j.verdict() instanceof Verdict.RuledOut;
    };
  }

  /**
   * The cause that is looked at: the chosen one, else the best explanation; null when none holds.
   */
  public @Nullable Judged inView() {
    Diagnosis now = diagnosis();
    if (now == null) {
      return null;
    }
    return now.causes().stream()
        .filter(c -> Objects.equals(c.id(), chosen.get()))
        .findFirst()
        .or(() -> now.problems().stream().findFirst())
        .or(() -> causes(Group.ADVICE).stream().findFirst())
        .orElse(null);
  }

  /** Which cause was chosen; null for the best explanation. */
  public ObjectProperty<@Nullable CauseId> chosenProperty() {
    return chosen;
  }

  /** The rail's sign. */
  public ObjectBinding<Status> status() {
    return status;
  }

  private static Status status(@Nullable Diagnosis now) {
    if (now == null || now.caseFile().evidence().isEmpty()) {
      return Status.NOT_YET;
    }
    return switch (now.outcome()) {
      case PROBLEM_FOUND -> Status.PROBLEM;
      case NO_PROBLEM_FOUND -> Status.OK;
      case INCONCLUSIVE, FAILED -> Status.INCONCLUSIVE;
    };
  }

  /** The sign of a cause. */
  public static Status sign(Judged cause) {
    return switch (cause.verdict()) {
      case Verdict.Confirmed c ->
          cause.severity() == Severity.ADVICE ? Status.ATTENTION : Status.PROBLEM;
      case Verdict.Suspected s -> Status.INCONCLUSIVE;
      case Verdict.Undecided u -> Status.INCONCLUSIVE;
      case Verdict.RuledOut r -> Status.SKIPPED;
    };
  }

  /** Why a cause stands where it does, in one line. */
  public String reason(Judged cause) {
    List<Wording.FindingWords> findings = words().findings(cause);
    return findings.isEmpty()
        ? String.join("; ", words().missing(cause))
        : findings.getFirst().text();
  }

  /** A few lines for a chat. */
  public String summary() {
    Diagnosis now = diagnosis();
    return now == null ? "" : new Summary(words()).of(now);
  }

  /** What was found before and after a fix; null before it was verified. */
  public @Nullable Verification verification() {
    return workspace.walk().verificationProperty().get();
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }
}
