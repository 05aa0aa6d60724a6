package dev.podnosis.ui.findings;

import dev.podnosis.diagnosis.Judged;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Three columns: the causes, the one that is looked at, and whether a fix has helped. */
final class FindingsView extends StackPane {
  private static final double LIST_WIDTH = 336;
  private static final double VERIFY_WIDTH = 372;

  private final FindingsViewModel model;
  private final ScreenContext context;
  private final StackPane list = new StackPane();
  private final StackPane detail = new StackPane();
  private final StackPane verify = new StackPane();
  private final SplitPane columns;

  FindingsView(FindingsViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    columns =
        new SplitPane(
            scrolling(list, LIST_WIDTH), scrolling(detail, 520), scrolling(verify, VERIFY_WIDTH));
    columns.getStyleClass().add("edge-to-edge");
    columns.setDividerPositions(0.25, 0.73);
    SplitPane.setResizableWithParent(columns.getItems().get(0), false);
    SplitPane.setResizableWithParent(columns.getItems().get(2), false);
    InvalidationListener change = o -> show();
    model.workspace().diagnosisProperty().addListener(change);
    model.workspace().wording().addListener(change);
    model.workspace().walk().verificationProperty().addListener(change);
    model.workspace().walk().stateProperty().addListener(change);
    model.chosenProperty().addListener(change);
    show();
  }

  private static Node scrolling(Region content, double width) {
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setPrefWidth(width);
    pane.setMinWidth(Math.min(width, 260));
    pane.getStyleClass().add("edge-to-edge");
    content.setPadding(new Insets(16));
    return pane;
  }

  private void show() {
    if (model.diagnosis() == null) {
      Messages messages = context.messages();
      getChildren()
          .setAll(
              new StateView(messages, Status.NOT_YET, messages.text("findings.no-case"))
                  .meaning(messages.text("findings.no-case.meaning")));
      return;
    }
    getChildren().setAll(columns);
    list.getChildren().setAll(new CauseList(model, context));
    Judged inView = model.inView();
    detail.getChildren().setAll(inView == null ? none() : new CauseDetail(model, context, inView));
    verify.getChildren().setAll(new VerifyPanel(model, context));
  }

  private Node none() {
    Messages messages = context.messages();
    boolean looked = !model.causes(FindingsViewModel.Group.RULED_OUT).isEmpty();
    VBox box =
        new StateView(
                messages,
                looked ? Status.OK : Status.NOT_YET,
                messages.text(looked ? "findings.none" : "findings.unfinished"))
            .meaning(
                messages.text(looked ? "findings.none.meaning" : "findings.unfinished.meaning"));
    return box;
  }
}
