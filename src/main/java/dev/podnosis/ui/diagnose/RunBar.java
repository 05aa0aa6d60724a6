package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.workspace.WalkControl;
import dev.podnosis.ui.workspace.WalkState;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The screen's part of the status bar: run, pause, cancel, and how far it is. */
final class RunBar {
  private final List<Node> items;

  RunBar(Messages messages, DiagnoseViewModel model, DiagnoseActions actions) {
    WalkControl walk = model.workspace().walk();
    ObservableValue<WalkState> state = walk.stateProperty();
    BooleanBinding closed = model.workspace().sessionProperty().isNull();
    Button run =
        Buttons.primary(messages.text("diagnose.run-all"), MaterialDesignP.PLAY, walk::runAll);
    run.setId("run-all");
    run.disableProperty().bind(is(walk, WalkState.IDLE).not().or(closed));
    Button pause =
        Buttons.withIcon(
            messages.of(
                state,
                s -> messages.get(s == WalkState.PAUSED ? "diagnose.resume" : "diagnose.pause")),
            MaterialDesignP.PAUSE,
            model::pauseOrResume);
    pause.setId("pause");
    pause.disableProperty().bind(is(walk, WalkState.RUNNING).or(is(walk, WalkState.PAUSED)).not());
    Button cancel =
        Buttons.danger(
            messages.text("diagnose.cancel"),
            MaterialDesignC.CLOSE_CIRCLE_OUTLINE,
            actions::cancel);
    cancel.setId("cancel");
    cancel
        .disableProperty()
        .bind(is(walk, WalkState.STOPPING).or(is(walk, WalkState.CLEANING)).or(closed));
    ProgressLine progress = new ProgressLine();
    progress.progressProperty().bind(walk.progressProperty());
    Label name = Labels.secondary(messages.text("diagnose.probes"));
    Label what = Labels.secondary(messages.of(state, s -> doing(messages, s)));
    what.visibleProperty().bind(what.textProperty().isNotEmpty());
    what.managedProperty().bind(what.visibleProperty());
    HBox steps = new HBox(8, name, progress, what);
    steps.setAlignment(Pos.CENTER_LEFT);
    steps
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> walk.progressProperty().get().total() > 0, walk.progressProperty()));
    items = List.of(run, pause, cancel, new Separator(Orientation.VERTICAL), steps);
  }

  List<Node> items() {
    return items;
  }

  private static String doing(Messages messages, WalkState state) {
    return switch (state) {
      case IDLE, RUNNING -> "";
      case PAUSED -> messages.get("diagnose.state.paused");
      case STOPPING -> messages.get("diagnose.state.stopping");
      case CLEANING -> messages.get("diagnose.state.cleaning");
    };
  }

  private static BooleanBinding is(WalkControl walk, WalkState state) {
    return Bindings.createBooleanBinding(
        () -> walk.stateProperty().get() == state, walk.stateProperty());
  }
}
