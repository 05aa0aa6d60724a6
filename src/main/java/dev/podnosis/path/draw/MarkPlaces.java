package dev.podnosis.path.draw;

import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the marks of faults are put: at a side of their hop, their flags below one another. */
public final class MarkPlaces {
  private static final double FLAG_HEIGHT = 23;
  private static final double BELOW = 18;
  private static final double STEP = 6;
  private static final String NODE = "node:";

  private final GraphLayout layout;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Mark> marked = new HashMap<>();

  /** A mark, the middle of its glyph, and the room of its flag. */
  public record Place(Mark mark, double x, double y, Box flag) {}

  /** Places marks in a drawing. */
  public MarkPlaces(GraphLayout layout, List<Mark> marks) {
    this.layout = layout;
    marks.forEach(this::add);
  }

  private void add(Mark mark) {
    Optional<Box> group =
        mark.hop().startsWith(NODE)
            ? layout.group(mark.hop().substring(NODE.length()))
            : Optional.empty();
    group.ifPresent(g -> marked.merge(g.id(), mark, (a, b) -> a.settled() ? a : b));
    group.or(() -> layout.box(mark.hop())).ifPresent(box -> places.add(place(mark, box)));
  }

  private Place place(Mark mark, Box box) {
    boolean leaving = mark.side() == Mark.Side.LEAVING;
    double width = TextWidth.of(mark.label(), CardSizes.LINE, true) + 18;
    double x = leaving ? box.right() : box.x();
    double y = box.y() + box.height() / 2;
    double left = leaving ? x - 8 : Math.max(4, x + 8 - width);
    return new Place(
        mark, x, y, new Box(mark.hop(), left, free(left, y + BELOW, width), width, FLAG_HEIGHT));
  }

  /** The height next to the wanted one at which nothing else stands. */
  private double free(double left, double wanted, double width) {
    for (int step = 0; step < 40; step++) {
      for (int direction : new int[] {1, -1}) {
        double top = wanted + direction * step * STEP;
        if (top >= LayeredLayout.HEADINGS && !taken(left, top, width)) {
          return top;
        }
      }
    }
    return wanted;
  }

  private boolean taken(double left, double top, double width) {
    Stream<Box> labels = layout.routes().stream().map(Route::label).filter(Objects::nonNull);
    return Stream.of(
            layout.boxes().stream(),
            layout.groups().stream().map(MarkPlaces::inside),
            labels,
            places.stream().map(Place::flag))
        .flatMap(s -> s)
        .anyMatch(
            b ->
                b.x() < left + width
                    && left < b.right()
                    && b.y() < top + FLAG_HEIGHT
                    && top < b.bottom());
  }

  /** A flag may touch the frame that it belongs to. */
  private static Box inside(Box group) {
    return new Box(group.id(), group.x(), group.y(), group.width() - 12, group.height());
  }

  /** The marks that have a place in the drawing. */
  public List<Place> all() {
    return List.copyOf(places);
  }

  /** The mark of a node's frame. */
  public Optional<Mark> ofGroup(String node) {
    return Optional.ofNullable(marked.get(node));
  }

  /** The right end of the flags. */
  public double right() {
    return places.stream().mapToDouble(p -> p.flag().right()).max().orElse(0);
  }

  /** The lower end of the flags. */
  public double bottom() {
    return places.stream().mapToDouble(p -> p.flag().bottom()).max().orElse(0);
  }
}
