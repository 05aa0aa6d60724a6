package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Dividers;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.ScreenContext;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The Diagnose screen: map, step, evidence. What does not fit opens over the content. */
final class DiagnoseView extends StackPane {
  /** Below this width the map is a strip; the rail of the window takes 56 beside it. */
  private static final double MAP_FROM = 1124;

  /** Below this width the evidence opens over the content. */
  private static final double DRAWER_FROM = 1196;

  private final ScreenContext context;
  private final DiagnoseViewModel model;
  private final MapPanel map;
  private final SplitPane split = new SplitPane();
  private final EvidenceDrawer drawer;
  private final Button evidence;
  private final DoubleBinding room;
  private final Runnable placeDrawer;
  private @Nullable EvidenceDrawer over;

  DiagnoseView(ScreenContext context, DiagnoseViewModel model, DiagnoseActions actions) {
    this.context = context;
    this.model = model;
    Messages messages = context.messages();
    getStyleClass().add("diagnose");
    map = new MapPanel(messages, model);
    QueriesViewModel resolver = new QueriesViewModel(model.workspace(), context.background());
    StepPanel step = new StepPanel(messages, model, resolver, context.shell(), actions);
    step.setMinWidth(460);
    drawer = new EvidenceDrawer(messages, model, this::toggleDrawer);
    drawer.setMinWidth(300);
    drawer.setPrefWidth(352);
    drawer.setMaxWidth(640);
    split.getItems().setAll(step);
    placeDrawer = Dividers.keepWidth(split, 0, "evidence", -352, context.preferences());
    SplitPane.setResizableWithParent(drawer, false);
    HBox row = new HBox(map, split);
    HBox.setHgrow(split, Priority.ALWAYS);
    split.setMinWidth(0);
    evidence =
        Buttons.withIcon(
            messages.text("evidence.open"),
            MaterialDesignF.FILE_SEARCH_OUTLINE,
            this::toggleDrawer);
    evidence.setId("open-evidence");
    evidence.getStyleClass().add("drawer-tab");
    StackPane.setAlignment(evidence, Pos.BOTTOM_RIGHT);
    getChildren().addAll(row, evidence);
    room = Room.of(this);
    room.addListener(changed -> fit());
    model.drawerProperty().addListener(changed -> fit());
    setMinSize(0, 0);
    fit();
  }

  /** Opens or closes the evidence. */
  void toggleDrawer() {
    if (isWide()) {
      model.drawerProperty().set(!model.drawerProperty().get());
    } else if (context.overlay().showing().get()) {
      context.overlay().close();
    } else {
      context.overlay().showRight(over());
    }
  }

  /** Opens the evidence and puts the focus into the search of its raw output. */
  void find() {
    if (isWide()) {
      model.drawerProperty().set(true);
      drawer.focusFind();
    } else {
      toggleDrawer();
    }
  }

  /** Made when it is first wanted, and then kept: it listens to the model for good. */
  private EvidenceDrawer over() {
    EvidenceDrawer known = over;
    if (known == null) {
      known = new EvidenceDrawer(context.messages(), model, context.overlay()::close);
      over = known;
    }
    return known;
  }

  private boolean isWide() {
    return room.get() >= DRAWER_FROM;
  }

  private void fit() {
    map.narrowProperty().set(room.get() < MAP_FROM);
    boolean beside = isWide() && model.drawerProperty().get();
    evidence.setVisible(!beside);
    if (beside && !split.getItems().contains(drawer)) {
      split.getItems().add(drawer);
      placeDrawer.run();
    } else if (!beside) {
      split.getItems().remove(drawer);
    }
  }
}
