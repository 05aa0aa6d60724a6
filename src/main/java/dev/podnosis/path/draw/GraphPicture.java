package dev.podnosis.path.draw;

import static dev.podnosis.path.draw.CardSizes.GLYPH;
import static dev.podnosis.path.draw.CardSizes.LABEL;
import static dev.podnosis.path.draw.CardSizes.LABEL_HEIGHT;
import static dev.podnosis.path.draw.CardSizes.LINE;
import static dev.podnosis.path.draw.CardSizes.LINE_HEIGHT;
import static dev.podnosis.path.draw.CardSizes.PAD;
import static dev.podnosis.path.draw.CardSizes.TITLE;

import dev.podnosis.path.Hop;
import dev.podnosis.path.HopFact;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.PathGraph.Edge;
import dev.podnosis.path.Status;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Route;
import dev.podnosis.path.draw.GraphLayout.Segment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a path's drawing shows, with its words, ready for a {@link Pen}: the same on
 * paper and on the screen. It can draw a part of itself in the time that the part takes.
 */
public final class GraphPicture {
  private static final double MARK = 26;
  private static final double ARROW = 9;
  private static final double STRONG = 4;
  private static final String UNKNOWN_DASHES = "4 3";

  private final List<Heading> headings;
  private final List<Frame> frames;
  private final List<Line> lines;
  private final List<Label> labels;
  private final List<Card> cards;
  private final List<MarkPlaces.Place> marks;
  private final double width;
  private final double height;

  private record Heading(String text, double x) {}

  private record Frame(Box box, String text, @Nullable Mark mark) {}

  /**
   * The line of an edge.
   *
   * @param route where it runs
   * @param ends the edge's id and those of the hops at its ends
   * @param style how it is drawn
   * @param parts the line with rounded corners
   * @param head the corners of its arrow head
   * @param around the rectangle around all of it
   */
  public record Line(
      Route route,
      List<String> ends,
      EdgeStyle style,
      List<Segment> parts,
      List<Point> head,
      Box around) {}

  private record Label(Box box, EdgeStyle style, List<String> text) {}

  private record Card(
      Box box, Hop.Kind kind, Status status, EdgeStyle style, String name, List<String> text) {}

  /** A drawing with its words. */
  public GraphPicture(PathGraph graph, GraphLayout layout, GraphWords words, List<Mark> faults) {
    MarkPlaces places = new MarkPlaces(layout, faults);
    Map<String, Edge> edges =
        graph.edges().stream().collect(Collectors.toMap(Edge::id, Function.identity()));
    Map<String, Hop> hops =
        graph.hops().stream().collect(Collectors.toMap(Hop::id, Function.identity()));
    boolean upstreams = layout.columns().stream().anyMatch(c -> c.kind() == Hop.Kind.UPSTREAM);
    headings =
        layout.columns().stream()
            .filter(c -> c.kind() != Hop.Kind.APISERVER || !upstreams)
            .map(c -> new Heading(words.column(c.kind()), c.x()))
            .toList();
    frames =
        layout.groups().stream()
            .map(g -> new Frame(g, words.node(g.id()), places.ofGroup(g.id()).orElse(null)))
            .toList();
    lines = layout.routes().stream().map(r -> line(r, required(edges, r.edge()))).toList();
    labels =
        layout.routes().stream()
            .flatMap(r -> label(r.label(), required(edges, r.edge()), words))
            .toList();
    cards = layout.boxes().stream().map(b -> card(b, required(hops, b.id()), words)).toList();
    marks = places.all();
    width = Math.max(layout.width(), places.right());
    height = Math.max(layout.height(), places.bottom());
  }

  private static <T> T required(Map<String, T> all, String id) {
    return Objects.requireNonNull(all.get(id));
  }

  private static Line line(Route route, Edge edge) {
    double left = route.points().stream().mapToDouble(Point::x).min().orElse(0);
    double top = route.points().stream().mapToDouble(Point::y).min().orElse(0);
    double right = route.points().stream().mapToDouble(Point::x).max().orElse(0);
    double bottom = route.points().stream().mapToDouble(Point::y).max().orElse(0);
    return new Line(
        route,
        List.of(edge.id(), edge.from(), edge.to()),
        EdgeStyle.of(edge),
        route.segments(),
        route.arrow(ARROW),
        new Box(edge.id(), left, top, right - left, bottom - top).grown(ARROW));
  }

  private static Stream<Label> label(@Nullable Box box, Edge edge, GraphWords words) {
    return box == null
        ? Stream.empty()
        : Stream.of(
            new Label(
                box, EdgeStyle.of(edge), CardSizes.lines(words.edge(edge), CardSizes.LABEL_LINES)));
  }

  private static Card card(Box box, Hop hop, GraphWords words) {
    boolean unused = hop.facts().stream().anyMatch(f -> f.code() == HopFact.Code.NOT_USED);
    return new Card(
        box,
        hop.kind(),
        hop.status(),
        unused ? EdgeStyle.NOT_USED : EdgeStyle.of(hop.status()),
        words.hop(hop),
        CardSizes.lines(words.lines(hop), CardSizes.LINES));
  }

  /** Its width in pixels. */
  public double width() {
    return width;
  }

  /** Its height in pixels. */
  public double height() {
    return height;
  }

  /** The whole. */
  public Box whole() {
    return new Box("", 0, 0, width, height);
  }

  /** The cards and the labels of edges, by which hops and edges are selected, in that order. */
  public List<Box> parts() {
    return Stream.concat(cards.stream().map(Card::box), labels.stream().map(Label::box)).toList();
  }

  /** The lines of edges. */
  public List<Line> lines() {
    return lines;
  }

  /**
   * Draws what of it is seen.
   *
   * @param strong the id of a hop or an edge whose lines are drawn strong; empty for none
   */
  public void draw(Pen pen, Palette palette, Box seen, String strong) {
    Painting painting = new Painting(pen, palette);
    headings.forEach(painting::heading);
    frames.stream().filter(f -> f.box().touches(seen)).forEach(painting::frame);
    for (Line line : lines) {
      if (line.around().touches(seen)) {
        double width = line.ends().contains(strong) ? STRONG : line.style().width();
        pen.line(line, palette.of(line.style()).fill(), width);
      }
    }
    cards.stream().filter(c -> c.box().touches(seen)).forEach(painting::card);
    labels.stream().filter(l -> l.box().touches(seen)).forEach(painting::label);
    marks.forEach(painting::mark);
  }

  /** One drawing of it, in the colours of a palette. */
  private record Painting(Pen pen, Palette palette) {
    void heading(Heading heading) {
      write(heading.text(), LINE, true, palette.muted(), heading.x(), 20, 1e4);
    }

    void frame(Frame frame) {
      Box box = frame.box();
      Mark mark = frame.mark();
      Pen.Ink ink =
          mark == null
              ? new Pen.Ink(palette.group(), palette.border(), 1)
              : new Pen.Ink(
                  mark.settled() ? palette.dangerSoft() : palette.group(), colour(mark), 2);
      pen.box(box, 10, ink);
      write(
          frame.text(),
          LINE,
          mark != null,
          mark == null ? palette.muted() : colour(mark),
          box.x() + 12,
          box.bottom() - 9,
          box.width() - 20);
    }

    void label(Label label) {
      Box box = label.box();
      EdgeStyle style = label.style();
      pen.box(box, 6, new Pen.Ink(palette.card(), palette.of(style).line(), 1));
      pen.sign(style, box.x() + 6, box.y() + 4.5, 11);
      for (int i = 0; i < label.text().size(); i++) {
        double indent = i == 0 ? GLYPH + 7 : 7;
        String first = style == EdgeStyle.NO_ANSWER ? palette.danger().fill() : palette.text();
        write(
            label.text().get(i),
            LABEL,
            i == 0,
            i == 0 ? first : palette.muted(),
            box.x() + indent,
            box.y() + 3 + LABEL_HEIGHT * i + 11,
            box.width() - indent - 4);
      }
    }

    void card(Card card) {
      Box box = card.box();
      pen.box(box, 8, ink(card));
      double inner = box.width() - 2 * PAD;
      double y = box.y() + PAD + 12;
      double icon = pen.icon(card.kind(), box.x() + PAD, y);
      double room = inner - icon - GLYPH - 4;
      write(card.name(), TITLE, true, palette.text(), box.x() + PAD + icon, y, room);
      pen.sign(card.style(), box.right() - PAD - GLYPH, box.y() + PAD, GLYPH);
      for (String line : card.text()) {
        y += LINE_HEIGHT;
        write(line, LINE, false, palette.muted(), box.x() + PAD, y, inner);
      }
    }

    private Pen.Ink ink(Card card) {
      String dashes =
          card.style() == EdgeStyle.NOT_USED || card.status() == Status.UNKNOWN
              ? UNKNOWN_DASHES
              : "";
      return switch (card.status()) {
        case FAILED -> new Pen.Ink(palette.dangerSoft(), palette.danger().fill(), 2, dashes);
        case DEGRADED -> new Pen.Ink(palette.card(), palette.warning().fill(), 1, dashes);
        case OK, UNKNOWN -> new Pen.Ink(palette.card(), palette.border(), 1, dashes);
      };
    }

    void mark(MarkPlaces.Place place) {
      Mark mark = place.mark();
      String colour = colour(mark);
      pen.sign(style(mark), place.x() - MARK / 2, place.y() - MARK / 2, MARK);
      Box flag = place.flag();
      pen.box(flag, 5, new Pen.Ink(colour, colour, 1));
      for (int i = 0; i < place.words().size(); i++) {
        double y = flag.y() + 15.5 + MarkPlaces.FLAG_LINE * i;
        String words = place.words().get(i);
        write(words, LINE, true, palette.onFill(), flag.x() + 8, y, flag.width() - 12);
      }
    }

    private static EdgeStyle style(Mark mark) {
      return mark.settled() ? EdgeStyle.NO_ANSWER : EdgeStyle.NOT_TESTED;
    }

    private String colour(Mark mark) {
      return palette.of(style(mark)).fill();
    }

    private void write(
        String words, double size, boolean bold, String colour, double x, double y, double room) {
      pen.text(words, new Pen.Letters(size, bold, colour), x, y, room);
    }
  }
}
