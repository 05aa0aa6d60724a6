package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** The Symptom screen: what fails. */
public final class SymptomScreen implements Screen {
  private final ScreenContext context;
  private final StartViewModel model;

  private SymptomScreen(ScreenContext context, StartViewModel model) {
    this.context = context;
    this.model = model;
  }

  /** The screen for what was chosen on the Start screen. */
  public static SymptomScreen of(ScreenContext context, StartViewModel model) {
    return new SymptomScreen(context, model);
  }

  @Override
  public ScreenId id() {
    return ScreenId.SYMPTOM;
  }

  @Override
  public Node view() {
    return new SymptomView(model, context);
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
    return model.sourceProperty().isNotNull();
  }

  @Override
  public void mainAction() {
    SymptomView.start(model, context);
  }
}
