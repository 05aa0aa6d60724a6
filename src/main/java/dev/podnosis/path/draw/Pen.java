package dev.podnosis.path.draw;

import dev.podnosis.path.Hop;
import dev.podnosis.path.draw.GraphLayout.Box;

/** What a {@link GraphPicture} is drawn with: on paper, on a screen. */
public interface Pen {
  /** An icon before a name, and its distance. */
  double ICON_ROOM = 21;

  /**
   * How a shape is filled and outlined.
   *
   * @param fill the colour inside
   * @param line the colour of the outline
   * @param width of the outline
   * @param dashes lengths of dashes and gaps; empty for a solid outline
   */
  record Ink(String fill, String line, double width, String dashes) {
    /** With a solid outline. */
    public Ink(String fill, String line, double width) {
      this(fill, line, width, "");
    }
  }

  /** How words are written. */
  record Letters(double size, boolean bold, String colour) {}

  /** Draws a rectangle with rounded corners. */
  void box(Box box, double radius, Ink ink);

  /** Draws a line with its arrow head. */
  void line(GraphPicture.Line line, String colour, double width);

  /** Draws the sign of a style, its top left corner at a point. */
  void sign(EdgeStyle style, double x, double y, double size);

  /**
   * Draws what stands for a kind of hop, and says how much room it took: {@link #ICON_ROOM}, or 0.
   */
  double icon(Hop.Kind kind, double x, double y);

  /** Writes words on one line, shortened in their middle to the room. */
  void text(String words, Letters letters, double x, double y, double room);
}
