package dev.podnosis.ui;

import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** A window in which every control appears, for the pictures and the tests of the shell. */
final class Gallery {

  private static final Map<ScreenId, Status> STATES =
      new EnumMap<>(
          Map.of(
              ScreenId.CONNECT, Status.OK,
              ScreenId.SYMPTOM, Status.OK,
              ScreenId.DIAGNOSE, Status.RUNNING,
              ScreenId.PATH, Status.PROBLEM,
              ScreenId.TRAFFIC, Status.INCONCLUSIVE));

  private Gallery() {}

  /** The seven screens; the last cannot be opened. */
  static List<Screen> screens(ScreenContext context) {
    ShellState shell = context.shell();
    shell.contextProperty().set("prod-hangzhou");
    shell.podProperty().set("shop/checkout-7d9c6b5f4-x2x7k");
    shell.domainProperty().set("www.aliyun.com");
    shell.levelProperty().set("Node debug pod");
    shell.elapsedProperty().set("00:02:47");
    shell.apiCallsProperty().set(41380);
    shell.objectsProperty().set(1);
    shell.objectsNoteProperty().set("1 node debug pod, removed at the end");
    shell.screenProperty().set(ScreenId.DIAGNOSE);
    List<Screen> all = new ArrayList<>();
    for (ScreenId id : ScreenId.values()) {
      all.add(new Page(id, context));
    }
    return all;
  }

  /** Words that stand for what a screen will say. */
  static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(text);
  }

  private record Page(ScreenId id, ScreenContext context) implements Screen {

    @Override
    public Node view() {
      return switch (id) {
        case CONNECT -> GalleryStates.view(context.messages());
        case SYMPTOM -> GalleryForms.view(context.messages());
        default -> GalleryControls.view(context.messages());
      };
    }

    @Override
    public ObservableValue<Status> status() {
      return new SimpleObjectProperty<>(STATES.getOrDefault(id, Status.NOT_YET));
    }

    @Override
    public ObservableValue<Boolean> available() {
      return new SimpleObjectProperty<>(id != ScreenId.REPORT);
    }

    @Override
    public List<Node> statusItems() {
      if (id != ScreenId.DIAGNOSE) {
        return List.of();
      }
      Messages messages = context.messages();
      ProgressLine steps = new ProgressLine();
      steps.progressProperty().set(new Progress(4, 9, ""));
      return List.of(
          Buttons.primary(messages.text("keys.run-all"), MaterialDesignP.PLAY, () -> {}),
          Buttons.withIcon(messages.text("keys.pause"), MaterialDesignP.PAUSE, () -> {}),
          Buttons.danger(
              messages.text("keys.cancel"), MaterialDesignC.CLOSE_CIRCLE_OUTLINE, () -> {}),
          steps,
          new Badge(messages, Status.RUNNING));
    }
  }
}
