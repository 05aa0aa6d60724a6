package dev.podnosis.ui.symptom;

import dev.podnosis.kube.Cluster;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.DebugImageSettings;
import dev.podnosis.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** The Symptom screen: what fails, and for whom. */
public final class SymptomScreen implements Screen {
  private static final int MOST_FOUND = 12;

  private final ScreenContext context;
  private final FilePicker picker;
  private final Workspace workspace;
  private final SymptomViewModel model;
  private final PodLookup lookup;
  private final Set<String> offered = new HashSet<>();
  private final ObservableValue<Status> status;
  private final ObservableValue<Boolean> available;

  private SymptomScreen(ScreenContext context, Workspace workspace, FilePicker picker) {
    this.picker = picker;
    this.context = context;
    this.workspace = workspace;
    DebugImageSettings images = new DebugImageSettings(context.preferences());
    this.model = new SymptomViewModel(workspace, context.background(), images::probing);
    this.lookup = new PodLookup(workspace.draft(), context.background());
    context.palette().addSource(this::named);
    context.palette().addSearch(this::inTheCluster);
    status = state();
    available =
        Bindings.createBooleanBinding(
            () ->
                workspace.draft().clusterProperty().get() != null
                    || workspace.sessionProperty().get() != null,
            workspace.draft().clusterProperty(),
            workspace.sessionProperty());
  }

  /** The screen for the next case. */
  public static SymptomScreen of(ScreenContext context, Workspace workspace, FilePicker picker) {
    return new SymptomScreen(context, workspace, picker);
  }

  /** What is told on it. */
  public SymptomViewModel model() {
    return model;
  }

  @Override
  public ScreenId id() {
    return ScreenId.SYMPTOM;
  }

  @Override
  public Node view() {
    return new SymptomView(context, model, picker);
  }

  @Override
  public ObservableValue<Status> status() {
    return status;
  }

  private ObservableValue<Status> state() {
    return Bindings.createObjectBinding(
        () -> {
          if (workspace.openingProperty().get()) {
            return Status.RUNNING;
          }
          if (model.pods().goneProperty().get() != null) {
            return Status.PROBLEM;
          }
          return workspace.sessionProperty().get() == null ? Status.NOT_YET : Status.OK;
        },
        workspace.openingProperty(),
        workspace.sessionProperty(),
        model.pods().goneProperty());
  }

  @Override
  public ObservableValue<Boolean> available() {
    return available;
  }

  @Override
  public List<Node> statusItems() {
    Messages messages = context.messages();
    ObservableValue<Cluster> cluster = workspace.draft().clusterProperty();
    HBox where =
        item(
            messages.text("symptom.status.connected"),
            Bindings.createStringBinding(
                () -> cluster.getValue() == null ? "–" : cluster.getValue().context().name(),
                cluster));
    HBox who =
        item(
            messages.text("symptom.status.user"),
            Bindings.createStringBinding(
                () -> cluster.getValue() == null ? "–" : cluster.getValue().server().user(),
                cluster));
    return List.of(where, new Separator(Orientation.VERTICAL), who);
  }

  private HBox item(ObservableValue<String> name, ObservableValue<String> value) {
    MiddleEllipsis shown = new MiddleEllipsis(context.shell().discreet(value));
    shown.getStyleClass().add("status-value");
    HBox item = new HBox(6, Labels.secondary(name), shown);
    item.getStyleClass().add("status-count");
    return item;
  }

  @Override
  public void mainAction() {
    start(model, context);
  }

  /** Opens the case and runs everything that the level allows. */
  static void start(SymptomViewModel model, ScreenContext context) {
    model.start(
        () -> {
          context.shell().screenProperty().set(ScreenId.DIAGNOSE);
          model.workspace().walk().runAll();
        });
  }

  private List<Palette.Entry> named(String words) {
    Locale locale = context.messages().language().locale();
    String wanted = words.toLowerCase(locale);
    List<Palette.Entry> found = new ArrayList<>();
    offered.clear();
    if (wanted.isEmpty()) {
      return found;
    }
    for (PodRow row : model.pods().rows()) {
      if (row.path().contains(wanted) && found.size() < MOST_FOUND) {
        offered.add(row.path());
        found.add(entry(row));
      }
    }
    for (String domain : workspace.draft().domains()) {
      if (domain.contains(wanted)) {
        found.add(
            new Palette.Entry(
                MaterialDesignW.WEB,
                shown(domain),
                context.messages().get("palette.domain"),
                () -> context.shell().screenProperty().set(ScreenId.SYMPTOM)));
      }
    }
    return found;
  }

  /** Pods that the table does not show, or has not read yet. */
  private void inTheCluster(String words, Consumer<List<Palette.Entry>> found) {
    lookup.find(
        words,
        rows ->
            found.accept(
                rows.stream().filter(row -> offered.add(row.path())).map(this::entry).toList()));
  }

  private Palette.Entry entry(PodRow row) {
    return new Palette.Entry(
        MaterialDesignC.CUBE_OUTLINE,
        shown(row.path()),
        context.messages().get("palette.pod"),
        () -> {
          model.pods().choose(row);
          context.shell().screenProperty().set(ScreenId.SYMPTOM);
        });
  }

  private String shown(String name) {
    return context.shell().discreet(new SimpleStringProperty(name)).getValue();
  }
}
