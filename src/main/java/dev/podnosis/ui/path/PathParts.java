package dev.podnosis.ui.path;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Messages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * What of the drawing is pointed at, focused and heard: nothing but frames over what is painted.
 * Only those of seen parts are made, a few at a time; keys lead to the others too.
 */
final class PathParts extends Pane {
  /** So many are made in one pulse of the window. */
  private static final int AT_ONCE = 16;

  private final PathViewModel.Drawing drawing;
  private final Messages messages;
  private final StringProperty selected;
  private final PathKeys keys;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final Map<String, Region> made = new HashMap<>();
  private final Consumer<String> hovered;
  private final Consumer<Box> bringIntoView;

  PathParts(
      PathViewModel.Drawing drawing,
      Messages messages,
      StringProperty selected,
      Consumer<String> hovered,
      Consumer<Box> bringIntoView) {
    this.drawing = drawing;
    this.messages = messages;
    this.selected = selected;
    this.hovered = hovered;
    this.bringIntoView = bringIntoView;
    this.keys = new PathKeys(drawing);
    setManaged(false);
    setPickOnBounds(false);
    drawing.picture().parts().forEach(box -> boxes.put(box.id(), box));
  }

  /** Makes parts that are seen, and lets go of others; whether all that are seen are there. */
  boolean show(Box seen) {
    String chosen = selected.get();
    Set<String> wanted =
        boxes.values().stream()
            .filter(box -> box.touches(seen) || box.id().equals(chosen))
            .map(Box::id)
            .collect(Collectors.toSet());
    List<Region> gone =
        made.entrySet().stream()
            .filter(e -> !wanted.contains(e.getKey()) && !e.getValue().isFocused())
            .map(Map.Entry::getValue)
            .toList();
    made.values().removeAll(gone);
    getChildren().removeAll(gone);
    List<String> missing = wanted.stream().filter(id -> !made.containsKey(id)).toList();
    missing.stream().limit(AT_ONCE).forEach(this::part);
    return missing.size() <= AT_ONCE;
  }

  /** Frames what is selected. */
  void select(String id) {
    made.forEach((key, node) -> node.getStyleClass().remove("chosen"));
    if (boxes.containsKey(id)) {
      part(id).getStyleClass().add("chosen");
    }
  }

  /** Where a part stands; nothing for what has none. */
  Stream<Box> box(String id) {
    return Stream.ofNullable(boxes.get(id));
  }

  /** Focuses a part, made for it when it is not seen. */
  void focus(String id) {
    box(id).forEach(bringIntoView);
    part(id).requestFocus();
  }

  private Region part(String id) {
    Region known = made.get(id);
    if (known != null) {
      return known;
    }
    Region fresh = new Region();
    Box box = boxes.get(id);
    if (box != null) {
      fresh.setManaged(false);
      fresh.resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }
    fresh.getStyleClass().add("path-part");
    if (id.equals(selected.get())) {
      fresh.getStyleClass().add("chosen");
    }
    drawing.graph().hop(id).ifPresent(hop -> ofHop(fresh, hop));
    drawing.edge(id).ifPresent(edge -> fresh.setAccessibleText(words(edge)));
    fresh.setFocusTraversable(true);
    fresh.setAccessibleRole(AccessibleRole.BUTTON);
    fresh.hoverProperty().addListener((o, was, now) -> hovered.accept(now ? id : ""));
    fresh.setOnMouseClicked(
        e -> {
          fresh.requestFocus();
          if (e.isStillSincePress()) {
            selected.set(id);
          }
        });
    fresh.addEventHandler(KeyEvent.KEY_PRESSED, e -> key(id, e));
    made.put(id, fresh);
    getChildren().add(fresh);
    return fresh;
  }

  private void key(String id, KeyEvent event) {
    KeyCode code = event.getCode();
    switch (code) {
      case ENTER, SPACE -> {
        selected.set(id);
        event.consume();
      }
      case LEFT, RIGHT, UP, DOWN -> {
        if (!event.isAltDown() && !event.isShortcutDown()) {
          keys.next(id, code).ifPresent(next -> go(next, event));
        }
      }
      case TAB -> {
        if (!event.isAltDown() && !event.isShortcutDown()) {
          keys.tab(id, event.isShiftDown()).ifPresent(next -> go(next, event));
        }
      }
      default -> {}
    }
  }

  private void go(String id, KeyEvent event) {
    focus(id);
    event.consume();
  }

  private void ofHop(Node part, Hop hop) {
    String name = drawing.words().hop(hop);
    List<String> lines = drawing.words().lines(hop);
    Hint.on(part, () -> String.join("\n", Stream.concat(Stream.of(name), lines.stream()).toList()));
    part.setAccessibleText(
        sentence(
            Stream.concat(
                Stream.of(drawing.words().column(hop.kind()) + " " + name), lines.stream()),
            hop.status()));
  }

  private String words(PathGraph.Edge edge) {
    return messages.get(
        "path.edge",
        "from",
        name(edge.from()),
        "to",
        name(edge.to()),
        "text",
        sentence(drawing.words().edge(edge).stream(), edge.status()));
  }

  private String sentence(Stream<String> said, dev.podnosis.path.Status status) {
    String sign = messages.get(PathViewModel.sign(status).messageKey());
    return Stream.concat(said, Stream.of(sign))
        .collect(Collectors.joining(messages.get("list.separator")));
  }

  private String name(String hop) {
    return drawing.graph().hop(hop).map(drawing.words()::hop).orElse(hop);
  }
}
