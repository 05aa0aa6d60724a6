package dev.podnosis.path.draw;

/**
 * The colours of a drawing, written {@code #RRGGBB}.
 *
 * @param surface behind everything
 * @param card of a hop
 * @param group behind replicas of one node
 * @param border of cards
 * @param text main text
 * @param muted secondary text
 * @param onFill text and glyphs on a filled shape
 * @param ok what answers
 * @param warning what is degraded
 * @param danger what does not answer
 * @param dangerSoft behind what is faulty
 * @param unknown what was not tested
 * @param idle what is not used
 */
public record Palette(
    String surface,
    String card,
    String group,
    String border,
    String text,
    String muted,
    String onFill,
    Tone ok,
    Tone warning,
    Tone danger,
    String dangerSoft,
    Tone unknown,
    Tone idle) {

  /** One role: fill of glyphs, lines, and thin borders of labels. */
  public record Tone(String fill, String line) {}

  /** On white, as on paper. */
  public static final Palette LIGHT =
      new Palette(
          "#FFFFFF",
          "#FFFFFF",
          "#F6F8FA",
          "#D0D7DE",
          "#1F2328",
          "#57606A",
          "#FFFFFF",
          new Tone("#0F8A6B", "#9FDCC8"),
          new Tone("#B97A00", "#E8CC7F"),
          new Tone("#CF3320", "#F5B5AA"),
          "#FFECE8",
          new Tone("#7A4FD0", "#CFBAF5"),
          new Tone("#818B95", "#D0D7DE"));

  /** On a dark surface. */
  public static final Palette DARK =
      new Palette(
          "#0F141A",
          "#161B22",
          "#0B0F14",
          "#30363D",
          "#E6EDF3",
          "#9AA5B1",
          "#0F141A",
          new Tone("#2FAE8A", "#1F5A4A"),
          new Tone("#D29922", "#66511A"),
          new Tone("#F0604C", "#7A3127"),
          "#371713",
          new Tone("#A583F5", "#4D3A80"),
          new Tone("#6B7682", "#30363D"));

  /** The tone of a style. */
  public Tone of(EdgeStyle style) {
    return switch (style) {
      case ANSWERS -> ok;
      case DEGRADED -> warning;
      case NO_ANSWER -> danger;
      case NOT_TESTED -> unknown;
      case NOT_USED -> idle;
    };
  }
}
