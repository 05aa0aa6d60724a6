package dev.podnosis.report.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fits a drawing into the room of a page: layout for paper crops what is wider. */
final class PictureFit {
  private static final Pattern SIZE = Pattern.compile("width=\"([0-9.]+)\" height=\"([0-9.]+)\"");

  /** The room of a landscape page below its title, in CSS pixels. */
  private static final double WIDTH = 985;

  private static final double HEIGHT = 540;

  private PictureFit() {}

  /**
   * The picture's drawing at a size that fits, with its words for those who cannot see it (PDF/UA).
   */
  static String landscape(Block.Picture drawing) {
    String svg = drawing.svg();
    Matcher size = SIZE.matcher(svg);
    if (!size.find()) {
      return svg;
    }
    double width = Double.parseDouble(size.group(1));
    double height = Double.parseDouble(size.group(2));
    double scale = Math.min(1.15, Math.min(WIDTH / width, HEIGHT / height));
    return svg.substring(0, size.start())
        + String.format(
            Locale.ROOT,
            "width=\"%.0f\" height=\"%.0f\" alt=\"%s\"",
            width * scale,
            height * scale,
            Xml.escape(drawing.alt()))
        + svg.substring(size.end());
  }
}
