package dev.podnosis.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The head of a card, a panel or a part of a page: title, a note beside it, actions at the right.
 */
public final class SectionHeader extends HBox {

  private final Label title;
  private final Region space = new Region();

  /** A head with a title. */
  public SectionHeader(ObservableValue<String> title) {
    super(8);
    this.title = Labels.cardTitle(title);
    getStyleClass().add("section-header");
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(this.title, space);
  }

  /** Puts an icon before the title. */
  public SectionHeader icon(Ikon icon) {
    FontIcon node = Icons.of(icon, Icons.MEDIUM);
    getChildren().addFirst(node);
    return this;
  }

  /** Puts any sign before the title, for example a {@link StatusGlyph}. */
  public SectionHeader sign(Node sign) {
    getChildren().addFirst(sign);
    return this;
  }

  /** Puts a note beside the title. */
  public SectionHeader note(ObservableValue<String> note) {
    Label label = Labels.secondary(note);
    // When it gets tight, the note is shortened and not the title.
    title.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().add(getChildren().indexOf(space), label);
    return this;
  }

  /** Puts actions, badges or counts at the right. */
  public SectionHeader actions(Node... actions) {
    getChildren().addAll(actions);
    return this;
  }

  /** Sets the title in the size of a section, 15 px. */
  public SectionHeader large() {
    title.getStyleClass().setAll("label", "section");
    return this;
  }
}
