package dev.podnosis.ui.findings;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.NextStep;
import dev.podnosis.diagnosis.Outcome;
import dev.podnosis.diagnosis.Severity;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Run;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.Summary;
import dev.podnosis.report.TicketText;
import dev.podnosis.session.Verification;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the Findings screen shows: the causes in groups, the one looked at, before and after. */
public final class FindingsViewModel {
  private final Workspace workspace;
  private final Messages messages;
  private final ObjectProperty<@Nullable CauseId> chosen =
      new SimpleObjectProperty<>(this, "chosen");
  private final ReadOnlyObjectWrapper<List<CausePage.Group>> groups =
      new ReadOnlyObjectWrapper<>(this, "groups", List.of());
  private final ReadOnlyObjectWrapper<@Nullable CausePage> page =
      new ReadOnlyObjectWrapper<>(this, "page");
  private final ReadOnlyObjectWrapper<@Nullable VerifyPage> verified =
      new ReadOnlyObjectWrapper<>(this, "verified");
  private final ReadOnlyObjectWrapper<@Nullable Next> next =
      new ReadOnlyObjectWrapper<>(this, "next");
  private final ObjectBinding<Status> status;
  private boolean shown;
  private boolean stale = true;

  /** The findings of the open case. */
  public FindingsViewModel(Workspace workspace, Messages messages) {
    this.workspace = workspace;
    this.messages = messages;
    status =
        Bindings.createObjectBinding(
            () -> status(workspace.diagnosisProperty().get()), workspace.diagnosisProperty());
    InvalidationListener change = changed -> invalidate();
    List<Observable> sources =
        List.of(
            workspace.diagnosisProperty(),
            workspace.wording(),
            workspace.veil(),
            workspace.walk().verificationProperty());
    sources.forEach(source -> source.addListener(change));
    chosen.addListener(changed -> invalidate());
  }

  /** The groups of the list. */
  public enum Group {
    PROBLEMS,
    CONSEQUENCES,
    ADVICE,
    UNDECIDED,
    RULED_OUT;

    /** Whether a cause belongs to it. */
    boolean holds(Judged cause) {
      return switch (this) {
        case PROBLEMS -> cause.problem() && cause.consequenceOf() == null;
        case CONSEQUENCES -> cause.problem() && cause.consequenceOf() != null;
        case ADVICE ->
            cause.severity() == Severity.ADVICE
                && (cause.verdict() instanceof Verdict.Confirmed
                    || cause.verdict() instanceof Verdict.Suspected);
        case UNDECIDED -> cause.verdict() instanceof Verdict.Undecided;
        case RULED_OUT -> cause.verdict() instanceof Verdict.RuledOut;
      };
    }

    /** Whether it is folded away at first: many causes that nobody needs to act on. */
    boolean folded() {
      return this == UNDECIDED || this == RULED_OUT;
    }
  }

  /** The step that would settle the most, in words. */
  public record Next(String step, String level, String why) {}

  /** The screen is in front, or not any more: while it is not, nothing is put into words. */
  void show(boolean inFront) {
    shown = inFront;
    if (shown && stale) {
      refresh();
    }
  }

  private void invalidate() {
    stale = true;
    if (shown) {
      refresh();
    }
  }

  private void refresh() {
    stale = false;
    Diagnosis now = diagnosis();
    FindingsWords words =
        new FindingsWords(messages, workspace.wording().get(), workspace.veil().get());
    groups.set(now == null ? List.of() : words.groups(now));
    Judged inView = now == null ? null : inView(now);
    page.set(now == null || inView == null ? null : words.page(inView, now));
    Verification done = workspace.walk().verificationProperty().get();
    verified.set(done == null ? null : new VerifyWords(messages, words).of(done));
    NextStep wanted = now == null ? null : now.next();
    next.set(
        wanted == null
            ? null
            : new Next(
                workspace.wording().get().step(wanted.step()),
                messages.get("start.level." + wanted.level().id()),
                workspace.veil().get().apply(workspace.wording().get().why(wanted))));
  }

  /** The cause chosen, else the best explanation; null when none holds. */
  private @Nullable Judged inView(Diagnosis now) {
    return now.causes().stream()
        .filter(c -> Objects.equals(c.id(), chosen.get()))
        .findFirst()
        .or(() -> now.problems().stream().findFirst())
        .or(() -> now.causes().stream().filter(Group.ADVICE::holds).findFirst())
        .orElse(null);
  }

  private @Nullable Diagnosis diagnosis() {
    return workspace.diagnosisProperty().get();
  }

  /** The list, best explanation first. */
  ReadOnlyObjectProperty<List<CausePage.Group>> groupsProperty() {
    return groups.getReadOnlyProperty();
  }

  /** The cause in view; null when there is none. */
  ReadOnlyObjectProperty<@Nullable CausePage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Before and after a fix; null before it was verified. */
  ReadOnlyObjectProperty<@Nullable VerifyPage> verifiedProperty() {
    return verified.getReadOnlyProperty();
  }

  /** What would settle the most; null when nothing would. */
  public ReadOnlyObjectProperty<@Nullable Next> nextProperty() {
    return next.getReadOnlyProperty();
  }

  /** Which cause was chosen; null for the best explanation. */
  public ObjectProperty<@Nullable CauseId> chosenProperty() {
    return chosen;
  }

  /** Whether a case is open. */
  boolean isOpen() {
    return diagnosis() != null;
  }

  /** Whether the procedure has run as far as it goes. */
  boolean isFinished() {
    Diagnosis now = diagnosis();
    return now != null && now.caseFile().run().complete();
  }

  /** Whether the whole procedure has run and nothing explains a failure. */
  boolean foundNothing() {
    Diagnosis now = diagnosis();
    return now != null
        && isFinished()
        && now.outcome() == Outcome.NO_PROBLEM_FOUND
        && now.problems().isEmpty();
  }

  /** How "no cause was found" is marked: it is good news only where all was seen. */
  Status foundNothingStatus() {
    return foundNothing() ? Status.OK : Status.INCONCLUSIVE;
  }

  /** The key of what it means that no cause was found. */
  String foundNothingWords() {
    return foundNothing() ? "findings.none.meaning" : "findings.none-open.meaning";
  }

  /** Goes to the step that would settle the most. */
  void goOn() {
    Diagnosis now = diagnosis();
    if (now != null) {
      now.nextStep().ifPresent(n -> workspace.show(n.step()));
    }
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

  /** When the diagnosis ended and when it was verified, for the status bar. */
  List<String> times() {
    Diagnosis now = diagnosis();
    Verification done = workspace.walk().verificationProperty().get();
    if (now == null) {
      return List.of();
    }
    Run first = done == null ? now.caseFile().run() : done.before().caseFile().run();
    Stream<String> finished =
        first.complete()
            ? Stream.of(messages.get("findings.finished", "time", time(first)))
            : Stream.of(messages.get("findings.so-far"));
    Stream<String> again =
        done == null
            ? Stream.of()
            : Stream.of(
                messages.get("findings.verified", "time", time(done.after().caseFile().run())));
    return Stream.concat(finished, again).toList();
  }

  private static String time(Run run) {
    return Figures.time(LocalTime.ofInstant(run.finishedAt(), ZoneId.systemDefault()));
  }

  /** A few lines for a chat. */
  public String summary() {
    Diagnosis now = diagnosis();
    return now == null
        ? ""
        : workspace.veil().get().apply(new Summary(workspace.wording().get()).of(now));
  }

  /** What a provider's support asks for. */
  public String ticket() {
    Diagnosis now = diagnosis();
    return now == null
        ? ""
        : workspace
            .veil()
            .get()
            .apply(
                TicketText.of(
                    now,
                    workspace.wording().get(),
                    ReportOptions.standard(ZoneId.systemDefault())));
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }
}
