package dev.podnosis.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngImageTest {
  @Test
  void anotherReaderSeesTheSamePixels() throws IOException {
    int[] pixels = {0xFF0F8A6B, 0x80CF3320, 0x00000000, 0xFFFFFFFF, 0xFF000000, 0xFF0969DA};
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngImage.of(pixels, 3, 2)));
    assertEquals(3, read.getWidth());
    assertEquals(2, read.getHeight());
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(pixels[i], read.getRGB(i % 3, i / 3), "pixel " + i);
    }
  }
}
