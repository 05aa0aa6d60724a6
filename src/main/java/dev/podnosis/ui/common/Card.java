package dev.podnosis.ui.common;

import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A framed part of a page, with or without a head. */
public final class Card extends VBox {

  /** A card whose content has the usual space around it. */
  public static Card of(Node content) {
    return new Card().body(content);
  }

  /** A card with a head. */
  public static Card of(SectionHeader header, Node content) {
    return new Card().head(header).body(content);
  }

  /** A card with a head whose content reaches the edges: tables, rows. */
  public static Card edgeToEdge(SectionHeader header, Node content) {
    return new Card().head(header).flush(content);
  }

  /** A card whose content reaches the edges: tables, rows. */
  public static Card edgeToEdge(Node content) {
    return new Card().flush(content);
  }

  private Card() {
    getStyleClass().add("pd-card");
  }

  /** Colours the frame and the head, for example of a question that waits. */
  public Card accent() {
    getStyleClass().add("accent");
    return this;
  }

  private Card head(SectionHeader header) {
    header.getStyleClass().add("card-head");
    getChildren().add(header);
    return this;
  }

  private Card body(Node content) {
    VBox box = new VBox(content);
    box.getStyleClass().add("card-body");
    VBox.setVgrow(content, Priority.ALWAYS);
    VBox.setVgrow(box, Priority.ALWAYS);
    getChildren().add(box);
    return this;
  }

  private Card flush(Node content) {
    content.getStyleClass().add("card-flush");
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().add(content);
    return this;
  }
}
