package dev.podnosis.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.podnosis.catalogue.Language;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Dresses scenes in an {@link Appearance}, and keeps them so when it or the language changes. */
public final class Theme {

  /** The size of body text at 100 %, in pixels. */
  public static final double BODY_SIZE = 13;

  private static final String FOLDER = "/dev/podnosis/ui/";
  private static final List<String> SHEETS =
      List.of(
          "podnosis.css",
          "controls.css",
          "shell.css",
          "screens.css",
          "diagnose.css",
          "findings.css",
          "forms.css",
          "traffic.css",
          "report.css",
          "controlsfx.css");

  private final Appearance appearance;
  private final Messages messages;

  /** A theme for an appearance. */
  public Theme(Appearance appearance, Messages messages) {
    this.appearance = appearance;
    this.messages = messages;
  }

  /** An appearance that begins as the operating system has it; needs the JavaFX thread. */
  public static Appearance systemAppearance() {
    Platform.Preferences system = Platform.getPreferences();
    Appearance appearance =
        new Appearance(system.colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK));
    appearance.reduceMotionProperty().set(system.isReducedMotion());
    return appearance;
  }

  /** Dresses a scene, now and after every change. */
  public void apply(Scene scene) {
    InvalidationListener look = changed -> dress(scene);
    // The scene keeps the listener, the sources know it only weakly: a closed window can go.
    scene.getProperties().put(Theme.class, look);
    scene.rootProperty().addListener(look);
    List<Observable> sources =
        List.of(
            appearance.dark(),
            appearance.effectiveScale(),
            appearance.reduceMotionProperty(),
            messages.languageProperty());
    sources.forEach(source -> source.addListener(new WeakInvalidationListener(look)));
    dress(scene);
  }

  private void dress(Scene scene) {
    boolean dark = appearance.dark().get();
    String base =
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet();
    if (!Objects.equals(base, scene.getUserAgentStylesheet())) {
      scene.setUserAgentStylesheet(base);
      scene.getStylesheets().setAll(sheet(dark ? "podnosis-dark.css" : "podnosis-light.css"));
      SHEETS.forEach(name -> scene.getStylesheets().add(sheet(name)));
    }
    Parent root = scene.getRoot();
    double size = BODY_SIZE * appearance.effectiveScale().get();
    root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size));
    setClass(root, "reduce-motion", appearance.reduceMotionProperty().get());
    setClass(root, "lang-zh", messages.language() == Language.CHINESE);
  }

  private static void setClass(Parent root, String name, boolean on) {
    root.getStyleClass().remove(name);
    if (on) {
      root.getStyleClass().add(name);
    }
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(FOLDER + name), name).toExternalForm();
  }
}
