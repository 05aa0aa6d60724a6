package dev.podnosis.ui.traffic;

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
  private final TrafficViewModel model;

  private TrafficScreen(ScreenContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
    this.model = new TrafficViewModel(workspace.diagnosisProperty(), context.background());
  }

  /** The screen for the open case; log files can be opened without one. */
  public static TrafficScreen of(ScreenContext context, Workspace workspace) {
    return new TrafficScreen(context, workspace);
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
    return new TrafficView(model, context, workspace);
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
