package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import java.util.List;

/** The sizes that {@link GraphSvg} draws with. */
public final class CardSizes implements Sizes {
  static final double TITLE = 13;
  static final double LINE = 12;
  static final double LABEL = 11;
  static final double LINE_HEIGHT = 16;
  static final double LABEL_HEIGHT = 15;
  static final double PAD = 10;
  static final double GLYPH = 14;
  static final int LINES = 4;
  static final int LABEL_LINES = 3;

  private static final double NARROWEST = 132;

  /** A usual path fits a window of 1440 pixels with these; longer names are shortened. */
  private static final double WIDEST = 184;

  private final GraphWords words;

  /** Sizes for these words. */
  public CardSizes(GraphWords words) {
    this.words = words;
  }

  @Override
  public Size hop(Hop hop) {
    double width = TextWidth.of(words.hop(hop), TITLE, true) + Pen.ICON_ROOM + GLYPH + 4;
    List<String> lines = lines(words.lines(hop), LINES);
    for (String line : lines) {
      width = Math.max(width, TextWidth.of(line, LINE, false));
    }
    return new Size(
        Math.clamp(width + 2 * PAD, NARROWEST, WIDEST), 2 * PAD + LINE_HEIGHT * (1 + lines.size()));
  }

  @Override
  public Size edge(PathGraph.Edge edge) {
    List<String> lines = lines(words.edge(edge), LABEL_LINES);
    if (lines.isEmpty()) {
      return Size.NONE;
    }
    double width = TextWidth.of(lines.getFirst(), LABEL, true) + GLYPH + 4;
    for (String line : lines) {
      width = Math.max(width, TextWidth.of(line, LABEL, false));
    }
    return new Size(Math.min(width + 14, WIDEST), 6 + LABEL_HEIGHT * lines.size());
  }

  @Override
  public Size group(String node) {
    double width = TextWidth.of(words.node(node), LINE, true);
    return new Size(Math.min(width, WIDEST), LINE_HEIGHT + 2);
  }

  static List<String> lines(List<String> lines, int most) {
    return lines.subList(0, Math.min(lines.size(), most));
  }
}
