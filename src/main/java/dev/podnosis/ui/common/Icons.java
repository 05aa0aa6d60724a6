package dev.podnosis.ui.common;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons in the three sizes of the window. */
public final class Icons {

  /** In buttons, chips and rows. */
  public static final int SMALL = 15;

  /** In cards and headers. */
  public static final int MEDIUM = 17;

  /** In the rail and in titles. */
  public static final int LARGE = 20;

  private Icons() {}

  /** A small icon. */
  public static FontIcon of(Ikon icon) {
    return of(icon, SMALL);
  }

  /** An icon of a size in pixels; decoration only, so a screen reader passes over it. */
  public static FontIcon of(Ikon icon, int size) {
    FontIcon node = new FontIcon(icon);
    node.setIconSize(size);
    // A class, not a style of the node's own, so that the size follows the text's.
    node.getStyleClass().add("icon-" + size);
    return node;
  }

  /** An icon in the accent colour, for the head of a card. */
  public static FontIcon accent(Ikon icon, int size) {
    FontIcon node = of(icon, size);
    node.getStyleClass().add("accent");
    return node;
  }
}
