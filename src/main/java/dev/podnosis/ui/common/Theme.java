package dev.podnosis.ui.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.podnosis.catalogue.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** Dresses scenes in an {@link Appearance}, and keeps them so when it or the language changes. */
public final class Theme {

  /** The size of body text at 100 %, in pixels. */
  public static final double BODY_SIZE = 13;

  private static final String FOLDER = "/dev/podnosis/ui/";
  private static final List<String> SHEETS =
      List.of(
          "podnosis-light.css",
          "podnosis-dark.css",
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

  /** The root's state in dark colours. */
  public static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  /** In Chinese, which falls back to another font. */
  public static final PseudoClass CHINESE = PseudoClass.getPseudoClass("zh");

  /** Nothing moves. */
  public static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  /** For text larger than usual, and for text about half as large again. */
  private static final String LARGER = sheet("larger.css");

  private static final String LARGEST = sheet("largest.css");

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
    ListChangeListener<Window> over =
        change -> Window.getWindows().forEach(window -> dressOver(scene, window));
    Window.getWindows().addListener(new WeakListChangeListener<>(over));
    // The scene keeps the listeners, the sources know them only weakly: a closed window can go.
    scene.getProperties().put(Theme.class, List.of(look, over));
    scene.rootProperty().addListener(look);
    List<Observable> sources =
        List.of(
            appearance.dark(),
            appearance.effectiveScale(),
            appearance.reduceMotionProperty(),
            messages.languageProperty());
    sources.forEach(source -> source.addListener(new WeakInvalidationListener(look)));
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheets());
    dress(scene);
  }

  /**
   * Language and colours change only states of the root, never its sheets or classes: the rules
   * that fit each node stay found, and JavaFX keeps the values of both looks.
   */
  private void dress(Scene scene) {
    Parent root = scene.getRoot();
    double size = BODY_SIZE * appearance.effectiveScale().get();
    root.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size));
    states(root);
    sizes(scene.getStylesheets());
    Window.getWindows().forEach(window -> dressOver(scene, window));
  }

  /** Icons and signs as large as the text; hardly anybody changes that often. */
  private void sizes(List<String> sheets) {
    double scale = appearance.effectiveScale().get();
    Set<String> wanted =
        scale > 1.3 ? Set.of(LARGEST) : scale > 1.1 ? Set.of(LARGER) : Set.<String>of();
    for (String sheet : List.of(LARGER, LARGEST)) {
      if (!wanted.contains(sheet)) {
        sheets.remove(sheet);
      } else if (!sheets.contains(sheet)) {
        sheets.add(sheet);
      }
    }
  }

  private void states(Parent root) {
    root.pseudoClassStateChanged(DARK, appearance.dark().get());
    root.pseudoClassStateChanged(STILL, appearance.reduceMotionProperty().get());
    root.pseudoClassStateChanged(CHINESE, messages.language() == Language.CHINESE);
  }

  /**
   * A popup takes its colours from the node that opened it, but is not told when they change, and
   * JavaFX keeps values by the states within the popup: so its root has the same ones.
   */
  private void dressOver(Scene scene, Window window) {
    if (window instanceof PopupWindow popup
        && popup.getOwnerWindow() != null
        && popup.getOwnerWindow().getScene() == scene) {
      states(popup.getScene().getRoot());
    }
  }

  /** Every sheet of a window. */
  private static List<String> sheets() {
    List<String> sheets = new ArrayList<>(List.of(darkColours()));
    SHEETS.forEach(name -> sheets.add(sheet(name)));
    return sheets;
  }

  /** The dark colours of AtlantaFX, as a state of the root rather than a sheet in its place. */
  private static String darkColours() {
    String sheet = new PrimerDark().getUserAgentStylesheet();
    try (InputStream in = PrimerDark.class.getResourceAsStream(sheet)) {
      String css = new String(Objects.requireNonNull(in, sheet).readAllBytes(), UTF_8);
      int from = css.indexOf(".root {");
      String colours = ".root:dark {" + css.substring(from + 7, css.indexOf('}', from) + 1);
      return "data:text/css;base64," + Base64.getEncoder().encodeToString(colours.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(FOLDER + name), name).toExternalForm();
  }
}
