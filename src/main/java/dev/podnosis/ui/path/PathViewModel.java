package dev.podnosis.ui.path;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.CardSizes;
import dev.podnosis.path.draw.GraphLayout;
import dev.podnosis.report.PathWords;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Job;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The path of the open case, laid out in the background. */
public final class PathViewModel {
  /** More replicas than this are drawn by node. */
  private static final int GROUP_BEYOND = 6;

  private final Workspace workspace;
  private final Background background;
  private final BooleanProperty problemsOnly = new SimpleBooleanProperty(this, "problemsOnly");
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
    problemsOnly.addListener(o -> lay());
    lay();
  }

  /**
   * A path with its layout and words.
   *
   * @param graph the path
   * @param layout where its parts stand
   * @param words what they say
   */
  public record Drawing(PathGraph graph, GraphLayout layout, PathWords words) {}

  private void lay() {
    Diagnosis now = workspace.diagnosisProperty().get();
    if (layingOut != null) {
      layingOut.discard();
    }
    if (now == null) {
      drawing.set(null);
      return;
    }
    boolean filter = problemsOnly.get();
    PathWords words = new PathWords(workspace.wording().get().language());
    layingOut = background.task(progress -> draw(now, filter, words)).onDone(drawing::set).start();
  }

  private static Drawing draw(Diagnosis diagnosis, boolean problemsOnly, PathWords words) {
    PathGraph graph = PathRoutes.graph(diagnosis.caseFile()).onThePath().grouped(GROUP_BEYOND);
    PathGraph shown = problemsOnly ? problems(graph) : graph;
    return new Drawing(shown, GraphLayout.of(shown, new CardSizes(words)), words);
  }

  /** The links that fail, and their ends; everything where none fails. */
  private static PathGraph problems(PathGraph graph) {
    List<Link> bad =
        graph.links().stream()
            .filter(
                l ->
                    l.status() == dev.podnosis.path.Status.FAILED
                        || l.status() == dev.podnosis.path.Status.DEGRADED)
            .toList();
    if (bad.isEmpty()) {
      return graph;
    }
    Set<String> ends = new HashSet<>();
    bad.forEach(l -> ends.addAll(List.of(l.from(), l.to(), l.vantage())));
    List<Hop> hops = graph.hops().stream().filter(h -> ends.contains(h.id())).toList();
    String focus = graph.focus();
    return new PathGraph(hops, bad, focus != null && ends.contains(focus) ? focus : null);
  }

  /** What is drawn; null before a case is open. */
  public ReadOnlyObjectProperty<@Nullable Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** Whether only what fails is drawn. */
  public BooleanProperty problemsOnlyProperty() {
    return problemsOnly;
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
    if (now == null || now.graph().links().stream().noneMatch(Link::measured)) {
      return Status.NOT_YET;
    }
    return sign(
        dev.podnosis.path.Status.worst(
            now.graph().links().stream().filter(Link::measured).map(Link::status).toList()));
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
