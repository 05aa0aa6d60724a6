package dev.podnosis.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** Loads the bundled fonts, so that the window looks the same on every machine. */
public final class Fonts {

  private static final List<String> FILES =
      List.of(
          "Inter-Regular",
          "Inter-Medium",
          "Inter-SemiBold",
          "Inter-Bold",
          "JetBrainsMono-Regular",
          "JetBrainsMono-Bold");
  private static final List<String> CHINESE = List.of("NotoSansSC-Regular", "NotoSansSC-Bold");

  private Fonts() {}

  /** Loads them; needs no running window. */
  public static void load() {
    FILES.forEach(Fonts::load);
    // Windows and macOS bring Chinese fonts, to which JavaFX falls back from Inter. On Linux it
    // falls
    // back to what fontconfig knows, and that includes the fonts loaded here.
    if (System.getProperty("os.name", "").startsWith("Linux")) {
      CHINESE.forEach(Fonts::load);
    }
  }

  private static void load(String name) {
    String file = "/dev/podnosis/fonts/" + name + ".ttf";
    try (InputStream in = Fonts.class.getResourceAsStream(file)) {
      if (in == null || Font.loadFont(in, 13) == null) {
        throw new IllegalStateException("Cannot load " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
