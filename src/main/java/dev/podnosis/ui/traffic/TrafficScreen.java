package dev.podnosis.ui.traffic;

import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Traffic screen. */
public final class TrafficScreen implements Screen {
  private final ScreenContext context;
  private final Workspace workspace;
  private final FilePicker picker;
  private final TrafficViewModel model;

  private TrafficScreen(ScreenContext context, Workspace workspace, FilePicker picker) {
    this.picker = picker;
    this.context = context;
    this.workspace = workspace;
    this.model = new TrafficViewModel(workspace.diagnosisProperty(), context.background());
  }

  /** The screen for the open case; log files can be opened without one. */
  public static TrafficScreen of(ScreenContext context, Workspace workspace, FilePicker picker) {
    return new TrafficScreen(context, workspace, picker);
  }

  /** What it shows. */
  public TrafficViewModel model() {
    return model;
  }

  @Override
  public ScreenId id() {
    return ScreenId.TRAFFIC;
  }

  @Override
  public Node view() {
    return new TrafficView(model, context, workspace, picker);
  }

  @Override
  public ObservableValue<Status> status() {
    return model.status();
  }

  @Override
  public ObservableValue<Boolean> available() {
    return new SimpleObjectProperty<>(true);
  }
}
