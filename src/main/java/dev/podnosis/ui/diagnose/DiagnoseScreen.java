package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.WalkState;
import dev.podnosis.ui.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The Diagnose screen. */
public final class DiagnoseScreen implements Screen {
  private final ScreenContext context;
  private final Workspace workspace;
  private final DiagnoseViewModel model;
  private final DiagnoseActions actions;
  private final RunBar runBar;
  private final ObservableValue<Status> status;
  private final ObservableValue<Boolean> available;

  /** A screen on a workspace. */
  public DiagnoseScreen(ScreenContext context, Workspace workspace) {
    this.context = context;
    this.workspace = workspace;
    model = new DiagnoseViewModel(workspace, context.messages());
    actions = new DiagnoseDialogs(context, workspace);
    runBar = new RunBar(context.messages(), model, actions);
    status =
        Bindings.createObjectBinding(
            this::state, workspace.walk().stateProperty(), workspace.walk().stepStatesProperty());
    available = workspace.sessionProperty().isNotNull();
    context.palette().addSource(this::stepsNamed);
    context.palette().addSource(this::actionsNamed);
  }

  @Override
  public ScreenId id() {
    return ScreenId.DIAGNOSE;
  }

  @Override
  public Node view() {
    DiagnoseView view = new DiagnoseView(context, model, actions);
    new DiagnoseKeys(context, model, view, actions);
    return view;
  }

  @Override
  public ObservableValue<Status> status() {
    return status;
  }

  @Override
  public ObservableValue<Boolean> available() {
    return available;
  }

  @Override
  public List<Node> statusItems() {
    return runBar.items();
  }

  @Override
  public void mainAction() {
    workspace.walk().runAll();
  }

  private Status state() {
    Diagnosis diagnosis = workspace.diagnosisProperty().get();
    if (workspace.walk().stateProperty().get().busy()) {
      return Status.RUNNING;
    }
    if (diagnosis == null || !diagnosis.caseFile().run().complete()) {
      return Status.NOT_YET;
    }
    boolean open = workspace.walk().stepStatesProperty().get().containsValue(Status.INCONCLUSIVE);
    return open ? Status.INCONCLUSIVE : Status.OK;
  }

  /** What can be done with the walk at this moment. */
  private List<Palette.Entry> actionsNamed(String words) {
    WalkState walk = workspace.walk().stateProperty().get();
    List<Palette.Entry> can = new ArrayList<>();
    if (workspace.sessionProperty().get() == null) {
      return can;
    }
    switch (walk) {
      case IDLE ->
          can.add(action(MaterialDesignP.PLAY, "run-all", "Shift+F5", workspace.walk()::runAll));
      case RUNNING ->
          can.add(action(MaterialDesignP.PAUSE, "pause", "F6", workspace.walk()::pause));
      case PAUSED ->
          can.add(action(MaterialDesignP.PLAY, "resume", "F6", workspace.walk()::resume));
      case STOPPING, CLEANING -> {
        return can;
      }
    }
    can.add(
        action(MaterialDesignC.CLOSE_CIRCLE_OUTLINE, "cancel", "Shortcut+Period", actions::cancel));
    Locale locale = context.messages().language().locale();
    String wanted = words.toLowerCase(locale);
    can.removeIf(entry -> !entry.text().toLowerCase(locale).contains(wanted));
    return can;
  }

  private Palette.Entry action(Ikon icon, String word, String keys, Runnable action) {
    return new Palette.Entry(
        icon,
        context.messages().get("diagnose." + word),
        KeyHint.words(KeyCombination.valueOf(keys)),
        action);
  }

  private List<Palette.Entry> stepsNamed(String words) {
    List<Palette.Entry> found = new ArrayList<>();
    if (workspace.sessionProperty().get() == null) {
      return found;
    }
    Wording wording = workspace.wording().get();
    Locale locale = context.messages().language().locale();
    String wanted = words.toLowerCase(locale);
    for (Flowchart.Step step : workspace.catalogue().flowchart().steps()) {
      String name = wording.stepName(step.id());
      if (name.toLowerCase(locale).contains(wanted)) {
        found.add(
            new Palette.Entry(
                MaterialDesignC.CLIPBOARD_CHECK_OUTLINE,
                name,
                wording.step(step.id()),
                () -> workspace.show(step.id())));
      }
    }
    return found;
  }
}
