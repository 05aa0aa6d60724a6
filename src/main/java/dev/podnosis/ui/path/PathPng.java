package dev.podnosis.ui.path;

import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphPicture;
import dev.podnosis.path.draw.Palette;
import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * The whole of a drawing as a picture, whatever of it is seen: painted in tiles, one in each pulse,
 * so that the window goes on meanwhile.
 */
final class PathPng {
  /** Twice the size, so that it stays sharp in a document. */
  private static final double SHARP = 2;

  /** Larger pictures are drawn smaller. */
  private static final double MOST_PIXELS = 24e6;

  private static final int TILE = 1024;
  private static final double MARGIN = 12;

  private final GraphPicture picture;
  private final Palette palette;
  private final Consumer<PathPng> done;
  private final Canvas canvas = new Canvas(TILE, TILE);
  private final CanvasPen pen = new CanvasPen(canvas);
  private final double scale;
  private final int width;
  private final int height;
  private final int[] pixels;

  private PathPng(GraphPicture picture, Palette palette, Consumer<PathPng> done) {
    this.picture = picture;
    this.palette = palette;
    this.done = done;
    double wide = picture.width() + MARGIN;
    double high = picture.height() + MARGIN;
    scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / (wide * high)));
    width = (int) Math.ceil(wide * scale);
    height = (int) Math.ceil(high * scale);
    pixels = new int[width * height];
  }

  /** Begins to paint; needs the JavaFX thread, as what is done in the end gets it. */
  static void draw(GraphPicture picture, Palette palette, Consumer<PathPng> done) {
    new PathPng(picture, palette, done).tile(0, 0);
  }

  /** The content of the file; may take its time on any thread. */
  byte[] file() {
    return PngImage.of(pixels, width, height);
  }

  private void tile(int x, int y) {
    Box part = new Box("", x / scale, y / scale, TILE / scale, TILE / scale);
    pen.draw(picture, palette, part, scale, "");
    canvas.snapshot(
        result -> {
          take(result.getImage(), x, y);
          return null;
        },
        new SnapshotParameters(),
        null);
  }

  private void take(@Nullable WritableImage tile, int x, int y) {
    if (tile != null) {
      int wide = Math.min(TILE, width - x);
      int high = Math.min(TILE, height - y);
      tile.getPixelReader()
          .getPixels(
              0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, y * width + x, width);
    }
    if (x + TILE < width) {
      tile(x + TILE, y);
    } else if (y + TILE < height) {
      tile(0, y + TILE);
    } else {
      done.accept(this);
    }
  }
}
