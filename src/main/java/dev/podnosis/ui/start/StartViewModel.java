package dev.podnosis.ui.start;

import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.dns.DnsName;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.SymptomSeen;
import dev.podnosis.kube.KubeContext;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.kube.KubeconfigResult;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the user chooses before a diagnosis: where to look, how far to go, what fails. */
public final class StartViewModel {
  private final Workspace workspace;
  private final Background background;
  private final Kubeconfigs kubeconfigs;
  private final ErrorSignatures signatures;
  private final ObservableList<KubeContext> contexts = FXCollections.observableArrayList();
  private final StringProperty problem = new SimpleStringProperty(this, "problem", "");
  private final ObjectProperty<Choices.@Nullable Source> source =
      new SimpleObjectProperty<>(this, "source");
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(this, "level", Level.READ);
  private final StringProperty pod = new SimpleStringProperty(this, "pod", "");
  private final StringProperty container = new SimpleStringProperty(this, "container", "");
  private final ObservableList<String> domains = FXCollections.observableArrayList();
  private final StringProperty error = new SimpleStringProperty(this, "error", "");
  private final ObjectProperty<@Nullable Frequency> frequency =
      new SimpleObjectProperty<>(this, "frequency");
  private final StringProperty caseId = new SimpleStringProperty(this, "caseId", "");
  private @Nullable Path kubeconfig;

  /** Choices for the workspace's next case. */
  public StartViewModel(Workspace workspace, Background background, Kubeconfigs kubeconfigs) {
    this.workspace = workspace;
    this.background = background;
    this.kubeconfigs = kubeconfigs;
    this.signatures = workspace.catalogue().signatures();
  }

  /** Reads the contexts of a kubeconfig; null for the user's own. */
  public void read(@Nullable Path file) {
    kubeconfig = file;
    background
        .task(progress -> file == null ? kubeconfigs.read() : kubeconfigs.read(file))
        .onDone(this::take)
        .start();
  }

  private void take(KubeconfigResult result) {
    switch (result) {
      case Kubeconfig read -> {
        contexts.setAll(read.contexts());
        problem.set("");
      }
      case KubeconfigProblem trouble -> {
        contexts.clear();
        problem.set(
            "kubeconfig." + trouble.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
  }

  /** The contexts that there are. */
  public ObservableList<KubeContext> contexts() {
    return contexts;
  }

  /** Why there are none: a code of the session's messages; empty when nothing is wrong. */
  public StringProperty problemProperty() {
    return problem;
  }

  /** The demo incidents. */
  public List<DemoIncident> incidents() {
    return DemoIncidents.all();
  }

  /** Chooses a context. */
  public void choose(KubeContext context) {
    source.set(new Choices.Source.Cluster(kubeconfig, context.name()));
  }

  /** Chooses a demo incident, and fills in what its user reports. */
  public void choose(DemoIncident incident) {
    source.set(new Choices.Source.Demo(incident.id()));
    pod.set(incident.pod());
    container.set(incident.container());
    domains.setAll(incident.domains());
    error.set(incident.error());
    String how = incident.frequency();
    frequency.set(how == null ? null : Frequency.byId(how).orElse(null));
  }

  /** Chooses a saved case. */
  public void chooseBundle(Path file) {
    source.set(new Choices.Source.Bundle(file));
  }

  /** Where to look; null before it was chosen. */
  public ObjectProperty<Choices.@Nullable Source> sourceProperty() {
    return source;
  }

  /** How far to go. */
  public ObjectProperty<Level> levelProperty() {
    return level;
  }

  /** The affected pod. */
  public StringProperty podProperty() {
    return pod;
  }

  /** The names that fail. */
  public ObservableList<String> domains() {
    return domains;
  }

  /** The client's message. */
  public StringProperty errorProperty() {
    return error;
  }

  /** How often it fails. */
  public ObjectProperty<@Nullable Frequency> frequencyProperty() {
    return frequency;
  }

  /** The case number. */
  public StringProperty caseIdProperty() {
    return caseId;
  }

  /** What the client's message means; null while there is none. */
  public @Nullable SymptomSeen classified() {
    return error.get().isBlank() ? null : signatures.classify(error.get());
  }

  /** Whether a text is a name that can be looked up. */
  public static boolean isName(String text) {
    try {
      DnsName.ofUserInput(text);
      return true;
    } catch (dev.podnosis.dns.DnsNameException e) {
      return false;
    }
  }

  /** Opens the case; {@code opened} runs when it is open. */
  public void open(Runnable opened) {
    Choices.Source from = source.get();
    if (from == null) {
      return;
    }
    workspace.open(
        new Choices(
            from,
            "",
            pod.get().strip(),
            container.get(),
            new Symptom(
                List.copyOf(domains),
                error.get().strip(),
                null,
                frequency.get(),
                null,
                workspace.workbench().lastMinutes()),
            level.get(),
            caseId.get().strip(),
            "",
            Choices.Probing.defaults(),
            false),
        opened);
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }
}
