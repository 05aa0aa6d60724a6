package dev.podnosis.ui.diagnose;

import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.LookupStrip;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One row of a step's list. */
final class CheckLine extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double LEAST_STRIP = 66;
  private static final double MOST_STRIP = 206;
  private static final double CELL = 10;
  private static final String ANSWERED = "column-answered";
  private static final String TIMES = "column-times";

  private final Check check;

  /**
   * A row.
   *
   * @param strip how wide the lookups are drawn
   */
  CheckLine(Messages messages, Check check, double strip) {
    super(10);
    this.check = check;
    getStyleClass().addAll("row", "check-line");
    setFocusTraversable(!check.evidence().isEmpty());
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    Label title = new Label(Printable.text(check.title()));
    Label detail = new Label(Printable.text(check.detail()));
    detail.getStyleClass().add("secondary");
    title.getStyleClass().add(check.lookups() == null ? "body" : "mono");
    if (check.lookups() == null) {
      Labels.wrapping(title);
    } else {
      Hint.on(title, title::getText);
    }
    VBox words = Labels.twoLines(title, detail);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(new StatusGlyph(messages, check.status(), 15), words);
    Check.Lookups lookups = check.lookups();
    List<String> said = new ArrayList<>(List.of(check.title(), check.detail()));
    if (lookups != null) {
      addLookups(messages, lookups, strip);
      said.addAll(List.of(lookups.answered(), lookups.verdict()));
    }
    said.add(messages.get(check.status().messageKey()));
    setAccessibleText(messages.language().clauses(said));
  }

  private void addLookups(Messages messages, Check.Lookups lookups, double width) {
    LookupStrip strip = new LookupStrip(messages);
    strip.lookupsProperty().set(lookups.cells());
    fixed(strip, width);
    Label answered = new Label(lookups.answered());
    answered.getStyleClass().addAll("figure", lookups.failing() ? "text-problem" : "strong-figure");
    Label verdict = new Label(lookups.verdict());
    verdict.getStyleClass().add("secondary");
    Label median = new Label(lookups.median());
    Label slowest = new Label(lookups.slowest());
    median.getStyleClass().add("figure");
    slowest.getStyleClass().addAll("figure", "muted");
    getChildren().addAll(strip, right(ANSWERED, answered, verdict), right(TIMES, median, slowest));
  }

  /** How wide the lookups of a list are drawn: as many cells as the longest has. */
  static double strip(List<Check> checks) {
    int most = 0;
    for (Check check : checks) {
      Check.Lookups lookups = check.lookups();
      most = Math.max(most, lookups == null ? 0 : lookups.cells().size());
    }
    return Math.clamp(most * CELL, LEAST_STRIP, MOST_STRIP);
  }

  /** The names of the columns. */
  static Node head(Messages messages, double strip) {
    Label check = column(messages, "diagnose.checks.check");
    check.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(check, Priority.ALWAYS);
    Label cells = column(messages, "diagnose.checks.cells");
    fixed(cells, strip);
    HBox head =
        new HBox(
            10,
            check,
            cells,
            right(ANSWERED, column(messages, "diagnose.checks.answered")),
            right(TIMES, column(messages, "diagnose.checks.times")));
    head.getStyleClass().addAll("row", "check-columns");
    return head;
  }

  private static Label column(Messages messages, String key) {
    return Labels.of(messages.text(key), "secondary", "strong");
  }

  /** Figures above one another; the style class gives a width that grows with the text. */
  private static VBox right(String column, Label... figures) {
    VBox lines = new VBox(2, figures);
    lines.getStyleClass().add(column);
    lines.setAlignment(Pos.CENTER_RIGHT);
    return lines;
  }

  private static void fixed(Region node, double width) {
    node.setMinWidth(width);
    node.setPrefWidth(width);
    node.setMaxWidth(width);
  }

  Check check() {
    return check;
  }

  void select(boolean selected) {
    pseudoClassStateChanged(SELECTED, selected);
  }
}
