package dev.podnosis.ui.report;

import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Report screen. */
public final class ReportScreen implements Screen {
  private final ScreenContext context;
  private final ReportViewModel model;

  private ReportScreen(ScreenContext context, Workspace workspace, ReportWriter writer) {
    this.context = context;
    this.model = new ReportViewModel(workspace, context.background(), writer);
  }

  /** The screen for the open case. */
  public static ReportScreen of(ScreenContext context, Workspace workspace, ReportWriter writer) {
    return new ReportScreen(context, workspace, writer);
  }

  @Override
  public ScreenId id() {
    return ScreenId.REPORT;
  }

  @Override
  public Node view() {
    return new ReportView(model, context);
  }

  @Override
  public ObservableValue<Status> status() {
    return new SimpleObjectProperty<>(Status.NOT_YET);
  }

  @Override
  public ObservableValue<Boolean> available() {
    return model.workspace().sessionProperty().isNotNull();
  }
}
