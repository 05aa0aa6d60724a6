package dev.podnosis.ui.workspace;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.kube.Cluster;
import dev.podnosis.session.Choices;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the next case will be opened with: where to look and how far to go, chosen on the Start
 * screen, and what fails, told on the Symptom screen.
 */
public final class Draft {
  private final InstantSource clock;
  private final ObjectProperty<Choices.@Nullable Source> source =
      new SimpleObjectProperty<>(this, "source");
  private final ReadOnlyObjectWrapper<@Nullable Cluster> cluster =
      new ReadOnlyObjectWrapper<>(this, "cluster");
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(this, "level", Level.READ);
  private final StringProperty pod = new SimpleStringProperty(this, "pod", "");
  private final StringProperty container = new SimpleStringProperty(this, "container", "");
  private final ObservableList<String> domains = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable DomainKind> kind =
      new SimpleObjectProperty<>(this, "kind");
  private final StringProperty error = new SimpleStringProperty(this, "error", "");
  private final ObjectProperty<@Nullable Frequency> frequency =
      new SimpleObjectProperty<>(this, "frequency");
  private final ObjectProperty<Span> span =
      new SimpleObjectProperty<>(this, "span", Span.LAST_QUARTER);
  private final StringProperty caseId = new SimpleStringProperty(this, "caseId", "");
  private final StringProperty note = new SimpleStringProperty(this, "note", "");
  private final BooleanProperty entered = new SimpleBooleanProperty(this, "entered");
  private Runnable atEnd = () -> {};

  /** Nothing is chosen yet. */
  public Draft(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The time of the incident.
   *
   * @param minutes so many minutes until now; 0 when it is given by its ends
   * @param start its beginning, when it is given by its ends
   * @param end its end; null for now
   */
  public record Span(int minutes, @Nullable Instant start, @Nullable Instant end) {
    /** The last 15 minutes, when the user does not say. */
    public static final Span LAST_QUARTER = last(15);

    /** The last minutes. */
    public static Span last(int minutes) {
      return new Span(minutes, null, null);
    }

    /** From one moment to another; null for now. */
    public static Span between(Instant start, @Nullable Instant end) {
      return new Span(0, start, end);
    }

    /** The window that this means at a moment. */
    public Symptom.Window at(Instant now) {
      Instant until = end == null ? now : end;
      Instant from = start == null ? now.minusSeconds(60L * minutes) : start;
      return new Symptom.Window(from.isAfter(until) ? until : from, until, !equals(LAST_QUARTER));
    }
  }

  /** Where to look; null before it was chosen. */
  public ObjectProperty<Choices.@Nullable Source> sourceProperty() {
    return source;
  }

  /** The connection by which pods are chosen; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable Cluster> clusterProperty() {
    return cluster.getReadOnlyProperty();
  }

  /**
   * Takes another connection, or none.
   *
   * @param next the connection
   * @param end what ends with it, such as a demo cluster
   * @return ends the connection there was; may take its time
   */
  public Runnable connect(@Nullable Cluster next, Runnable end) {
    Cluster before = cluster.get();
    Runnable endBefore = atEnd;
    entered.set(false);
    atEnd = end;
    cluster.set(next);
    return () -> {
      if (before != null) {
        before.close();
      }
      endBefore.run();
    };
  }

  /** Whether the user went on from choosing the source to telling the symptom. */
  public BooleanProperty enteredProperty() {
    return entered;
  }

  /** How far to go. */
  public ObjectProperty<Level> levelProperty() {
    return level;
  }

  /** The affected pod, namespace/name; empty for the cluster side only. */
  public StringProperty podProperty() {
    return pod;
  }

  /** The affected container; empty for the first. */
  public StringProperty containerProperty() {
    return container;
  }

  /** The names that fail. */
  public ObservableList<String> domains() {
    return domains;
  }

  /** The kind of the names, when the user says so; null when it is to be detected. */
  public ObjectProperty<@Nullable DomainKind> kindProperty() {
    return kind;
  }

  /** The client's message. */
  public StringProperty errorProperty() {
    return error;
  }

  /** How often it fails; null when the user does not know. */
  public ObjectProperty<@Nullable Frequency> frequencyProperty() {
    return frequency;
  }

  /** When it happened. */
  public ObjectProperty<Span> spanProperty() {
    return span;
  }

  /** The case number; may be empty. */
  public StringProperty caseIdProperty() {
    return caseId;
  }

  /** A remark for every report; may be empty. */
  public StringProperty noteProperty() {
    return note;
  }

  /** Forgets what was told about what fails: another cluster has other pods. */
  public void forgetSymptom() {
    pod.set("");
    container.set("");
    domains.clear();
    kind.set(null);
    error.set("");
    frequency.set(null);
    span.set(Span.LAST_QUARTER);
  }

  /** Takes over what a case says of itself. */
  public void take(CaseFile file) {
    Symptom said = file.symptom();
    ObjectRef affected = file.target().pod();
    pod.set(affected == null ? "" : affected.toString());
    container.set(file.target().container());
    domains.setAll(said.domains());
    kind.set(said.kind());
    error.set(said.error());
    frequency.set(said.frequency());
    Symptom.Window window = said.window();
    span.set(window.given() ? Span.between(window.start(), window.end()) : Span.LAST_QUARTER);
    level.set(file.run().level());
    caseId.set(file.run().caseId());
  }

  /** What fails, as told so far. */
  public Symptom symptom() {
    return new Symptom(
        domains,
        error.get().strip(),
        kind.get(),
        frequency.get(),
        null,
        span.get().at(clock.instant()));
  }

  /**
   * The choices to open a case with.
   *
   * @throws IllegalStateException when no source was chosen
   */
  public Choices choices(Choices.Probing probing) {
    Choices.Source from = source.get();
    if (from == null) {
      throw new IllegalStateException("no source was chosen");
    }
    return new Choices(
        from,
        "",
        pod.get().strip(),
        container.get(),
        symptom(),
        level.get(),
        caseId.get().strip(),
        note.get().strip(),
        probing,
        false);
  }
}
