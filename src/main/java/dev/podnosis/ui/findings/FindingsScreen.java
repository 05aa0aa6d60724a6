package dev.podnosis.ui.findings;

import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Findings screen. */
public final class FindingsScreen implements Screen {
  private final ScreenContext context;
  private final FindingsViewModel model;

  private FindingsScreen(ScreenContext context, Workspace workspace) {
    this.context = context;
    this.model = new FindingsViewModel(workspace);
  }

  /** The screen for the open case. */
  public static FindingsScreen of(ScreenContext context, Workspace workspace) {
    return new FindingsScreen(context, workspace);
  }

  @Override
  public ScreenId id() {
    return ScreenId.FINDINGS;
  }

  @Override
  public Node view() {
    return new FindingsView(model, context);
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
