package dev.podnosis.path.draw;

import static dev.podnosis.path.draw.CardSizes.GLYPH;
import static dev.podnosis.path.draw.CardSizes.LABEL;
import static dev.podnosis.path.draw.CardSizes.LABEL_HEIGHT;
import static dev.podnosis.path.draw.CardSizes.LINE;
import static dev.podnosis.path.draw.CardSizes.LINE_HEIGHT;
import static dev.podnosis.path.draw.CardSizes.PAD;
import static dev.podnosis.path.draw.CardSizes.TITLE;

import dev.podnosis.path.Hop;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.PathGraph.Edge;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The drawing of a path as an SVG 1.1 document: plain elements and attributes only, so that
 * browsers, printers and the report draw the same.
 */
public final class GraphSvg {
  private static final double HEADING = 30;
  private static final double MARK = 26;

  private final PathGraph graph;
  private final GraphLayout layout;
  private final GraphWords words;
  private final Palette palette;
  private final List<Mark> marks;
  private final SvgText svg = new SvgText();

  private GraphSvg(
      PathGraph graph, GraphLayout layout, GraphWords words, Palette palette, List<Mark> marks) {
    this.graph = graph;
    this.layout = layout;
    this.words = words;
    this.palette = palette;
    this.marks = marks;
  }

  /** Draws a path with the sizes of {@link CardSizes}. */
  public static String of(PathGraph graph, GraphWords words, Palette palette, List<Mark> marks) {
    GraphLayout layout = GraphLayout.of(graph, new CardSizes(words));
    return new GraphSvg(graph, layout, words, palette, marks).draw();
  }

  private String draw() {
    Legend legend = new Legend(words, palette);
    MarkPlaces places = new MarkPlaces(layout, marks);
    double width = Math.max(Math.max(layout.width(), legend.width()), places.right()) + PAD;
    double height = HEADING + Math.max(layout.height(), places.bottom()) + Legend.HEIGHT;
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
    layout.columns().forEach(this::heading);
    svg.open("g", "transform", "translate(0 " + SvgText.number(HEADING) + ")");
    layout.groups().forEach(g -> group(g, places));
    routes();
    layout.boxes().forEach(this::card);
    places.all().forEach(this::mark);
    svg.close("g");
    legend.draw(svg, PAD, height - Legend.HEIGHT);
    return svg.close("svg").toString();
  }

  private void heading(GraphLayout.Column column) {
    if (column.kind() == Hop.Kind.APISERVER
        && layout.columns().stream().anyMatch(c -> c.kind() == Hop.Kind.UPSTREAM)) {
      return;
    }
    write(words.column(column.kind()), column.x(), 20, LINE, true, palette.muted(), 1e4);
  }

  private void group(Box group, MarkPlaces places) {
    boolean faulty = places.marksGroup(group.id());
    rect(
        group,
        12,
        faulty ? palette.dangerSoft() : palette.group(),
        faulty ? palette.danger().fill() : palette.border(),
        faulty ? 2 : 1);
    write(
        words.node(group.id()),
        group.x() + 12,
        group.bottom() - 9,
        LINE,
        faulty,
        faulty ? palette.danger().fill() : palette.muted(),
        group.width() - 20);
  }

  private void routes() {
    Map<String, Edge> edges =
        graph.edges().stream().collect(Collectors.toMap(Edge::id, Function.identity()));
    layout.routes().forEach(r -> line(r, EdgeStyle.of(edge(edges, r))));
    layout.routes().forEach(r -> label(r, edge(edges, r)));
  }

  private static Edge edge(Map<String, Edge> edges, Route route) {
    return Objects.requireNonNull(edges.get(route.edge()));
  }

  private void line(Route route, EdgeStyle style) {
    String colour = palette.of(style).fill();
    String dashes = style.dashes().isEmpty() ? "none" : style.dashes();
    svg.empty(
        "path",
        "d",
        RoundedLine.path(route.points()),
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        style.width(),
        "stroke-dasharray",
        dashes);
    svg.empty("polygon", "points", RoundedLine.arrow(route.points(), 9), "fill", colour);
  }

  private void label(Route route, Edge edge) {
    Box box = route.label();
    if (box == null) {
      return;
    }
    EdgeStyle style = EdgeStyle.of(edge);
    rect(box, 5, palette.card(), palette.of(style).line(), 1.2);
    Glyph.draw(svg, style, box.x() + 6, box.y() + 4.5, 11, palette);
    List<String> lines = CardSizes.lines(words.edge(edge), CardSizes.LABEL_LINES);
    for (int i = 0; i < lines.size(); i++) {
      double indent = i == 0 ? GLYPH + 6 : 7;
      write(
          lines.get(i),
          box.x() + indent,
          box.y() + 3 + LABEL_HEIGHT * i + 11,
          LABEL,
          i == 0,
          i > 0
              ? palette.muted()
              : style == EdgeStyle.NO_ANSWER ? palette.danger().fill() : palette.text(),
          box.width() - indent - 4);
    }
  }

  private void card(Box box) {
    Hop hop = graph.hop(box.id()).orElseThrow();
    boolean unused =
        hop.facts().stream().anyMatch(f -> f.code() == dev.podnosis.path.HopFact.Code.NOT_USED);
    EdgeStyle style = unused ? EdgeStyle.NOT_USED : EdgeStyle.of(hop.status());
    String dashes = unused || hop.status() == dev.podnosis.path.Status.UNKNOWN ? "4 3" : "none";
    svg.empty(
        "rect",
        "x",
        box.x(),
        "y",
        box.y(),
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        8,
        "fill",
        palette.card(),
        "stroke",
        style == EdgeStyle.NO_ANSWER ? palette.danger().fill() : palette.border(),
        "stroke-width",
        1.2,
        "stroke-dasharray",
        dashes);
    double inner = box.width() - 2 * PAD;
    double y = box.y() + PAD + 12;
    write(words.hop(hop), box.x() + PAD, y, TITLE, true, palette.text(), inner - GLYPH - 4);
    Glyph.draw(svg, style, box.right() - PAD - GLYPH, box.y() + PAD, GLYPH, palette);
    for (String line : CardSizes.lines(words.lines(hop), CardSizes.LINES)) {
      y += LINE_HEIGHT;
      write(line, box.x() + PAD, y, LINE, false, palette.muted(), inner);
    }
  }

  private void mark(MarkPlaces.Place place) {
    Glyph.draw(svg, EdgeStyle.NO_ANSWER, place.x() - MARK / 2, place.y() - MARK / 2, MARK, palette);
    Box flag = place.flag();
    rect(flag, 5, palette.danger().fill(), palette.danger().fill(), 1);
    write(
        place.mark().label(),
        flag.x() + 8,
        flag.y() + 15.5,
        LINE,
        true,
        palette.onFill(),
        flag.width() - 12);
  }

  private void rect(Box box, int radius, String fill, String stroke, double strokeWidth) {
    svg.empty(
        "rect",
        "x",
        box.x(),
        "y",
        box.y(),
        "width",
        box.width(),
        "height",
        box.height(),
        "rx",
        radius,
        "fill",
        fill,
        "stroke",
        stroke,
        "stroke-width",
        strokeWidth);
  }

  private void write(
      String text, double x, double y, double size, boolean bold, String colour, double width) {
    svg.text(
        "text",
        TextWidth.fit(text, size, bold, width),
        "x",
        x,
        "y",
        y,
        "font-size",
        size,
        "font-weight",
        bold ? "bold" : "normal",
        "fill",
        colour);
  }
}
