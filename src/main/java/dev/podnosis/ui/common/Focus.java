package dev.podnosis.ui.common;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Finds what can take the keyboard focus. */
public final class Focus {

  /** The style class of a part of a screen that F8 stops at. */
  public static final String REGION = "focus-region";

  private Focus() {}

  /** Whether a node can be seen: it and all that it is in. */
  public static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Focuses the first thing in a region that can take it; false when there is none. */
  public static boolean first(Node region) {
    Optional<Node> target = find(region);
    target.ifPresent(Node::requestFocus);
    return target.isPresent();
  }

  /** Whether a node is a region or lies in it. */
  public static boolean isIn(Node region, @Nullable Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == region) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Node> find(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    if (node instanceof Parent parent) {
      return parent.getChildrenUnmodifiable().stream()
          .map(Focus::find)
          .flatMap(Optional::stream)
          .findFirst();
    }
    return Optional.empty();
  }
}
