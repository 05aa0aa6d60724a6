package dev.podnosis.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** What a scene shows at one moment, as a PNG file, without JavaFX's bridge to Swing. */
public final class Snapshot {
  private final WritableImage image;

  private Snapshot(WritableImage image) {
    this.image = image;
  }

  /** Takes the picture; needs the JavaFX thread. */
  public static Snapshot of(Scene scene) {
    return new Snapshot(scene.snapshot(null));
  }

  /** Writes it; may be called from any thread. */
  public void write(Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    // Without an alpha channel the files are a third smaller; a window has none.
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(copy, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
