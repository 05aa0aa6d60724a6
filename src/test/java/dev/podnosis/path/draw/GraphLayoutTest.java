package dev.podnosis.path.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Point;
import dev.podnosis.path.draw.GraphLayout.Route;
import dev.podnosis.path.draw.GraphLayout.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layout of paths of several sizes. */
class GraphLayoutTest {
  private static final Sizes SIZES = new CardSizes(new TestWords(false));

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 200})
  void isTheSameEachTime(int hops) {
    assertEquals(
        GraphLayout.of(MadePaths.of(hops, 1), SIZES), GraphLayout.of(MadePaths.of(hops, 1), SIZES));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 200})
  void putsNoCardOntoAnother(int hops) {
    List<Box> boxes = GraphLayout.of(MadePaths.of(hops, 1), SIZES).boxes();
    for (Box a : boxes) {
      for (Box b : boxes) {
        assertFalse(!a.equals(b) && overlap(a, b), () -> a + " lies on " + b);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60})
  void putsNoLabelOntoACard(int hops) {
    GraphLayout layout = GraphLayout.of(MadePaths.of(hops, 1), SIZES);
    for (Route route : layout.routes()) {
      Box label = route.label();
      for (Box box : layout.boxes()) {
        assertFalse(label != null && overlap(label, box), () -> label + " lies on " + box);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 200})
  void drawsFromLeftToRightAlongThePath(int hops) {
    PathGraph graph = MadePaths.of(hops, 1);
    GraphLayout layout = GraphLayout.of(graph, SIZES);
    for (PathGraph.Edge edge : graph.edges()) {
      Box from = layout.box(edge.from()).orElseThrow();
      Box to = layout.box(edge.to()).orElseThrow();
      assertTrue(from.right() <= to.x(), () -> edge.id() + " runs backwards");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 200})
  void putsHopsOfOneKindBelowOneAnother(int hops) {
    PathGraph graph = MadePaths.of(hops, 1);
    GraphLayout layout = GraphLayout.of(graph, SIZES);
    for (Hop a : graph.hops()) {
      for (Hop b : graph.hops()) {
        Box left = layout.box(a.id()).orElseThrow();
        Box right = layout.box(b.id()).orElseThrow();
        assertFalse(a.kind() == b.kind() && left.right() <= right.x(), () -> a + " beside " + b);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60})
  void endsEveryEdgeAtItsCardsInRightAngles(int hops) {
    PathGraph graph = MadePaths.of(hops, 1);
    GraphLayout layout = GraphLayout.of(graph, SIZES);
    assertEquals(graph.edges().size(), layout.routes().size());
    for (PathGraph.Edge edge : graph.edges()) {
      Route route =
          layout.routes().stream()
              .filter(r -> r.edge().equals(edge.id()))
              .findFirst()
              .orElseThrow();
      touches(layout.box(edge.from()).orElseThrow(), route.points().getFirst());
      touches(layout.box(edge.to()).orElseThrow(), route.points().getLast());
      for (int i = 1; i < route.points().size(); i++) {
        Point a = route.points().get(i - 1);
        Point b = route.points().get(i);
        assertTrue(Math.abs(a.x() - b.x()) < 0.01 || Math.abs(a.y() - b.y()) < 0.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 60, 200})
  void framesTheReplicasOfANode(int hops) {
    PathGraph graph = MadePaths.of(hops, 1);
    GraphLayout layout = GraphLayout.of(graph, SIZES);
    for (Hop hop : graph.hops()) {
      if (hop.kind() == Hop.Kind.COREDNS) {
        Box card = layout.box(hop.id()).orElseThrow();
        Box frame = layout.group(String.valueOf(hop.node())).orElseThrow();
        assertTrue(frame.x() < card.x() && frame.right() > card.right(), hop.id());
        assertTrue(frame.y() < card.y() && frame.bottom() > card.bottom(), hop.id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void groupsManyReplicasWorstFirst(int hops) {
    PathGraph graph = MadePaths.of(hops, 1);
    PathGraph grouped = graph.grouped(6);
    List<Hop> replicas = grouped.hops().stream().filter(h -> h.kind() == Hop.Kind.COREDNS).toList();
    long before = graph.hops().stream().filter(h -> h.kind() == Hop.Kind.COREDNS).count();
    assertEquals(before, replicas.stream().mapToLong(h -> h.members().size()).sum());
    for (int i = 1; i < replicas.size(); i++) {
      assertTrue(replicas.get(i - 1).status().compareTo(replicas.get(i).status()) >= 0);
    }
    assertEquals("coredns-on:", replicas.getLast().id(), "the well ones, together, come last");
    assertEquals(total(graph), total(grouped));
  }

  @Test
  void putsTheLabelsOfTwoReplicasThatAskEachOtherSideBySide() {
    PathGraph made = MadePaths.of(12, 1);
    List<Link> links = new ArrayList<>(made.links());
    links.add(MadePaths.link("coredns:r0", "coredns:r1", 10, 10));
    links.add(MadePaths.link("coredns:r1", "coredns:r0", 10, 4));
    List<Box> labels =
        GraphLayout.of(new PathGraph(made.hops(), links, made.focus()), SIZES).routes().stream()
            .map(Route::label)
            .filter(l -> l != null && l.id().matches("coredns:r. coredns:r. .*"))
            .toList();
    assertEquals(2, labels.size());
    assertFalse(overlap(labels.getFirst(), labels.getLast()), labels::toString);
  }

  /** What replicas asked each other stands beside them, and nothing else there. */
  @Test
  void givesEdgesWithinAColumnARoomOfTheirOwn() {
    PathGraph made = MadePaths.of(12, 1);
    List<Link> links = new ArrayList<>(made.links());
    links.add(MadePaths.link("coredns:r0", "coredns:r1", 10, 10));
    links.add(MadePaths.link("coredns:r1", "coredns:r0", 10, 4));
    GraphLayout layout = GraphLayout.of(new PathGraph(made.hops(), links, made.focus()), SIZES);
    List<Box> all =
        Stream.of(
                layout.boxes().stream(),
                layout.groups().stream(),
                layout.routes().stream().flatMap(r -> Stream.ofNullable(r.label())))
            .flatMap(s -> s)
            .toList();
    List<Box> beside = all.stream().filter(b -> b.id().startsWith("coredns:r")).toList();
    for (Box label : beside.stream().filter(b -> b.id().contains(" coredns:")).toList()) {
      for (Box other : all) {
        assertFalse(label != other && overlap(label, other), () -> label + " lies on " + other);
      }
    }
    for (Box mark : flags(layout)) {
      for (Box other : all) {
        boolean around = layout.groups().contains(other);
        assertFalse(!around && overlap(mark, other), () -> mark + " lies on " + other);
      }
    }
  }

  private static List<Box> flags(GraphLayout layout) {
    String words = "Fault: DNS over UDP and TCP, no reply";
    return new MarkPlaces(
            layout,
            List.of(
                new Mark("coredns:r0", Mark.Side.ENTERING, words, true),
                new Mark("node:n0", Mark.Side.LEAVING, words, true),
                new Mark("upstream:10.0.0.0", Mark.Side.ENTERING, words, true),
                new Mark("upstream:10.0.0.1", Mark.Side.ENTERING, words, true)))
        .all().stream().map(MarkPlaces.Place::flag).toList();
  }

  private static long total(PathGraph graph) {
    return graph.links().stream().mapToLong(l -> l.loss().total()).sum();
  }

  private static void touches(Box box, Point point) {
    assertTrue(
        Stream.of(box.x(), box.right()).anyMatch(x -> Math.abs(x - point.x()) < 1)
            && point.y() >= box.y()
            && point.y() <= box.bottom(),
        () -> point + " is not at " + box);
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
  }

  /** Stretches and rounded corners in turn; each knows where it begins, so that dashes go on. */
  @Test
  void roundsTheCornersOfALine() {
    Route route =
        new Route(
            "e",
            List.of(new Point(0, 0), new Point(40, 0), new Point(40, 1000), new Point(80, 1000)),
            null);
    double corner = Math.hypot(9, 9);
    assertEquals(
        List.of(
            new Segment(new Point(0, 0), new Point(31, 0), null, 0),
            new Segment(new Point(31, 0), new Point(40, 9), new Point(40, 0), 31),
            new Segment(new Point(40, 9), new Point(40, 991), null, 31 + corner),
            new Segment(
                new Point(40, 991), new Point(49, 1000), new Point(40, 1000), 1013 + corner),
            new Segment(
                new Point(49, 1000), new Point(80, 1000), null, 1013 + corner + Math.hypot(9, 9))),
        route.segments());
    assertEquals(3, route.distance(43, 500));
    assertEquals(5, route.distance(-4, 3));
  }
}
