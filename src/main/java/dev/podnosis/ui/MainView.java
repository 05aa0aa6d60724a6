package dev.podnosis.ui;

import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Overlay;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The window's content: bar, rail, the screen in front, status; dialogs and notes over them. */
final class MainView extends StackPane {

  /** Below this width the rail shows icons only. */
  private static final double NARROW = 1180;

  private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
  private final Map<ScreenId, Node> views = new EnumMap<>(ScreenId.class);
  private final MainViewModel model;
  private final Overlay overlay;
  private final BorderPane frame = new BorderPane();
  private final StackPane centre = new StackPane();
  private final TopBar top;
  private final NavigationRail rail;
  private final StatusBar status;

  MainView(MainViewModel model, ScreenContext context, List<Screen> screens, ShellActions actions) {
    this.model = model;
    this.overlay = context.overlay();
    screens.forEach(screen -> this.screens.put(screen.id(), screen));
    top = new TopBar(model, actions);
    rail = new NavigationRail(model.messages(), screens, model.state(), actions::help);
    status = new StatusBar(model.messages(), model.state(), actions.version());
    centre.setId("screen");
    frame.setTop(top);
    frame.setLeft(rail);
    frame.setCenter(centre);
    frame.setBottom(status);
    getStyleClass().add("main-view");
    getChildren().addAll(frame, overlay.node(), context.toasts().node());
    overlay.stillProperty().bind(model.appearance().reduceMotionProperty());
    // What is too wide is cut off at the right, never moved out at the left.
    setAlignment(Pos.TOP_LEFT);
    setMinSize(0, 0);
    frame.setMinSize(0, 0);
    centre.setMinSize(0, 0);
    centre.setAlignment(Pos.TOP_LEFT);
    StackPane.setAlignment(context.toasts().node(), Pos.BOTTOM_RIGHT);
    widthProperty().addListener(changed -> fit());
    model.appearance().effectiveScale().addListener(changed -> fit());
    model.state().screenProperty().addListener(changed -> show());
    // On the scene: where nothing has the focus, as after a screen has changed, keys go there
    // alone.
    ShellKeys keys = new ShellKeys(model, this, actions);
    sceneProperty()
        .addListener(
            (property, was, now) -> {
              if (was != null) {
                was.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
              }
              if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
              }
            });
    setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    setOnDragDropped(
        event -> {
          event.getDragboard().getFiles().stream().findFirst().ifPresent(this::dropped);
          event.setDropCompleted(true);
          event.consume();
        });
    context.palette().addSource(this::screensNamed);
    context.palette().addSource(new ShellEntries(model, actions, this::canOpen)::named);
    show();
  }

  private List<Palette.Entry> screensNamed(String words) {
    String wanted = words.toLowerCase(model.messages().language().locale());
    List<Palette.Entry> found = new ArrayList<>();
    for (Screen screen : screens.values()) {
      String name = model.messages().get(screen.id().titleKey());
      boolean fits = name.toLowerCase(model.messages().language().locale()).contains(wanted);
      if (fits && canOpen(screen.id())) {
        found.add(
            new Palette.Entry(screen.id().icon(), name, keys(screen.id()), () -> go(screen.id())));
      }
    }
    return found;
  }

  private static String keys(ScreenId id) {
    return KeyHint.words(KeyCombination.valueOf("Shortcut+" + id.number()));
  }

  /** Whether a dialog or drawer lies over the screens. */
  boolean isCovered() {
    return overlay.showing().get();
  }

  private boolean canOpen(ScreenId id) {
    Screen screen = screens.get(id);
    return screen != null && screen.available().getValue();
  }

  /** Goes to a screen, if it can be opened. */
  void go(ScreenId id) {
    if (canOpen(id)) {
      model.state().screenProperty().set(id);
    }
  }

  /** Asks for a file to open. */
  void chooseFile() {
    screens.values().forEach(Screen::chooseFile);
  }

  private void dropped(File file) {
    screens.values().forEach(screen -> screen.dropped(file.toPath()));
  }

  /** Does what Ctrl Enter does on the screen in front. */
  void mainAction() {
    Screen screen = screens.get(model.state().screenProperty().get());
    if (screen != null) {
      screen.mainAction();
    }
  }

  /** Moves the focus to the first thing in the next region, or the one before. */
  void nextRegion(int step) {
    List<Node> regions = regions();
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    int at = -1;
    for (int i = 0; i < regions.size(); i++) {
      if (Focus.isIn(regions.get(i), owner)) {
        at = i;
      }
    }
    if (at < 0 && step < 0) {
      at = 0;
    }
    for (int tried = 0; tried < regions.size(); tried++) {
      at = Math.floorMod(at + step, regions.size());
      if (Focus.first(regions.get(at))) {
        return;
      }
    }
  }

  /** The bars and, between them, the parts of the screen in front that its view marks. */
  private List<Node> regions() {
    List<Node> regions = new ArrayList<>(List.of(top, rail));
    List<Node> parts =
        centre.lookupAll("." + Focus.REGION).stream()
            .filter(Focus::isShown)
            .sorted(Comparator.comparingDouble(part -> part.localToScene(0, 0).getX()))
            .toList();
    regions.addAll(parts.isEmpty() ? List.of(centre) : parts);
    regions.add(status);
    return regions;
  }

  private void fit() {
    double width = getWidth() / model.appearance().effectiveScale().get();
    rail.narrowProperty().set(width < NARROW);
    status.narrowProperty().set(width < NARROW);
  }

  private void show() {
    Screen screen = screens.get(model.state().screenProperty().get());
    if (screen == null) {
      return;
    }
    Node view = views.computeIfAbsent(screen.id(), id -> screen.view());
    centre.getChildren().setAll(view);
    status.show(screen.statusItems());
    screen.shown();
  }
}
