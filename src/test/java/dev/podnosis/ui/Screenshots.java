package dev.podnosis.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Writes pictures of the window to target/screenshots, in both languages and both colour schemes.
 * Not part of the ordinary tests; run it with {@code mvn test -Dtest=Screenshots}.
 */
class Screenshots {

  private static final Path FOLDER = Path.of("target", "screenshots");

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void gallery() throws Exception {
    for (Language language : Language.values()) {
      for (Appearance.Scheme scheme : List.of(Appearance.Scheme.LIGHT, Appearance.Scheme.DARK)) {
        shoot("gallery", Gallery::screens, language, scheme, 1440, 900, 1);
      }
    }
    shoot(
        "gallery-1024x680",
        Gallery::screens,
        Language.ENGLISH,
        Appearance.Scheme.LIGHT,
        1024,
        680,
        1);
    shoot(
        "gallery-text150",
        Gallery::screens,
        Language.ENGLISH,
        Appearance.Scheme.LIGHT,
        1440,
        900,
        1.5);
  }

  static void shoot(
      String name,
      Function<ScreenContext, List<Screen>> screens,
      Language language,
      Appearance.Scheme scheme,
      double width,
      double height,
      double textScale)
      throws Exception {
    Path preferences = Files.createTempDirectory("podnosis").resolve("window.properties");
    String file =
        name + "-" + language.tag() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
    Background background = Background.forWindow();
    Stage stage =
        WaitForAsyncUtils.asyncFx(
                () -> {
                  Stage window = new Stage();
                  MainWindow main =
                      new MainWindow(
                          window, Preferences.in(preferences), background, screens, "0.1.0");
                  main.model().messages().languageProperty().set(language);
                  main.model().appearance().schemeProperty().set(scheme);
                  main.model().appearance().textScaleProperty().set(textScale);
                  main.model().appearance().reduceMotionProperty().set(true);
                  window.setWidth(width);
                  window.setHeight(height);
                  main.show();
                  return window;
                })
            .get();
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.asyncFx(
            () -> {
              Snapshot.write(stage.getScene(), FOLDER.resolve(file));
              stage.close();
              return file;
            })
        .get();
    background.close(Duration.ofSeconds(5));
    assertTrue(Files.size(FOLDER.resolve(file)) > 10_000, file);
  }
}
