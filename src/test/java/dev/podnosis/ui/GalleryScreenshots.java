package dev.podnosis.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Writes pictures of every control to target/screenshots, in both languages and both colour
 * schemes. Not part of the ordinary tests; run it with {@code mvn test -Dtest=GalleryScreenshots}.
 */
class GalleryScreenshots {

  private static final Path FOLDER = Path.of("target", "screenshots");

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void controls() throws Exception {
    everyLook(ScreenId.DIAGNOSE, "gallery-controls");
  }

  @Test
  void states() throws Exception {
    everyLook(ScreenId.CONNECT, "gallery-states");
  }

  @Test
  void forms() throws Exception {
    everyLook(ScreenId.SYMPTOM, "gallery-forms");
  }

  @Test
  void sizes() throws Exception {
    shoot("gallery-1024x680", Gallery::screens, new Look(1024, 680, 1), window -> {});
    shoot("gallery-text150", Gallery::screens, new Look(1440, 900, 1.5), window -> {});
  }

  @Test
  void overlays() throws Exception {
    shoot("gallery-settings", Gallery::screens, new Look(1440, 900, 1), MainWindow::openSettings);
    shoot("gallery-keys", Gallery::screens, new Look(1440, 900, 1), MainWindow::openHelp);
    shoot(
        "gallery-palette",
        Gallery::screens,
        new Look(1440, 900, 1),
        w -> w.context().palette().open());
    shoot(
        "gallery-toast",
        Gallery::screens,
        new Look(1440, 900, 1),
        w -> w.context().toasts().show(Status.OK, "Copied the kubectl command"));
  }

  @Test
  void focus() throws Exception {
    for (String id : List.of("#chip-context", "#search", "#share", "#go-2")) {
      shoot(
          "gallery-focus-" + id.substring(1),
          Gallery::screens,
          new Look(1440, 900, 1),
          window -> focusAfter(window, id));
    }
  }

  /** The focus ring shows where the keyboard has led, so the focus is moved as the Tab key does. */
  private static void focusAfter(MainWindow window, String id) {
    Node node = window.root().lookup(id);
    node.requestFocus();
    node.requestFocusTraversal(TraversalDirection.NEXT);
  }

  private static void everyLook(ScreenId screen, String name) throws Exception {
    for (Language language : Language.values()) {
      for (Appearance.Scheme scheme : List.of(Appearance.Scheme.LIGHT, Appearance.Scheme.DARK)) {
        shoot(
            name,
            Gallery::screens,
            new Look(1440, 900, 1, language, scheme),
            window -> window.context().shell().screenProperty().set(screen));
      }
    }
  }

  /** The size of a window, its text, language and colours. */
  record Look(
      double width, double height, double textScale, Language language, Appearance.Scheme scheme) {
    Look(double width, double height, double textScale) {
      this(width, height, textScale, Language.ENGLISH, Appearance.Scheme.LIGHT);
    }

    private String suffix() {
      return "-" + language.tag() + "-" + EnumId.of(scheme) + ".png";
    }
  }

  /** Opens a window, does something in it, and writes its picture. */
  static void shoot(
      String name,
      Function<ScreenContext, List<Screen>> screens,
      Look look,
      Consumer<MainWindow> action)
      throws Exception {
    Path preferences = Files.createTempDirectory("podnosis").resolve("window.properties");
    Path file = FOLDER.resolve(name + look.suffix());
    Background background = Background.forWindow();
    Stage stage =
        WaitForAsyncUtils.asyncFx(
                () -> {
                  Stage opened = new Stage();
                  MainWindow main =
                      new MainWindow(
                          opened, Preferences.in(preferences), background, screens, "0.1.0");
                  main.model().messages().languageProperty().set(look.language());
                  main.model().appearance().schemeProperty().set(look.scheme());
                  main.model().appearance().textScaleProperty().set(look.textScale());
                  main.model().appearance().reduceMotionProperty().set(true);
                  opened.setWidth(look.width());
                  opened.setHeight(look.height());
                  main.show();
                  action.accept(main);
                  return opened;
                })
            .get();
    WaitForAsyncUtils.waitForFxEvents(20);
    WaitForAsyncUtils.asyncFx(
            () -> {
              Snapshot.of(stage.getScene()).write(file);
              stage.close();
              return file;
            })
        .get();
    background.close(Duration.ofSeconds(5));
    assertTrue(Files.size(file) > 10_000, file.toString());
  }
}
