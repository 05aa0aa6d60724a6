package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.workspace.ImageWait;
import dev.podnosis.ui.workspace.WalkControl;
import dev.podnosis.ui.workspace.WalkState;
import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The screen's part of the status bar: run, pause, cancel, and how far it is. */
final class RunBar {
  private static final Duration TELL = Duration.ofSeconds(2);
  private static final Duration OFFER_SKIP = Duration.ofSeconds(10);

  /** From this width of the window on, the count stands beside what is waited for. */
  private static final double ALL_FROM = 1180;

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
    name.setMinWidth(Region.USE_PREF_SIZE);
    Label what = Labels.secondary(messages.of(state, s -> doing(messages, s)));
    what.visibleProperty().bind(what.textProperty().isNotEmpty());
    what.managedProperty().bind(what.visibleProperty());
    HBox pulling = pulling(messages, walk);
    name.visibleProperty().bind(pulling.visibleProperty().not());
    name.managedProperty().bind(name.visibleProperty());
    HBox steps = new HBox(8, name, progress, what, pulling);
    // Where it is tight, what is waited for and the way on take the place of the count.
    ObservableValue<Boolean> tight =
        steps
            .sceneProperty()
            .flatMap(Scene::widthProperty)
            .map(width -> width.doubleValue() < ALL_FROM)
            .orElse(false);
    progress
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !(tight.getValue() && pulling.isVisible()),
                tight,
                pulling.visibleProperty()));
    progress.managedProperty().bind(progress.visibleProperty());
    steps.setAlignment(Pos.CENTER_LEFT);
    steps
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> walk.progressProperty().get().total() > 0, walk.progressProperty()));
    items = List.of(run, pause, cancel, new Separator(Orientation.VERTICAL), steps);
  }

  /** What is waited for after a moment, and after a while a way on without it (ui.md, 7). */
  private static HBox pulling(Messages messages, WalkControl walk) {
    Label image =
        Labels.secondary(
            messages.of(
                walk.waitingProperty(),
                w ->
                    w == null
                        ? ""
                        : messages.get(
                            "diagnose.pulling",
                            "image",
                            w.image(),
                            "seconds",
                            w.waited().toSeconds())));
    Button skip =
        Buttons.withIcon(
            messages.text("diagnose.skip-image"), MaterialDesignS.SKIP_NEXT, walk::skipImage);
    skip.setId("skip-image");
    skip.visibleProperty().bind(waits(walk, OFFER_SKIP));
    skip.managedProperty().bind(skip.visibleProperty());
    HBox box = new HBox(8, image, skip);
    box.setAlignment(Pos.CENTER_LEFT);
    box.visibleProperty().bind(waits(walk, TELL));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private static BooleanBinding waits(WalkControl walk, Duration atLeast) {
    return Bindings.createBooleanBinding(
        () -> {
          ImageWait.Waiting now = walk.waitingProperty().get();
          return now != null && now.waited().compareTo(atLeast) >= 0;
        },
        walk.waitingProperty());
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
