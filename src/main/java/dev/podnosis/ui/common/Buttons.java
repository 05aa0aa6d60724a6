package dev.podnosis.ui.common;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import org.kordamp.ikonli.Ikon;

/** Buttons in the window's styles. Their words are verbs that name the result. */
public final class Buttons {

  private Buttons() {}

  /** The one main action of a region. */
  public static Button primary(ObservableValue<String> text, Ikon icon, Runnable action) {
    return styled(withIcon(text, icon, action), Styles.ACCENT);
  }

  /** The one main action of a region, without an icon. */
  public static Button primary(ObservableValue<String> text, Runnable action) {
    return styled(plain(text, action), Styles.ACCENT);
  }

  /** Any other action. */
  public static Button plain(ObservableValue<String> text, Runnable action) {
    Button button = new Button();
    button.textProperty().bind(text);
    button.setOnAction(event -> action.run());
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  /** Any other action, with an icon. */
  public static Button withIcon(ObservableValue<String> text, Ikon icon, Runnable action) {
    Button button = plain(text, action);
    button.setGraphic(Icons.of(icon));
    return button;
  }

  /** Any other action in 26 px. */
  public static Button small(ObservableValue<String> text, Ikon icon, Runnable action) {
    return styled(withIcon(text, icon, action), Styles.SMALL);
  }

  /** An action that takes something away or breaks off. */
  public static Button danger(ObservableValue<String> text, Ikon icon, Runnable action) {
    return styled(withIcon(text, icon, action), Styles.DANGER);
  }

  /** An action without a frame, in 26 px. */
  public static Button flat(ObservableValue<String> text, Ikon icon, Runnable action) {
    return styled(small(text, icon, action), Styles.FLAT);
  }

  /** An icon alone, without a frame; its words are the tooltip and for the screen reader. */
  public static Button icon(ObservableValue<String> text, Ikon icon, Runnable action) {
    Button button = new Button();
    button.setGraphic(Icons.of(icon, Icons.MEDIUM));
    button.setOnAction(event -> action.run());
    describe(button, text);
    return styled(button, Styles.SMALL, Styles.FLAT, "icon-only");
  }

  /** Words in the text that act. */
  public static Button link(ObservableValue<String> text, Runnable action) {
    return styled(plain(text, action), "link");
  }

  /** Gives a control without words a tooltip and a text for the screen reader. */
  public static void describe(ButtonBase button, ObservableValue<String> text) {
    Hint.on(button, text::getValue);
    button.accessibleTextProperty().bind(text);
  }

  private static Button styled(Button button, String... classes) {
    button.getStyleClass().addAll(classes);
    return button;
  }
}
