package dev.podnosis.ui.common;

import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** A state in a coloured frame: sign and words, for example "Reachable · 38 ms". */
public final class Badge extends Label {

  private final StatusGlyph glyph;

  /** A badge with its own words. */
  public Badge(Messages messages, Status status, ObservableValue<String> text) {
    glyph = new StatusGlyph(messages, status, 12);
    getStyleClass().add("badge");
    textProperty().bind(text);
    setGraphic(glyph);
    setMinWidth(USE_PREF_SIZE);
    colour();
    statusProperty().addListener(changed -> colour());
  }

  /** A badge with the status' word. */
  public Badge(Messages messages, Status status) {
    this(messages, status, messages.text(status.messageKey()));
  }

  /** Its state. */
  public ObjectProperty<Status> statusProperty() {
    return glyph.statusProperty();
  }

  private void colour() {
    String now = statusProperty().get().badgeClass();
    if (!getStyleClass().contains(now)) {
      getStyleClass().removeIf(name -> name.startsWith("badge-"));
      getStyleClass().add(now);
    }
  }

  /** Leaves the sign out, where the words alone are meant: "Suggested: intermittently". */
  public Badge withoutSign() {
    setGraphic(null);
    return this;
  }
}
