package dev.podnosis.ui.findings;

import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The Findings screen. */
public final class FindingsScreen implements Screen {
  private final ScreenContext context;
  private final FindingsViewModel model;

  private FindingsScreen(ScreenContext context, Workspace workspace) {
    this.context = context;
    this.model = new FindingsViewModel(workspace, context.messages());
    context
        .shell()
        .screenProperty()
        .addListener((source, before, now) -> model.show(now == ScreenId.FINDINGS));
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
  public void shown() {
    model.show(true);
  }

  @Override
  public ObservableValue<Status> status() {
    return model.status();
  }

  @Override
  public ObservableValue<Boolean> available() {
    return model.workspace().sessionProperty().isNotNull();
  }

  @Override
  public List<Node> statusItems() {
    Messages messages = context.messages();
    Label times =
        Labels.secondary(
            Bindings.createStringBinding(
                () -> String.join("   ·   ", model.times()),
                messages.languageProperty(),
                model.workspace().diagnosisProperty(),
                model.workspace().walk().verificationProperty()));
    return List.of(times);
  }

  @Override
  public void mainAction() {
    model.workspace().walk().verifyAgain();
  }
}
