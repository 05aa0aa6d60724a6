package dev.podnosis.path.draw;

import static dev.podnosis.path.draw.CardSizes.PAD;

import dev.podnosis.path.PathGraph;
import java.util.List;

/**
 * The drawing of a path as an SVG 1.1 document: plain elements and attributes only, so that
 * browsers, printers and the report draw the same.
 */
public final class GraphSvg {
  private GraphSvg() {}

  /** Draws a path with the sizes of {@link CardSizes}. */
  public static String of(PathGraph graph, GraphWords words, Palette palette, List<Mark> marks) {
    GraphLayout layout = GraphLayout.of(graph, new CardSizes(words));
    return of(new GraphPicture(graph, layout, words, marks), words, palette);
  }

  /** Draws a picture and its legend. */
  public static String of(GraphPicture picture, GraphWords words, Palette palette) {
    SvgText svg = new SvgText();
    Legend legend = new Legend(words, palette);
    double width = Math.max(picture.width(), legend.width()) + PAD;
    double height = picture.height() + Legend.HEIGHT;
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        width,
        "height",
        height,
        "viewBox",
        "0 0 " + SvgText.number(width) + " " + SvgText.number(height),
        "font-family",
        "'Noto Sans SC', 'Noto Sans CJK SC', sans-serif",
        "role",
        "img");
    svg.text("title", words.title());
    svg.empty("rect", "width", width, "height", height, "fill", palette.surface());
    picture.draw(new SvgPen(svg, palette), palette, picture.whole(), "");
    legend.draw(svg, PAD, height - Legend.HEIGHT);
    return svg.close("svg").toString();
  }
}
