package dev.podnosis.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Appearance.Scheme;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.ShellState;
import java.nio.file.Path;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainViewModelTest {

  private final Path file;

  MainViewModelTest(@TempDir Path directory) {
    file = directory.resolve("window.properties");
  }

  @Test
  void whatWasChosenIsThereNextTime() {
    MainViewModel model = model(Preferences.in(file));
    model.toggleLanguage();
    model.toggleDark();
    model.appearance().textScaleProperty().set(1.3);
    model.appearance().reduceMotionProperty().set(true);
    MainViewModel again = model(Preferences.in(file));
    assertEquals(Language.CHINESE, again.messages().language());
    assertEquals(Scheme.DARK, again.appearance().schemeProperty().get());
    assertEquals(1.3, again.appearance().textScaleProperty().get());
    assertTrue(again.appearance().reduceMotionProperty().get());
  }

  @Test
  void namesAreHiddenWhileTheScreenIsShared() {
    MainViewModel model = model(Preferences.in(file));
    var name = new SimpleStringProperty("shop/checkout");
    var shown = model.state().discreet(name);
    assertEquals("shop/checkout", shown.getValue());
    model.state().screenShareProperty().set(true);
    assertEquals("••••••", shown.getValue());
    assertTrue(model.appearance().sharedProperty().get());
    name.set("");
    assertEquals("", shown.getValue());
  }

  private static MainViewModel model(Preferences preferences) {
    return new MainViewModel(
        new Messages(Language.ENGLISH),
        new Appearance(new SimpleBooleanProperty(false)),
        new ShellState(),
        preferences,
        Background.inPlace());
  }
}
