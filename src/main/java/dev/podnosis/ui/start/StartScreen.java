package dev.podnosis.ui.start;

import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Workspace;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Start screen: where to look and how far to go. */
public final class StartScreen implements Screen {
  private final ScreenContext context;
  private final StartViewModel model;

  private StartScreen(ScreenContext context, Workspace workspace, Kubeconfigs kubeconfigs) {
    this.context = context;
    this.model = new StartViewModel(workspace, context.background(), kubeconfigs);
    model.read(null);
  }

  /** The screen for the next case. */
  public static StartScreen of(
      ScreenContext context, Workspace workspace, Kubeconfigs kubeconfigs) {
    return new StartScreen(context, workspace, kubeconfigs);
  }

  /** What is chosen on it; the Symptom screen goes on with it. */
  public StartViewModel model() {
    return model;
  }

  @Override
  public ScreenId id() {
    return ScreenId.CONNECT;
  }

  @Override
  public Node view() {
    return new StartView(model, context);
  }

  @Override
  public ObservableValue<Status> status() {
    return model
        .workspace()
        .sessionProperty()
        .map(s -> s == null ? Status.NOT_YET : Status.OK)
        .orElse(Status.NOT_YET);
  }

  @Override
  public ObservableValue<Boolean> available() {
    return new SimpleObjectProperty<>(true);
  }

  @Override
  public void mainAction() {
    if (model.sourceProperty().get() != null) {
      context.shell().screenProperty().set(ScreenId.SYMPTOM);
    }
  }
}
