package dev.podnosis.ui.report;

import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Report screen. */
public final class ReportScreen implements Screen {
  private final ScreenContext context;
  private final FilePicker picker;
  private final ReportViewModel model;

  private ReportScreen(ScreenContext context, Workspace workspace, FilePicker picker) {
    this.picker = picker;
    this.context = context;
    this.model = new ReportViewModel(workspace, context.background(), usualFolder());
    context
        .shell()
        .screenProperty()
        .addListener((source, before, now) -> model.show(now == ScreenId.REPORT));
  }

  /** The screen for the open case. */
  public static ReportScreen of(ScreenContext context, Workspace workspace, FilePicker picker) {
    return new ReportScreen(context, workspace, picker);
  }

  /** The folder for documents, where there is one. */
  private static Path usualFolder() {
    Path home = Path.of(System.getProperty("user.home", "."));
    Path documents = home.resolve("Documents");
    return Files.isDirectory(documents) ? documents : home;
  }

  @Override
  public ScreenId id() {
    return ScreenId.REPORT;
  }

  @Override
  public Node view() {
    return new ReportView(model, context, picker);
  }

  @Override
  public void shown() {
    model.show(true);
  }

  @Override
  public ObservableValue<Status> status() {
    return model
        .outcomeProperty()
        .map(o -> o instanceof ReportViewModel.Outcome.Saved ? Status.OK : Status.NOT_YET);
  }

  @Override
  public ObservableValue<Boolean> available() {
    return model.workspace().sessionProperty().isNotNull();
  }

  @Override
  public void mainAction() {
    model.save(false);
  }
}
