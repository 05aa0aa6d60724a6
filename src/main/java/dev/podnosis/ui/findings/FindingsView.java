package dev.podnosis.ui.findings;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Dividers;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NoCase;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.StateView;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.Viewports;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/**
 * Three columns: the causes, the one that is looked at, and whether a fix has helped. Where it is
 * tight, the third shares the place of the second.
 */
final class FindingsView extends StackPane {
  private static final double LIST_WIDTH = 336;
  private static final double VERIFY_WIDTH = 372;

  /** Below this width of the window two columns are left; the rail takes 84 beside them. */
  private static final double THREE_FROM = 1196;

  /** What the second column shows where there are two. */
  private enum Part {
    CAUSE,
    VERIFY
  }

  private final FindingsViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final StackPane detail = new StackPane();
  private final BorderPane middle = new BorderPane();
  private final VerifyPanel verify;
  private final ScrollPane scroll = new ScrollPane(detail);
  private final Segments<Part> parts = new Segments<>();
  private final SplitPane columns;
  private final DoubleBinding room;
  private final Runnable placeList;
  private final Runnable placeVerify;
  private boolean three;

  FindingsView(FindingsViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    CauseList list = new CauseList(model, messages);
    list.setMinWidth(260);
    list.setPrefWidth(LIST_WIDTH);
    verify = new VerifyPanel(model, context);
    verify.setMinWidth(300);
    scroll.setFitToWidth(true);
    Viewports.drawDirectly(scroll);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    detail.getStyleClass().addAll("findings-detail", Focus.REGION);
    middle.setMinWidth(440);
    parts.add(Part.CAUSE, messages.text("findings.part.cause"));
    parts.add(Part.VERIFY, messages.text("findings.part.verify"));
    parts.valueProperty().set(Part.CAUSE);
    parts.valueProperty().addListener(changed -> fill());
    columns = new SplitPane(list, middle);
    columns.getStyleClass().add("edge-to-edge");
    SplitPane.setResizableWithParent(list, false);
    SplitPane.setResizableWithParent(verify, false);
    getStyleClass().add("findings");
    room = Room.of(this);
    room.addListener(changed -> fit());
    placeList = Dividers.keepWidth(columns, 0, "findings-list", LIST_WIDTH, context.preferences());
    placeVerify =
        Dividers.keepWidth(columns, 1, "findings-verify", -VERIFY_WIDTH, context.preferences());
    fill();
    fit();
    Redraw redraw = Redraw.of(this, this::show);
    model.pageProperty().addListener(redraw);
    model.groupsProperty().addListener(redraw);
    messages.languageProperty().addListener(redraw);
  }

  private void fit() {
    boolean wide = room.get() >= THREE_FROM;
    if (wide == three) {
      return;
    }
    three = wide;
    if (wide) {
      columns.getItems().add(verify);
      placeList.run();
      placeVerify.run();
    } else {
      columns.getItems().remove(verify);
    }
    fill();
  }

  private void fill() {
    if (three) {
      middle.setTop(null);
      middle.setCenter(scroll);
      return;
    }
    HBox bar = new HBox(parts);
    bar.getStyleClass().add("findings-parts");
    middle.setTop(bar);
    middle.setCenter(parts.valueProperty().get() == Part.VERIFY ? verify : scroll);
  }

  private void show() {
    if (!model.isOpen()) {
      StateView empty = NoCase.view(messages, context.shell());
      empty.getStyleClass().add("findings-empty");
      setContent(empty);
      return;
    }
    setContent(columns);
    CausePage page = model.pageProperty().get();
    detail.getChildren().setAll(page == null ? none() : new CauseDetail(model, context, page));
  }

  private void setContent(Node content) {
    if (!getChildren().contains(content)) {
      getChildren().removeIf(Node::isManaged);
      getChildren().add(content);
    }
  }

  /** Nothing holds: either nothing was found, or it has not been looked. */
  private Node none() {
    boolean looked = model.isFinished();
    Button on =
        looked
            ? Buttons.primary(
                messages.text("findings.none.report"),
                () -> context.shell().screenProperty().set(ScreenId.REPORT))
            : Buttons.primary(
                messages.text("findings.unfinished.go"),
                () -> context.shell().screenProperty().set(ScreenId.DIAGNOSE));
    on.setId("go-on");
    return new StateView(
            messages,
            looked ? model.foundNothingStatus() : Status.NOT_YET,
            messages.text(looked ? "findings.none" : "findings.unfinished"))
        .meaning(messages.text(looked ? model.foundNothingWords() : "findings.unfinished.meaning"))
        .actions(on);
  }
}
