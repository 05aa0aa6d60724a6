package dev.podnosis.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** What a scene shows at one moment, as a PNG file, without JavaFX's bridge to Swing. */
public final class Snapshot {
  private final WritableImage image;

  private Snapshot(WritableImage image) {
    this.image = image;
  }

  /** Takes the picture, with what pops up over the scene; needs the JavaFX thread. */
  public static Snapshot of(Scene scene) {
    WritableImage image = scene.snapshot(null);
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup && popup.isShowing()) {
        Window under = scene.getWindow();
        draw(
            popup.getScene(),
            image,
            (int) (popup.getX() - under.getX() - scene.getX()),
            (int) (popup.getY() - under.getY() - scene.getY()));
      }
    }
    return new Snapshot(image);
  }

  /** Lays one picture on another; what of the upper one is transparent shows the lower one. */
  private static void draw(Scene upper, WritableImage on, int left, int top) {
    upper.setFill(Color.TRANSPARENT);
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    WritableImage image = upper.getRoot().snapshot(clear, null);
    PixelReader read = image.getPixelReader();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int atX = left + x;
        int atY = top + y;
        if (atX >= 0 && atY >= 0 && atX < on.getWidth() && atY < on.getHeight()) {
          Color over = read.getColor(x, y);
          Color under = on.getPixelReader().getColor(atX, atY);
          Color solid = new Color(over.getRed(), over.getGreen(), over.getBlue(), 1);
          on.getPixelWriter().setColor(atX, atY, under.interpolate(solid, over.getOpacity()));
        }
      }
    }
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
