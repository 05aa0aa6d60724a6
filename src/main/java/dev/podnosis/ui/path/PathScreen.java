package dev.podnosis.ui.path;

import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Path screen. */
public final class PathScreen implements Screen {
  private final ScreenContext context;
  private final FilePicker picker;
  private final PathViewModel model;

  private PathScreen(ScreenContext context, Workspace workspace, FilePicker picker) {
    this.picker = picker;
    this.context = context;
    this.model = new PathViewModel(workspace, context.background());
  }

  /** The screen for the open case. */
  public static PathScreen of(ScreenContext context, Workspace workspace, FilePicker picker) {
    return new PathScreen(context, workspace, picker);
  }

  @Override
  public ScreenId id() {
    return ScreenId.PATH;
  }

  @Override
  public Node view() {
    return new PathView(model, context, picker);
  }

  @Override
  public ObservableValue<Status> status() {
    return model.status();
  }

  @Override
  public ObservableValue<Boolean> available() {
    return model.workspace().sessionProperty().isNotNull();
  }
}
