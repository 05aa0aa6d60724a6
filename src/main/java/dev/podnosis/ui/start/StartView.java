package dev.podnosis.ui.start;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Dividers;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Refusal;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Viewports;
import java.util.List;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
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
  private static final double LEAST_RIGHT = 440;
  private static final double LEAST_LEFT = 480;

  private final StartActions actions;
  private final SplitPane columns = new SplitPane();
  private final Runnable place;
  private final ScrollPane left;
  private final ScrollPane right;
  private final Button back;
  private final DoubleBinding room;

  StartView(ScreenContext context, StartViewModel model, StartActions actions) {
    this.actions = actions;
    Messages messages = context.messages();
    EqualColumns others =
        new EqualColumns(
            14, new BundleCard(context, actions), new DemoCard(context, model, actions));
    VBox.setVgrow(others, Priority.ALWAYS);
    VBox sources =
        new VBox(
            14,
            new VBox(
                5,
                Labels.title(messages.text("start.title")),
                Labels.lead(messages.text("start.lead"))),
            refusal(context, model),
            new ContextCard(context, model, actions),
            others,
            new RecentRow(context, model, actions));
    sources.getStyleClass().add("start-left");
    left = scrolling(sources);
    // More incidents are in view where the window is higher.
    left.setFitToHeight(true);
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
    columns.setId("start-columns");
    columns.getStyleClass().add("edge-to-edge");
    SplitPane.setResizableWithParent(right, false);
    getChildren().add(columns);
    place = Dividers.keepWidth(columns, 0, "start-detail", -RIGHT, context.preferences());
    room = Room.of(this);
    room.addListener(changed -> fit());
    actions.detailProperty().addListener(changed -> fit());
    setMinSize(0, 0);
    sceneProperty().addListener(changed -> placeWhenLaidOut());
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
    Viewports.drawDirectly(pane);
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
    left.setMinWidth(wide ? LEAST_LEFT : 0);
    right.setMinWidth(wide ? LEAST_RIGHT : 0);
    List<Node> shown =
        wide ? List.of(left, right) : List.of(actions.detailProperty().get() ? right : left);
    if (!columns.getItems().equals(shown)) {
      columns.getItems().setAll(shown);
      placeWhenLaidOut();
    }
  }

  /** A split pane shares its room anew when it is first laid out; the user's share comes then. */
  private void placeWhenLaidOut() {
    place.run();
    Scene scene = getScene();
    if (scene != null) {
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              place.run();
            }
          });
    }
  }

  /** The screen is in front again: in a narrow window with what there is to choose. */
  void comeBack() {
    actions.detailProperty().set(false);
  }
}
