package dev.podnosis.ui.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Preferences;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugImageSettingsTest {
  private final Path file;

  DebugImageSettingsTest(@TempDir Path folder) {
    file = folder.resolve("window.properties");
  }

  @Test
  void theUsualImageIsUsedWhereNoneIsSet() {
    DebugImageSettings settings = new DebugImageSettings(Preferences.in(file));
    assertEquals(List.of(Choices.Probing.DEFAULT_IMAGE), settings.images());
    settings.setImages("registry.local/a:1\nregistry.local/b:2, --rm");
    assertEquals(List.of("registry.local/a:1", "registry.local/b:2"), settings.images());
    assertEquals(settings.images(), settings.probing().debugImages());
    settings.setImages("  ");
    assertEquals(List.of(Choices.Probing.DEFAULT_IMAGE), settings.images());
  }

  @Test
  void whatIsSetIsThereNextTime() {
    Preferences preferences = Preferences.in(file);
    DebugImageSettings settings = new DebugImageSettings(preferences);
    settings.setMirror(" registry.local/hub ");
    settings.setPullSecret("pull-me");
    preferences.save();
    DebugImageSettings again = new DebugImageSettings(Preferences.in(file));
    assertEquals("registry.local/hub", again.mirror());
    assertEquals("pull-me", again.pullSecret());
    again.setMirror("not a registry");
    assertEquals("", again.mirror());
  }
}
