package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LatencyBins;
import dev.podnosis.ui.common.Messages;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/** How long queries took, by replica, both axes in steps of a logarithm. */
final class LatencyChart extends ChartPane {
  private static final double LEFT = 40;
  private static final double RIGHT = 14;
  private static final double TOP = 20;
  private static final double AXIS = 22;

  /** Bins from here on are past a client's patience (resolv.conf(5): timeout 5 s). */
  private static final double LATE_MS = 5000;

  /**
   * A replica.
   *
   * @param name as shown
   */
  record Series(String name, List<LatencyBins.Bin> bins) {
    Series {
      bins = List.copyOf(bins);
    }
  }

  private final List<Series> series;
  private final Runnable chosen;

  /** A chart; choosing a bin shows the lines, slowest first being the table's business. */
  LatencyChart(Messages messages, List<Series> series, Runnable chosen) {
    super(messages, 138);
    this.series = List.copyOf(series);
    this.chosen = chosen;
    setId("traffic-latency");
    addEventHandler(MouseEvent.MOUSE_CLICKED, e -> requestFocus());
  }

  @Override
  int parts() {
    return series.isEmpty() ? 0 : LatencyBins.COUNT;
  }

  @Override
  int partAt(double x, double y) {
    double left = LEFT * scale();
    double step = (getWidth() - left - RIGHT) / LatencyBins.COUNT;
    int part = (int) Math.floor((x - left) / step);
    return part >= 0 && part < parts() ? part : -1;
  }

  @Override
  String words(int part) {
    List<String> counts =
        series.stream()
            .map(
                s ->
                    messages
                        .language()
                        .labelled(s.name(), Figures.count(s.bins().get(part).count())))
            .toList();
    return label(part) + " — " + messages.language().clauses(counts);
  }

  @Override
  void choose(int part) {
    chosen.run();
  }

  private String label(int part) {
    LatencyBins.Bin bin = series.getFirst().bins().get(part);
    if (Double.isInfinite(bin.belowMs())) {
      return "≥" + time(bin.fromMs());
    }
    return bin.fromMs() == 0
        ? "<" + time(bin.belowMs())
        : bin.belowMs() > 1000
            ? seconds(bin.fromMs()) + "–" + seconds(bin.belowMs()) + " s"
            : number(bin.fromMs()) + "–" + number(bin.belowMs());
  }

  private static String time(double ms) {
    return ms >= 1000 ? seconds(ms) + " s" : number(ms) + " ms";
  }

  private static String seconds(double ms) {
    return Figures.decimal(ms / 1000, 1);
  }

  private static String number(double ms) {
    return Figures.decimal(ms, 0);
  }

  @Override
  void draw(GraphicsContext g, double width, double height) {
    if (series.isEmpty()) {
      return;
    }
    double scale = scale();
    double left = LEFT * scale;
    double bottom = height - AXIS * scale;
    long most = 10;
    for (Series s : series) {
      for (LatencyBins.Bin bin : s.bins()) {
        while (most < bin.count()) {
          most *= 10;
        }
      }
    }
    int decades = (int) Math.round(Math.log10(most));
    double perDecade = (bottom - TOP) / decades;
    for (int i = 0; i <= decades; i++) {
      double y = Math.round(bottom - i * perDecade) + 0.5;
      g.setStroke(grid.get());
      g.setLineWidth(1);
      g.strokeLine(left, y, width - RIGHT, y);
      if (decades <= 4 || i % 2 == 0 || i == decades) {
        write(g, axis((long) Math.pow(10, i)), left - 8, y, TextAlignment.RIGHT, text.get());
      }
    }
    double step = (width - left - RIGHT) / LatencyBins.COUNT;
    // The last label, past a client's patience, is always among them.
    int every = step < 42 * scale ? 2 : 1;
    for (int part = 0; part < LatencyBins.COUNT; part++) {
      group(g, part, left + part * step, step, bottom, perDecade);
      boolean late = series.getFirst().bins().get(part).fromMs() >= LATE_MS;
      boolean any = series.stream().anyMatch(s -> s.bins().get(s.bins().size() - 1).count() > 0);
      if (part % every != 0) {
        continue;
      }
      write(
          g,
          label(part),
          left + (part + 0.5) * step,
          bottom + 12 * scale,
          TextAlignment.CENTER,
          late && any ? badText.get() : text.get());
    }
    int at = partProperty().get();
    if (at >= 0 && at < parts()) {
      g.setStroke(accent.get());
      g.strokeRect(left + at * step + 1, TOP - 4, step - 2, bottom - TOP + 4);
    }
  }

  private void group(
      GraphicsContext g, int part, double x, double step, double bottom, double perDecade) {
    double inner = step * 0.76;
    double each = Math.min(22, inner / series.size());
    double at = x + (step - each * series.size()) / 2;
    for (int i = 0; i < series.size(); i++) {
      LatencyBins.Bin bin = series.get(i).bins().get(part);
      if (bin.count() > 0) {
        // One query must be seen too: a bar begins a little below 1.
        double h = Math.max(3, Math.log10(bin.count()) * perDecade);
        boolean late = bin.fromMs() >= LATE_MS;
        g.setFill(late ? hatched(bad.get(), ground.get()) : colour(i));
        g.fillRect(at + i * each, bottom - h, Math.max(1, each - 1.5), h);
        if (late) {
          write(
              g,
              Figures.count(bin.count()),
              at + (i + 0.5) * each,
              bottom - h - 8,
              TextAlignment.CENTER,
              badText.get());
        }
      }
    }
  }

  private Paint colour(int index) {
    return switch (index) {
      case 0 -> one.get();
      case 1 -> two.get();
      case 2 -> quiet.get();
      default -> other.get();
    };
  }
}
