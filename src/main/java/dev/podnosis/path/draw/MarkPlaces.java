package dev.podnosis.path.draw;

import dev.podnosis.path.draw.GraphLayout.Box;
import dev.podnosis.path.draw.GraphLayout.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the marks of faults are put: at a side of their hop, their flags below one another. */
public final class MarkPlaces {
  static final double FLAG_LINE = 16;
  private static final double WIDEST = 190;

  /** Steps away from its hop at which a flag is still seen to belong to it, and any. */
  private static final int NEAR = 10;

  private static final int FAR = 40;
  private static final double BELOW = 18;
  private static final double STEP = 6;
  private static final String NODE = "node:";

  private final GraphLayout layout;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Mark> marked = new HashMap<>();

  /** A mark, the lines of its words, the middle of its glyph, and the room of its flag. */
  public record Place(Mark mark, List<String> words, double x, double y, Box flag) {
    public Place {
      words = List.copyOf(words);
    }
  }

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
    List<String> words = lines(mark.label());
    double width = 18 + words.stream().mapToDouble(MarkPlaces::width).max().orElse(0);
    double height = FLAG_LINE * words.size() + 7;
    double x = leaving ? box.right() : box.x();
    double y = box.y() + box.height() / 2;
    double start = leaving ? x - 8 : box.x() - 8;
    double before = Math.max(4, x + 8 - width);
    List<Box> places =
        Stream.of(
                free(mark, start, box.bottom() + 6, width, height, NEAR),
                free(mark, start, y + BELOW, width, height, NEAR),
                free(mark, before, y + BELOW, width, height, NEAR),
                free(mark, start, y + BELOW, width, height, FAR))
            .flatMap(Optional::stream)
            .toList();
    Box flag =
        places.isEmpty() ? new Box(mark.hop(), start, y + BELOW, width, height) : places.getFirst();
    return new Place(mark, words, x, y, flag);
  }

  private static double width(String words) {
    return TextWidth.of(words, CardSizes.LINE, true);
  }

  /** Long words take two lines, cut after a space or a comma as near to the middle as there is. */
  private static List<String> lines(String words) {
    int cut = -1;
    for (int i = 1; i < words.length() && width(words) > WIDEST; i++) {
      boolean between = " ，：、".indexOf(words.charAt(i - 1)) >= 0;
      boolean nearer = Math.abs(2 * i - words.length()) < Math.abs(2 * cut - words.length());
      if (between && (cut < 0 || nearer)) {
        cut = i;
      }
    }
    return cut < 0
        ? List.of(words)
        : List.of(words.substring(0, cut).strip(), words.substring(cut).strip());
  }

  /** The height next to the wanted one at which nothing else stands. */
  private Optional<Box> free(
      Mark mark, double left, double wanted, double width, double height, int steps) {
    for (int step = 0; step < steps; step++) {
      for (int direction : new int[] {1, -1}) {
        double top = wanted + direction * step * STEP;
        Box place = new Box(mark.hop(), left, top, width, height);
        if (top >= LayeredLayout.HEADINGS && !taken(place)) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }

  private boolean taken(Box place) {
    Stream<Box> labels = layout.routes().stream().map(Route::label).flatMap(Stream::ofNullable);
    return Stream.of(
            layout.boxes().stream(),
            layout.groups().stream().map(MarkPlaces::inside),
            labels,
            places.stream().map(Place::flag))
        .flatMap(s -> s)
        .anyMatch(place::touches);
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
