package dev.podnosis.path.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/** Renders SVG with Batik, as the report does. */
final class Pictures {
  private Pictures() {}

  static BufferedImage render(String svg) {
    registerFonts();
    BufferedImage[] image = new BufferedImage[1];
    ImageTranscoder transcoder =
        new ImageTranscoder() {
          @Override
          public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
          }

          @Override
          public void writeImage(BufferedImage rendered, TranscoderOutput output) {
            image[0] = rendered;
          }
        };
    try {
      transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput());
    } catch (TranscoderException e) {
      throw new IllegalStateException("Batik cannot render it", e);
    }
    return image[0];
  }

  static Path save(String name, BufferedImage image) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "pictures"));
      Path file = folder.resolve(name + ".png");
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void registerFonts() {
    for (String weight : new String[] {"Regular", "Bold"}) {
      Path file = Path.of("src/main/resources/dev/podnosis/fonts/NotoSansSC-" + weight + ".ttf");
      try {
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .registerFont(Font.createFont(Font.TRUETYPE_FONT, file.toFile()));
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
