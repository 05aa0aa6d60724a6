package dev.podnosis.ui.traffic;

import dev.podnosis.ui.common.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A chart drawn on a canvas, in the theme's colours and text size. Its parts are reached with the
 * arrow keys; a screen reader hears the part under the cursor, else the whole.
 */
abstract class ChartPane extends Region {
  private static final StyleablePropertyFactory<ChartPane> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private static final CssMetaData<ChartPane, Paint> GOOD = paint("-pd-chart-good", c -> c.good);
  private static final CssMetaData<ChartPane, Paint> QUIET = paint("-pd-chart-quiet", c -> c.quiet);
  private static final CssMetaData<ChartPane, Paint> BAD = paint("-pd-chart-bad", c -> c.bad);
  private static final CssMetaData<ChartPane, Paint> OTHER = paint("-pd-chart-other", c -> c.other);
  private static final CssMetaData<ChartPane, Paint> ONE = paint("-pd-chart-one", c -> c.one);
  private static final CssMetaData<ChartPane, Paint> TWO = paint("-pd-chart-two", c -> c.two);
  private static final CssMetaData<ChartPane, Paint> GRID = paint("-pd-chart-grid", c -> c.grid);
  private static final CssMetaData<ChartPane, Paint> GROUND =
      paint("-pd-chart-ground", c -> c.ground);
  private static final CssMetaData<ChartPane, Paint> TEXT = paint("-pd-chart-text", c -> c.text);
  private static final CssMetaData<ChartPane, Paint> BAD_TEXT =
      paint("-pd-chart-bad-text", c -> c.badText);
  private static final CssMetaData<ChartPane, Paint> ACCENT =
      paint("-pd-chart-accent", c -> c.accent);

  private static final int HATCH = 6;

  final StyleableObjectProperty<Paint> good = styled(GOOD, "good");
  final StyleableObjectProperty<Paint> quiet = styled(QUIET, "quiet");
  final StyleableObjectProperty<Paint> bad = styled(BAD, "bad");
  final StyleableObjectProperty<Paint> other = styled(OTHER, "other");
  final StyleableObjectProperty<Paint> one = styled(ONE, "one");
  final StyleableObjectProperty<Paint> two = styled(TWO, "two");
  final StyleableObjectProperty<Paint> grid = styled(GRID, "grid");
  final StyleableObjectProperty<Paint> ground = styled(GROUND, "ground");
  final StyleableObjectProperty<Paint> text = styled(TEXT, "text");
  final StyleableObjectProperty<Paint> badText = styled(BAD_TEXT, "badText");
  final StyleableObjectProperty<Paint> accent = styled(ACCENT, "accent");

  final Messages messages;
  private final Canvas canvas = new Canvas();
  private final Label measure = new Label();
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper(this, "cursor", -1);
  private final StringProperty sum = new SimpleStringProperty(this, "sum", "");
  private final Tooltip tooltip = new Tooltip();
  private final double height;

  /**
   * An empty chart.
   *
   * @param height its height in pixels at the usual size of text
   */
  ChartPane(Messages messages, double height) {
    this.messages = messages;
    this.height = height;
    getStyleClass().add("chart-pane");
    measure.getStyleClass().add("micro");
    measure.setVisible(false);
    measure.setManaged(false);
    canvas.setManaged(false);
    getChildren().addAll(canvas, measure);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    measure.fontProperty().addListener(o -> requestLayout());
    cursor.addListener(o -> draw());
    focusedProperty().addListener(o -> draw());
    Tooltip.install(this, tooltip);
    accessibleTextProperty()
        .bind(
            Bindings.createStringBinding(
                () -> cursor.get() < 0 ? sum.get() : words(cursor.get()), cursor, sum));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(partAt(e.getX(), e.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> point(-1));
  }

  private static CssMetaData<ChartPane, Paint> paint(
      String property, java.util.function.Function<ChartPane, StyleableObjectProperty<Paint>> of) {
    return FACTORY.createPaintCssMetaData(property, of::apply, Color.GRAY, false);
  }

  private StyleableObjectProperty<Paint> styled(CssMetaData<ChartPane, Paint> data, String name) {
    StyleableObjectProperty<Paint> property =
        new SimpleStyleableObjectProperty<>(data, this, name, Color.GRAY);
    property.addListener(o -> draw());
    return property;
  }

  /** How many parts the arrow keys go through. */
  abstract int parts();

  /** The part at a place, or -1. */
  abstract int partAt(double x, double y);

  /** What a part says. */
  abstract String words(int part);

  /** Takes a part as filter. */
  abstract void choose(int part);

  /** Draws everything. */
  abstract void draw(GraphicsContext g, double width, double height);

  /** What the chart says as a whole, for a screen reader. */
  StringProperty sumProperty() {
    return sum;
  }

  ReadOnlyIntegerProperty partProperty() {
    return cursor.getReadOnlyProperty();
  }

  private void point(int part) {
    cursor.set(part);
    tooltip.setText(part < 0 ? sum.get() : words(part));
  }

  private void key(KeyEvent e) {
    int step =
        switch (e.getCode()) {
          case LEFT, UP -> -1;
          case RIGHT, DOWN -> 1;
          default -> 0;
        };
    if (step != 0 && parts() > 0) {
      int from = cursor.get() < 0 && step < 0 ? parts() : cursor.get();
      cursor.set(Math.clamp(from + step, 0, parts() - 1));
      moved(e.isShiftDown());
      e.consume();
      return;
    }
    boolean act =
        switch (e.getCode()) {
          case ENTER, SPACE -> cursor.get() >= 0;
          default -> false;
        };
    if (act) {
      choose(cursor.get());
      e.consume();
    }
  }

  /** The arrow keys have moved the cursor. */
  void moved(boolean extending) {}

  /** The size of text against the usual one. */
  double scale() {
    return measure.getFont().getSize() / 11.5;
  }

  Font font() {
    return measure.getFont();
  }

  void redraw() {
    draw();
  }

  private void draw() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (canvas.getWidth() < 40 || canvas.getHeight() < 20) {
      return;
    }
    g.setFont(font());
    draw(g, canvas.getWidth(), canvas.getHeight());
    if (isFocused()) {
      g.setStroke(accent.get());
      g.setLineWidth(2);
      g.strokeRoundRect(1, 1, canvas.getWidth() - 2, canvas.getHeight() - 2, 8, 8);
    }
  }

  /** Writes text; {@code x} is its middle, right end or left end. */
  void write(
      GraphicsContext g, String words, double x, double y, TextAlignment side, Paint colour) {
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(side);
    g.setFill(colour);
    g.fillText(words, x, y);
  }

  /** Stripes of a colour, so that what failed is not told by colour alone. */
  ImagePattern hatched(Paint colour, Paint between) {
    Color dark = colour instanceof Color c ? c : Color.RED;
    Color light = between instanceof Color c ? c : Color.WHITE;
    WritableImage image = new WritableImage(HATCH, HATCH);
    PixelWriter pixels = image.getPixelWriter();
    Color stripe = dark.interpolate(light, 0.45);
    for (int y = 0; y < HATCH; y++) {
      for (int x = 0; x < HATCH; x++) {
        pixels.setColor(x, y, (x + y) % HATCH < 2 ? stripe : dark);
      }
    }
    return pattern(image);
  }

  /** Faint stripes where there is no log. */
  ImagePattern gap() {
    WritableImage image = new WritableImage(8, 8);
    Color line = grid.get() instanceof Color c ? c : Color.LIGHTGRAY;
    for (int i = 0; i < 8; i++) {
      image.getPixelWriter().setColor(i, 7 - i, line);
      image.getPixelWriter().setColor(i, (15 - i) % 8, line);
    }
    return pattern(image);
  }

  private static ImagePattern pattern(Image image) {
    return new ImagePattern(image, 0, 0, image.getWidth(), image.getHeight(), false);
  }

  /** The smallest of 1, 2, 5, 10, 20, 50 … that is not below. */
  static long ceiling(long value) {
    long unit = 1;
    while (true) {
      for (long digit : new long[] {1, 2, 3, 5}) {
        if (digit * unit >= value) {
          return digit * unit;
        }
      }
      unit *= 10;
    }
  }

  /** A count on an axis: {@code 3 k}. */
  static String axis(long n) {
    if (n >= 1_000_000 && n % 100_000 == 0) {
      return trim(n / 1e6) + " M";
    }
    return n >= 1000 && n % 100 == 0 ? trim(n / 1e3) + " k" : Long.toString(n);
  }

  private static String trim(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(height * Math.max(1, scale()));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 120;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(snapSizeX(getWidth()));
    canvas.setHeight(snapSizeY(getHeight()));
    draw();
  }
}
