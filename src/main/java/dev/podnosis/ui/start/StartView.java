package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Refusal;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * Where to look at the left, what was found there and how far to go at the right. In a narrow
 * window the right side takes the place of the left when something has been chosen.
 */
final class StartView extends StackPane {
  /** Below this width one column shows at a time; the rail of the window takes 56 beside it. */
  private static final double TWO_FROM = 1124;

  private static final double RIGHT = 596;
  private static final double LEAST_RIGHT = 480;

  /** The right side's part of the room, between these bounds. */
  private static final double SHARE = 0.44;

  private final StartActions actions;
  private final HBox columns = new HBox();
  private final ScrollPane left;
  private final ScrollPane right;
  private final Button back;
  private final DoubleBinding room;

  StartView(ScreenContext context, StartViewModel model, StartActions actions) {
    this.actions = actions;
    Messages messages = context.messages();
    VBox sources =
        new VBox(
            14,
            new VBox(
                5,
                Labels.title(messages.text("start.title")),
                Labels.lead(messages.text("start.lead"))),
            refusal(context, model),
            new ContextCard(context, model, actions),
            new EqualColumns(
                14, new BundleCard(context, actions), new DemoCard(context, model, actions)),
            new RecentRow(context, model, actions));
    sources.getStyleClass().add("start-left");
    left = scrolling(sources);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    back =
        Buttons.flat(
            messages.text("start.back"),
            MaterialDesignA.ARROW_LEFT,
            () -> actions.detailProperty().set(false));
    back.setId("start-back");
    VBox detail = new VBox(10, back, new StartDetail(context, model, actions));
    detail.getStyleClass().add("start-right");
    right = scrolling(detail);
    right.getStyleClass().add("start-side");
    getChildren().add(columns);
    room = Room.of(this);
    room.addListener(changed -> fit());
    actions.detailProperty().addListener(changed -> fit());
    setMinSize(0, 0);
    fit();
  }

  private static Refusal refusal(ScreenContext context, StartViewModel model) {
    Refusal refusal =
        new Refusal(context.messages(), context.shell(), model.workspace().refusedProperty());
    refusal.setId("start-refused");
    return refusal;
  }

  private static ScrollPane scrolling(Node content) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.getStyleClass().add("edge-to-edge");
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // The pane's own border would show where the focus is twice.
    pane.setFocusTraversable(false);
    if (content instanceof Region region) {
      region.setMinWidth(0);
    }
    return pane;
  }

  private void fit() {
    boolean wide = room.get() >= TWO_FROM;
    back.setVisible(!wide);
    back.setManaged(!wide);
    double scale = room.get() > 0 ? getWidth() / room.get() : 1;
    double side = Math.clamp(room.get() * SHARE, LEAST_RIGHT, RIGHT) * scale;
    if (wide) {
      HBox.setHgrow(right, Priority.NEVER);
      right.setMinWidth(side);
      right.setPrefWidth(side);
      columns.getChildren().setAll(left, right);
    } else {
      HBox.setHgrow(right, Priority.ALWAYS);
      right.setMinWidth(0);
      columns.getChildren().setAll(actions.detailProperty().get() ? right : left);
    }
  }

  /** The screen is in front again: in a narrow window with what there is to choose. */
  void comeBack() {
    actions.detailProperty().set(false);
  }
}
