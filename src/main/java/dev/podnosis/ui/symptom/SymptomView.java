package dev.podnosis.ui.symptom;

import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Viewports;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Which pod, which names and what the client said at the left; how often, when and what that
 * selects at the right. In a narrow window the right part stands under the left.
 */
final class SymptomView extends StackPane {
  /** Below this width the right part moves under the form; the rail takes 56 beside it. */
  private static final double TWO_FROM = 1044;

  private static final double RIGHT = 372;
  private static final double CARDS_FROM = 760;

  private final VBox form;
  private final SidePanel side;
  private final ScrollPane left = new ScrollPane();
  private final ScrollPane right = new ScrollPane();
  private final DoubleBinding room;
  private final HBox columns = new HBox();
  private final VBox cards = new VBox(12);
  private final Region domains;
  private final Region error;

  SymptomView(ScreenContext context, SymptomViewModel model, FilePicker picker) {
    Messages messages = context.messages();
    domains = new DomainsCard(context, model);
    error = new ErrorCard(context, model, picker);
    form =
        new VBox(
            12,
            new VBox(
                5,
                Labels.title(messages.text("symptom.title")),
                Labels.lead(messages.text("symptom.lead"))),
            new PodCard(context, model),
            cards,
            new CaseCard(context, model));
    form.getStyleClass().add("symptom-form");
    side = new SidePanel(context, model);
    scrolling(left);
    scrolling(right);
    right.getStyleClass().add("start-side");
    right.setMinWidth(300);
    right.setPrefWidth(RIGHT);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    getChildren().add(columns);
    room = Room.of(this);
    room.addListener(changed -> fit());
    setMinSize(0, 0);
    fit();
  }

  private static void scrolling(ScrollPane pane) {
    pane.setFitToWidth(true);
    Viewports.drawDirectly(pane);
    pane.getStyleClass().add("edge-to-edge");
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setFocusTraversable(false);
  }

  private void fit() {
    boolean wide = room.get() >= TWO_FROM;
    boolean beside = room.get() - (wide ? RIGHT : 0) >= CARDS_FROM;
    if (!isLaidOut(wide, beside)) {
      layOut(wide, beside);
    }
  }

  private boolean isLaidOut(boolean wide, boolean beside) {
    return !columns.getChildren().isEmpty()
        && columns.getChildren().contains(right) == wide
        && cards.getChildren().contains(domains) != beside;
  }

  private void layOut(boolean wide, boolean beside) {
    left.setContent(null);
    right.setContent(null);
    Node pair = beside ? pair() : null;
    cards
        .getChildren()
        .setAll(pair == null ? java.util.List.of(domains, error) : java.util.List.of(pair));
    if (wide) {
      form.getChildren().remove(side);
      left.setContent(form);
      right.setContent(side);
      right.setFitToHeight(true);
      columns.getChildren().setAll(left, right);
    } else {
      if (!form.getChildren().contains(side)) {
        form.getChildren().add(side);
      }
      left.setContent(form);
      columns.getChildren().setAll(left);
    }
  }

  private Node pair() {
    domains.setMaxHeight(Double.MAX_VALUE);
    error.setMaxHeight(Double.MAX_VALUE);
    return new dev.podnosis.ui.common.EqualColumns(12, domains, error);
  }
}
