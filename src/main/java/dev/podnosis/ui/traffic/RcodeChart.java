package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.ui.common.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Response codes by time: answers stacked above, failures below in a band of their own scale. A
 * click or a drag takes a stretch of time; with the keyboard Shift and the arrow keys do.
 */
final class RcodeChart extends ChartPane {
  /** Something that happened once: a start, a reload, an end. */
  record Event(Instant at, String words) {}

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final double LEFT = 44;
  private static final double RIGHT = 18;
  private static final double TOP = 22;
  private static final double AXIS = 24;
  private static final double BETWEEN = 22;

  private final ZoneId zone;
  private final BiConsumer<@Nullable Instant, @Nullable Instant> chosen;
  private final RcodeBars bars;
  private final LogFilter filter;
  private final List<Event> events;
  private int anchor = -1;
  private int head = -1;

  /**
   * A chart.
   *
   * @param chosen is told which stretch of time is wanted; nulls for all
   */
  RcodeChart(
      Messages messages,
      ZoneId zone,
      RcodeBars bars,
      LogFilter filter,
      List<Event> events,
      BiConsumer<@Nullable Instant, @Nullable Instant> chosen) {
    super(messages, 186);
    this.zone = zone;
    this.bars = bars;
    this.filter = filter;
    this.events = List.copyOf(events);
    this.chosen = chosen;
    setId("traffic-rcodes");
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
  }

  private void press(MouseEvent e) {
    if (e.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      anchor = nearest(e.getX());
      head = anchor;
      redraw();
    }
  }

  private void drag(MouseEvent e) {
    if (anchor >= 0) {
      head = nearest(e.getX());
      redraw();
    }
  }

  private void release(MouseEvent e) {
    if (anchor >= 0) {
      take(anchor, nearest(e.getX()));
    }
  }

  private void escape(KeyEvent e) {
    if (e.getCode() == KeyCode.ESCAPE && (filter.from() != null || filter.to() != null)) {
      chosen.accept(null, null);
      e.consume();
    }
  }

  private void take(int one, int other) {
    anchor = -1;
    head = -1;
    if (bars.bars().isEmpty()) {
      return;
    }
    Instant from = bars.bars().get(Math.min(one, other)).start();
    Instant to = bars.end(Math.max(one, other));
    boolean again = from.equals(filter.from()) && to.equals(filter.to());
    chosen.accept(again ? null : from, again ? null : to);
  }

  @Override
  void moved(boolean extending) {
    if (extending) {
      anchor = anchor < 0 ? Math.max(0, partProperty().get() - 1) : anchor;
      head = partProperty().get();
    } else {
      anchor = -1;
      head = -1;
    }
    redraw();
  }

  @Override
  void choose(int part) {
    take(anchor < 0 ? part : anchor, part);
  }

  @Override
  int parts() {
    return bars.bars().size();
  }

  @Override
  int partAt(double x, double y) {
    double left = LEFT * scale();
    return parts() == 0 || x < left || x > getWidth() - RIGHT ? -1 : nearest(x);
  }

  private int nearest(double x) {
    double left = LEFT * scale();
    double step = (getWidth() - left - RIGHT) / Math.max(1, parts());
    return Math.clamp((long) ((x - left) / step), 0, Math.max(0, parts() - 1));
  }

  @Override
  String words(int part) {
    if (part >= parts()) {
      return "";
    }
    RcodeBars.Bar bar = bars.bars().get(part);
    if (!bar.logged()) {
      return messages.get("traffic.bar.gap", "time", time(bar.start()));
    }
    return messages.get(
            "traffic.bar",
            "time",
            time(bar.start()),
            "noerror",
            bar.noerror(),
            "nxdomain",
            bar.nxdomain(),
            "failed",
            bar.failed(),
            "other",
            bar.others())
        + eventsAt(part);
  }

  private String eventsAt(int part) {
    Instant from = bars.bars().get(part).start();
    return events.stream()
        .filter(e -> !e.at().isBefore(from) && e.at().isBefore(bars.end(part)))
        .map(e -> "\n" + time(e.at()) + " " + e.words())
        .distinct()
        .limit(6)
        .collect(Collectors.joining());
  }

  private String time(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return MINUTE.format(local);
  }

  @Override
  void draw(GraphicsContext g, double width, double height) {
    if (parts() == 0) {
      write(
          g,
          messages.get("traffic.no-times"),
          width / 2,
          height / 2,
          TextAlignment.CENTER,
          text.get());
      return;
    }
    double scale = scale();
    double left = LEFT * scale;
    double bottom = height - AXIS * scale;
    double band = Math.max(26, (bottom - TOP) * 0.22);
    double upperEnd = bottom - band - BETWEEN * scale;
    double step = (width - left - RIGHT) / parts();
    long most = ceiling(Math.max(1, bars.mostAnswered()));
    long worst = ceiling(Math.max(1, bars.mostFailed()));
    grid(g, left, width - RIGHT, TOP, upperEnd, most, lines(most));
    grid(g, left, width - RIGHT, bottom - band, bottom, worst, 1);
    for (int i = 0; i < parts(); i++) {
      double x = left + i * step;
      RcodeBars.Bar bar = bars.bars().get(i);
      double inner = Math.max(1, Math.min(step * 0.84, 46));
      double at = x + (step - inner) / 2;
      if (bar.logged()) {
        stack(g, bar, at, inner, upperEnd, (upperEnd - TOP) / most);
        failures(g, bar, at, inner, bottom, band / worst, step);
      } else {
        g.setFill(gap());
        g.fillRect(x, TOP, step, bottom - TOP);
      }
    }
    marks(g, left, step, upperEnd);
    selection(g, left, step, bottom);
    axis(g, left, step, bottom, scale);
  }

  /** The axis ends at 1, 2, 3 or 5 times a power of ten, so that it divides without a rest. */
  private static int lines(long most) {
    int digit = Long.toString(most).charAt(0) - '0';
    return most == 1 ? 1 : digit == 1 ? 2 : digit;
  }

  private void grid(
      GraphicsContext g,
      double left,
      double right,
      double top,
      double bottom,
      long most,
      int lines) {
    g.setLineWidth(1);
    for (int i = 0; i <= lines; i++) {
      double y = Math.round(bottom - (bottom - top) * i / lines) + 0.5;
      g.setStroke(grid.get());
      g.strokeLine(left, y, right, y);
      long value = most * i / lines;
      write(g, axis(value), left - 8, y, TextAlignment.RIGHT, text.get());
    }
  }

  private void stack(
      GraphicsContext g, RcodeBars.Bar bar, double x, double w, double bottom, double perQuery) {
    double y = bottom;
    y = block(g, good.get(), x, y, w, bar.noerror() * perQuery);
    y = block(g, quiet.get(), x, y, w, bar.nxdomain() * perQuery);
    block(g, other.get(), x, y, w, bar.others() * perQuery);
  }

  private double block(
      GraphicsContext g, javafx.scene.paint.Paint paint, double x, double y, double w, double h) {
    if (h <= 0) {
      return y;
    }
    g.setFill(paint);
    g.fillRect(x, y - h, w, h);
    g.setFill(ground.get());
    g.fillRect(x, y - h, w, Math.min(1, h / 4));
    return y - h;
  }

  private void failures(
      GraphicsContext g,
      RcodeBars.Bar bar,
      double x,
      double w,
      double bottom,
      double perQuery,
      double step) {
    if (bar.failed() == 0) {
      return;
    }
    double h = Math.max(2, bar.failed() * perQuery);
    g.setFill(hatched(bad.get(), ground.get()));
    g.fillRect(x, bottom - h, w, h);
    g.setStroke(bad.get());
    g.setLineWidth(1);
    g.strokeRect(x + 0.5, bottom - h + 0.5, Math.max(1, w - 1), Math.max(1, h - 1));
    String count = Figures.count(bar.failed());
    if (count.length() * 7.0 * scale() <= step) {
      write(g, count, x + w / 2, bottom - h - 8, TextAlignment.CENTER, badText.get());
    }
  }

  /** Starts, reloads and ends: a line with a triangle on its top. */
  private void marks(GraphicsContext g, double left, double step, double bottom) {
    Instant first = bars.bars().getFirst().start();
    g.setStroke(text.get());
    g.setFill(text.get());
    g.setLineWidth(1);
    for (Event event : events) {
      double steps =
          (double) java.time.Duration.between(first, event.at()).toMillis()
              / bars.step().toMillis();
      if (steps >= 0 && steps <= parts()) {
        double x = left + steps * step;
        g.setLineDashes(3, 3);
        g.strokeLine(x, TOP - 6, x, bottom);
        g.setLineDashes();
        g.fillPolygon(
            new double[] {x - 5, x + 5, x}, new double[] {TOP - 14, TOP - 14, TOP - 6}, 3);
      }
    }
  }

  private void selection(GraphicsContext g, double left, double step, double bottom) {
    int from = anchor >= 0 ? Math.min(anchor, head) : place(filter.from());
    int to = anchor >= 0 ? Math.max(anchor, head) : place(filter.to()) - 1;
    if (from >= 0 && to >= from) {
      double x = left + from * step;
      double w = (to - from + 1) * step;
      g.setGlobalAlpha(0.14);
      g.setFill(accent.get());
      g.fillRect(x, TOP - 2, w, bottom - TOP + 2);
      g.setGlobalAlpha(1);
      g.setStroke(accent.get());
      g.setLineWidth(1.5);
      g.strokeRect(x, TOP - 2, w, bottom - TOP + 2);
    }
    int at = partProperty().get();
    if (at >= 0 && at < parts()) {
      g.setStroke(accent.get());
      g.setLineWidth(1);
      g.strokeRect(left + at * step + 1, TOP, step - 2, bottom - TOP);
    }
  }

  private int place(@Nullable Instant at) {
    return at == null
        ? -1
        : (int)
            Math.clamp(
                java.time.Duration.between(bars.bars().getFirst().start(), at).toSeconds()
                    / bars.step().toSeconds(),
                0,
                parts());
  }

  private void axis(GraphicsContext g, double left, double step, double bottom, double scale) {
    int every = (int) Math.max(1, Math.ceil(48 * scale / step));
    for (int i = 0; i < parts(); i += every) {
      write(
          g,
          time(bars.bars().get(i).start()),
          left + (i + 0.5) * step,
          bottom + 13 * scale,
          TextAlignment.CENTER,
          text.get());
    }
  }
}
