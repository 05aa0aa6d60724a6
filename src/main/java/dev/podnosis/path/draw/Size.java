package dev.podnosis.path.draw;

/** Width and height in pixels at a scale of 1. */
public record Size(double width, double height) {
  /** Nothing to show. */
  public static final Size NONE = new Size(0, 0);

  public Size {
    if (!(width >= 0 && height >= 0 && width < 1e5 && height < 1e5)) {
      throw new IllegalArgumentException("no size: " + width + " by " + height);
    }
  }

  /** Whether there is anything to show. */
  public boolean isNone() {
    return width == 0 || height == 0;
  }
}
