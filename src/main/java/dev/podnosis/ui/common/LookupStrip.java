package dev.podnosis.ui.common;

import java.util.Collections;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/**
 * One cell for each lookup of a check: full when it was answered, outlined with a cross when it
 * failed, with a bar when it got no answer that tells anything, empty while it is still to come.
 */
public final class LookupStrip extends Region {

  /** What came of a lookup. */
  public enum Lookup {
    ANSWERED,
    FAILED,
    /** No answer to a question that need not be answered: it tells nothing. */
    UNTOLD,
    PENDING
  }

  private static final double CELL = 8;
  private static final double GAP = 2;
  private static final double HEIGHT = 16;
  private static final double LEAST_CELL = 3;

  private final ObjectProperty<List<Lookup>> lookups =
      new SimpleObjectProperty<>(this, "lookups", List.of());

  /** An empty strip. */
  public LookupStrip(Messages messages) {
    getStyleClass().add("lookup-strip");
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    messages.get(
                        "lookups.accessible",
                        "answered",
                        count(Lookup.ANSWERED),
                        "total",
                        lookups.get().size(),
                        "failed",
                        count(Lookup.FAILED)),
                lookups,
                messages.languageProperty()));
    lookups.addListener((source, before, now) -> update(now));
  }

  /** The lookups, first to last. */
  public ObjectProperty<List<Lookup>> lookupsProperty() {
    return lookups;
  }

  private int count(Lookup kind) {
    return Collections.frequency(lookups.get(), kind);
  }

  private void update(List<Lookup> now) {
    while (getChildren().size() > now.size()) {
      getChildren().removeLast();
    }
    for (int i = 0; i < now.size(); i++) {
      Lookup lookup = now.get(i);
      if (i == getChildren().size()) {
        getChildren().add(cell(lookup));
      } else if (getChildren().get(i).getUserData() != lookup) {
        getChildren().set(i, cell(lookup));
      }
    }
    requestLayout();
  }

  private static Node cell(Lookup lookup) {
    StackPane cell = new StackPane();
    cell.setUserData(lookup);
    cell.getStyleClass().add("lookup-cell");
    switch (lookup) {
      case ANSWERED -> cell.getStyleClass().add("answered");
      case FAILED -> marked(cell, "failed", "M0 0 L3 4 M3 0 L0 4");
      case UNTOLD -> marked(cell, "untold", "M0 0 L3 0");
      case PENDING -> cell.getStyleClass().add("pending");
    }
    return cell;
  }

  private static void marked(StackPane cell, String style, String sign) {
    cell.getStyleClass().add(style);
    SVGPath mark = new SVGPath();
    mark.setContent(sign);
    mark.getStyleClass().add("lookup-mark");
    cell.getChildren().add(mark);
  }

  @Override
  protected double computePrefWidth(double height) {
    int n = getChildren().size();
    return n == 0 ? 0 : n * CELL + (n - 1) * GAP;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getChildren().size() * (LEAST_CELL + 1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  /** Too many for the room are drawn narrower, down to three pixels and a gap of one. */
  @Override
  protected void layoutChildren() {
    int n = getChildren().size();
    if (n == 0) {
      return;
    }
    boolean roomy = getWidth() >= computePrefWidth(-1);
    double gap = roomy ? GAP : 1;
    double cell = roomy ? CELL : Math.max(LEAST_CELL, Math.floor((getWidth() + gap) / n) - gap);
    double y = snapPositionY((getHeight() - HEIGHT) / 2);
    for (int i = 0; i < n; i++) {
      getChildren().get(i).resizeRelocate(i * (cell + gap), y, cell, HEIGHT);
    }
  }
}
