package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.DnsNameException;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Run;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.Target;
import dev.podnosis.kube.Cluster;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.workspace.Draft;
import dev.podnosis.ui.workspace.GonePod;
import dev.podnosis.ui.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What fails: the pod, the names, the client's message, how often and when. */
public final class SymptomViewModel {
  private static final int MOST_SUGGESTED = 4;

  private final Workspace workspace;
  private final Draft draft;
  private final Background background;
  private final Supplier<Choices.Probing> probing;
  private final PodsViewModel pods;
  private final ReadOnlyObjectWrapper<ErrorReading> error =
      new ReadOnlyObjectWrapper<>(this, "error", ErrorReading.NOTHING);
  private final ReadOnlyObjectWrapper<Set<DomainKind>> kinds =
      new ReadOnlyObjectWrapper<>(this, "kinds", Set.of());
  private final ReadOnlyObjectWrapper<@Nullable Selected> selected =
      new ReadOnlyObjectWrapper<>(this, "selected");
  private @Nullable Job classifying;
  private @Nullable Job looking;

  /**
   * A symptom that is being told.
   *
   * @param probing the settings of the probes at the moment the case is opened
   */
  public SymptomViewModel(
      Workspace workspace, Background background, Supplier<Choices.Probing> probing) {
    this.workspace = workspace;
    this.draft = workspace.draft();
    this.background = background;
    this.probing = probing;
    this.pods = new PodsViewModel(workspace, background);
    InvalidationListener again = changed -> look();
    draft.errorProperty().addListener(changed -> classify());
    draft.domains().addListener(again);
    draft.kindProperty().addListener(again);
    draft.podProperty().addListener(again);
    draft.frequencyProperty().addListener(again);
    draft.levelProperty().addListener(again);
    draft.clusterProperty().addListener(again);
    error.addListener(again);
    workspace.refusedProperty().addListener(changed -> refused());
    workspace.diagnosisProperty().addListener(changed -> gone());
    classify();
    look();
  }

  /** The pods to choose from. */
  public PodsViewModel pods() {
    return pods;
  }

  /** Whether nothing is being read any more. */
  public boolean settled() {
    return pods.settled() && selected.get() != null;
  }

  /** What was told so far. */
  public Draft draft() {
    return draft;
  }

  Workspace workspace() {
    return workspace;
  }

  private void refused() {
    Opening.Refused why = workspace.refusedProperty().get();
    if (why != null && why.code().equals("pod-missing")) {
      pods.refused();
    }
  }

  /** The pod of the open case went away: another is to be chosen, from what there is now. */
  private void gone() {
    Diagnosis now = workspace.diagnosisProperty().get();
    if (now != null && GonePod.isGone(now.caseFile())) {
      pods.goneWhileOpen(String.valueOf(now.caseFile().target().pod()));
    }
  }

  // --- the client's message

  private void classify() {
    String text = draft.errorProperty().get();
    if (classifying != null) {
      classifying.discard();
    }
    var signatures = workspace.catalogue().signatures();
    classifying =
        background.task(progress -> ErrorReading.of(text, signatures)).onDone(this::take).start();
  }

  /** A name in the message is taken over when none was given, a time when none was chosen. */
  private void take(ErrorReading read) {
    error.set(read);
    Symptom said = draft.symptom();
    Symptom taken = workspace.catalogue().signatures().takenOver(said);
    if (said.domains().isEmpty()) {
      draft.domains().setAll(taken.domains());
    }
    if (!taken.window().equals(said.window())) {
      draft.spanProperty().set(Draft.Span.between(taken.window().start(), null));
    }
  }

  /** What is read from the client's message. */
  public ReadOnlyObjectProperty<ErrorReading> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** Names that the message says and that are not among those that fail; a few. */
  List<String> suggestedNames() {
    return error.get().names().stream()
        .flatMap(name -> accept(name).stream())
        .distinct()
        .filter(name -> !draft.domains().contains(name))
        .limit(MOST_SUGGESTED)
        .toList();
  }

  /** A name as it is kept, or nothing when the text is none. */
  public static Optional<String> accept(String text) {
    try {
      DnsName.ofUserInput(text);
      return Optional.of(text.strip().toLowerCase(java.util.Locale.ROOT));
    } catch (DnsNameException e) {
      return Optional.empty();
    }
  }

  // --- what the answers select

  private void look() {
    if (looking != null) {
      looking.discard();
    }
    CaseFile begun = begun();
    Cluster cluster = draft.clusterProperty().get();
    ErrorReading read = error.get();
    DomainKind said = draft.kindProperty().get();
    List<String> domains = List.copyOf(draft.domains());
    Workbench workbench = workspace.workbench();
    looking =
        background
            .task(
                progress -> {
                  Set<DomainKind> found = new KindLook(cluster, begun).of(domains);
                  Diagnosis nothingSeen = workbench.judge().judge(begun);
                  return new Looked(
                      found,
                      Selected.of(
                          nothingSeen,
                          workbench.flowchart(),
                          read,
                          said == null ? found : Set.of(said)));
                })
            .onDone(
                looked -> {
                  kinds.set(looked.kinds());
                  selected.set(looked.selected());
                })
            .start();
  }

  private record Looked(Set<DomainKind> kinds, Selected selected) {}

  private CaseFile begun() {
    Instant now = workspace.workbench().clock().instant();
    String[] path = draft.podProperty().get().split("/", -1);
    ObjectRef pod =
        path.length == 2 && !path[0].isEmpty() && !path[1].isEmpty()
            ? new ObjectRef(path[0], path[1])
            : null;
    return new CaseFile(
        new Target("", "", pod, draft.containerProperty().get()),
        draft.symptom(),
        Run.starting("", now, draft.levelProperty().get(), ""),
        List.of());
  }

  /** The kinds of the names, as detected. */
  public ReadOnlyObjectProperty<Set<DomainKind>> kindsProperty() {
    return kinds.getReadOnlyProperty();
  }

  /** What the answers select; null before it was worked out. */
  public ReadOnlyObjectProperty<@Nullable Selected> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  // --- going on

  /** Whether the diagnosis has what it needs: a source; a pod that is gone has to be replaced. */
  public boolean ready() {
    return draft.sourceProperty().get() != null && pods.goneProperty().get() == null;
  }

  /** Opens the case; {@code opened} runs when it is open. */
  public void start(Runnable opened) {
    if (ready()) {
      workspace.open(draft.choices(probing.get()), opened);
    }
  }
}
