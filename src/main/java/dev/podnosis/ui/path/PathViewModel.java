package dev.podnosis.ui.path;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.CardSizes;
import dev.podnosis.path.draw.CoveredWords;
import dev.podnosis.path.draw.FaultMarks;
import dev.podnosis.path.draw.GraphLayout;
import dev.podnosis.path.draw.GraphPicture;
import dev.podnosis.path.draw.GraphWords;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.report.FaultWords;
import dev.podnosis.report.PathWords;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The path of the open case and where it breaks, worked out and laid out in the background. */
public final class PathViewModel {
  private final Workspace workspace;
  private final Background background;
  private final BooleanProperty problemsOnly = new SimpleBooleanProperty(this, "problemsOnly");
  private final BooleanProperty everyNode = new SimpleBooleanProperty(this, "everyNode");
  private final ObjectProperty<PathFilter.Carriers> carriers =
      new SimpleObjectProperty<>(this, "carriers", PathFilter.Carriers.BOTH);
  private final StringProperty selected = new SimpleStringProperty(this, "selected", "");
  private final ReadOnlyObjectWrapper<@Nullable Drawing> drawing =
      new ReadOnlyObjectWrapper<>(this, "drawing");
  private final ObjectBinding<Status> status;
  private @Nullable Job layingOut;

  /** The path of the open case. */
  public PathViewModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    this.background = background;
    status = Bindings.createObjectBinding(this::worst, drawing);
    workspace.diagnosisProperty().addListener(o -> lay());
    workspace.wording().addListener(o -> lay());
    workspace.veil().addListener(o -> lay());
    problemsOnly.addListener(o -> lay());
    everyNode.addListener(o -> lay());
    carriers.addListener(o -> lay());
    lay();
  }

  /**
   * A path with its layout and words.
   *
   * @param whole the path with everything that was measured
   * @param graph what is drawn of it
   * @param picture what that looks like
   * @param words what they say
   * @param localisation where it breaks
   * @param faults the words for that
   */
  public record Drawing(
      PathGraph whole,
      PathGraph graph,
      GraphPicture picture,
      GraphWords words,
      Localisation localisation,
      FaultWords faults) {
    /** The edge that is drawn with this id. */
    Optional<PathGraph.Edge> edge(String id) {
      return graph.edges().stream().filter(e -> e.id().equals(id)).findFirst();
    }
  }

  private void lay() {
    Diagnosis now = workspace.diagnosisProperty().get();
    if (layingOut != null) {
      layingOut.discard();
    }
    if (now == null) {
      drawing.set(null);
      return;
    }
    PathFilter filter = new PathFilter(problemsOnly.get(), everyNode.get(), carriers.get());
    Said language = new Said(workspace.wording().get().language(), workspace.veil().get());
    layingOut =
        background
            .task(progress -> draw(now.caseFile(), filter, language))
            .onDone(this::show)
            .start();
  }

  private record Said(Language language, UnaryOperator<String> veil) {}

  private static Drawing draw(CaseFile file, PathFilter filter, Said said) {
    PathGraph whole = PathRoutes.graph(file);
    PathGraph shown = filter.apply(whole);
    Localisation localisation = PathRoutes.localisation(file);
    FaultWords faults = new FaultWords(said.language(), localisation, said.veil());
    GraphWords words = new CoveredWords(new PathWords(said.language()), said.veil());
    return new Drawing(
        whole,
        shown,
        new GraphPicture(
            shown,
            GraphLayout.of(shown, new CardSizes(words)),
            words,
            FaultMarks.of(localisation.main(), shown, faults::mark)),
        words,
        localisation,
        faults);
  }

  private void show(Drawing fresh) {
    boolean known =
        fresh.graph().hop(selected.get()).isPresent() || fresh.edge(selected.get()).isPresent();
    if (!known) {
      selected.set(
          fresh.graph().edges().stream()
              .filter(e -> e.status() == dev.podnosis.path.Status.FAILED)
              .findFirst()
              .or(
                  () ->
                      fresh.graph().edges().stream()
                          .filter(e -> e.status() == dev.podnosis.path.Status.DEGRADED)
                          .findFirst())
              .map(PathGraph.Edge::id)
              .orElse(""));
    }
    drawing.set(fresh);
  }

  /** What is drawn; null before a case is open. */
  public ReadOnlyObjectProperty<@Nullable Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** Whether only what fails is drawn. */
  public BooleanProperty problemsOnlyProperty() {
    return problemsOnly;
  }

  /** Whether what nodes and other pods measured is drawn too. */
  public BooleanProperty everyNodeProperty() {
    return everyNode;
  }

  /** Which transports are drawn. */
  public ObjectProperty<PathFilter.Carriers> carriersProperty() {
    return carriers;
  }

  /** The id of the selected edge or hop; empty for none. */
  public StringProperty selectedProperty() {
    return selected;
  }

  /** The rail's sign. */
  public ObjectBinding<Status> status() {
    return status;
  }

  private Status worst() {
    Drawing now = drawing.get();
    if (now == null || now.whole().links().stream().noneMatch(Link::measured)) {
      return Status.NOT_YET;
    }
    Status links =
        sign(
            dev.podnosis.path.Status.worst(
                now.graph().links().stream().filter(Link::measured).map(Link::status).toList()));
    Analysis analysis = now.localisation().main();
    if (analysis.explanations().isEmpty() || links == Status.PROBLEM) {
      return links;
    }
    // Large answers may be lost on links that carry small ones.
    if (analysis.settled()) {
      return Status.PROBLEM;
    }
    return links == Status.ATTENTION ? links : Status.INCONCLUSIVE;
  }

  /** The sign of a status. */
  static Status sign(dev.podnosis.path.Status status) {
    return switch (status) {
      case OK -> Status.OK;
      case DEGRADED -> Status.ATTENTION;
      case FAILED -> Status.PROBLEM;
      case UNKNOWN -> Status.INCONCLUSIVE;
    };
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }

  /** Where work goes that takes its time. */
  Background background() {
    return background;
  }
}
