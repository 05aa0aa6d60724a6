package dev.podnosis.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

  private final Path directory;
  private final Path file;

  PreferencesTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve("deeper").resolve("window.properties");
  }

  @Test
  void whatIsRememberedComesBack() {
    Preferences preferences = Preferences.in(file);
    preferences.remember("divider.findings", 0.25);
    preferences.remember("scheme", Appearance.Scheme.DARK);
    preferences.remember("maximized", true);
    preferences.remember("name", "中文 = \n x");
    assertTrue(preferences.save());
    Preferences again = Preferences.in(file);
    assertEquals(0.25, again.number("divider.findings", 0.5));
    assertEquals(Appearance.Scheme.DARK, again.oneOf("scheme", Appearance.Scheme.SYSTEM));
    assertTrue(again.flag("maximized", false));
    assertEquals("中文 = \n x", again.text("name", ""));
  }

  @Test
  void saveLeavesNothingBesideTheFile() throws IOException {
    Preferences preferences = Preferences.in(file);
    preferences.save();
    preferences.save();
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aMissingFileGivesTheDefaults() {
    assertEquals(0.5, Preferences.in(file).number("divider.findings", 0.5));
  }

  @Test
  void aDamagedFileGivesTheDefaults() throws IOException {
    Files.createDirectories(file.getParent());
    for (byte[] damage :
        new byte[][] {{(byte) 0xff, (byte) 0xfe, 0}, "a=\\u12".getBytes(StandardCharsets.UTF_8)}) {
      Files.write(file, damage);
      assertEquals("x", Preferences.in(file).text("a", "x"));
    }
  }

  @Test
  void valuesThatMakeNoSenseGiveTheDefaults() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "n=NaN\nm=many\nf=perhaps\nscheme=PINK\n");
    Preferences preferences = Preferences.in(file);
    assertEquals(1, preferences.number("n", 1));
    assertEquals(1, preferences.number("m", 1));
    assertTrue(preferences.flag("f", true));
    assertEquals(Appearance.Scheme.SYSTEM, preferences.oneOf("scheme", Appearance.Scheme.SYSTEM));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoDisaster() throws IOException {
    Path plain = Files.createFile(directory.resolve("plain"));
    Preferences preferences = Preferences.in(plain.resolve("window.properties"));
    preferences.remember("a", 1);
    assertFalse(preferences.save());
    assertEquals(1, preferences.number("a", 0));
  }

  @Test
  void theDirectoryIsTheOneOfTheOperatingSystem() {
    assertEquals(
        Path.of("/home/u/.config/podnosis"), Preferences.directory("Linux", "/home/u", Map.of()));
    assertEquals(
        Path.of("/x/podnosis"),
        Preferences.directory("Linux", "/home/u", Map.of("XDG_CONFIG_HOME", "/x")));
    assertEquals(
        Path.of("/home/u/.config/podnosis"),
        Preferences.directory("Linux", "/home/u", Map.of("XDG_CONFIG_HOME", "relative")));
    assertEquals(
        Path.of("/Users/u/Library/Application Support/Podnosis"),
        Preferences.directory("Mac OS X", "/Users/u", Map.of()));
    assertEquals(
        Path.of("/roaming/Podnosis"),
        Preferences.directory("Windows 11", "/u", Map.of("APPDATA", "/roaming")));
  }
}
