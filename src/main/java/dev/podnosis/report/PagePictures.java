package dev.podnosis.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as pictures, so that one sees what one hands over. */
public final class PagePictures {
  /** PDF measures in points, 72 to the inch. */
  private static final float POINTS = 72;

  private final byte[] pdf;
  private final int pages;

  private PagePictures(byte[] pdf, int pages) {
    this.pdf = pdf;
    this.pages = pages;
  }

  /**
   * The pages of a PDF.
   *
   * @throws IOException when it is none
   */
  public static PagePictures of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PagePictures(pdf.clone(), document.getNumberOfPages());
    }
  }

  /** How many there are. */
  public int count() {
    return pages;
  }

  /**
   * A page as it is printed.
   *
   * @param width in pixels
   * @param height in pixels
   * @param argb the pixels, row by row
   */
  public record Picture(int width, int height, int[] argb) {}

  /**
   * Draws a page; takes its time.
   *
   * @param index from 0
   * @param dpi how fine
   * @throws IOException when it cannot be drawn
   */
  public Picture page(int index, float dpi) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image =
          new PDFRenderer(document).renderImage(index, dpi / POINTS, ImageType.RGB);
      int width = image.getWidth();
      int height = image.getHeight();
      return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
  }
}
