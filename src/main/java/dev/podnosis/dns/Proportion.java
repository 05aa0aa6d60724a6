package dev.podnosis.dns;

/**
 * How many of a number of tries failed, with the interval the true rate lies in at 95 % (Wilson's
 * score interval, which stays honest for few tries and for none or all failed).
 */
public record Proportion(long failures, long total) {

  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  public Proportion {
    if (failures < 0 || failures > total) {
      throw new IllegalArgumentException(failures + " of " + total);
    }
  }

  /** The share that failed, 0 to 1; 0 when nothing was tried. */
  public double rate() {
    return total == 0 ? 0 : (double) failures / total;
  }

  /** Lower end of the interval; 0 when nothing was tried. */
  public double low() {
    return failures == 0 ? 0 : Math.max(0, center() - margin());
  }

  /** Upper end of the interval; 1 when nothing was tried. */
  public double high() {
    return failures == total ? 1 : Math.min(1, center() + margin());
  }

  /** Both samples taken together. */
  public Proportion plus(Proportion other) {
    return new Proportion(
        Math.addExact(failures, other.failures), Math.addExact(total, other.total));
  }

  private double center() {
    return (rate() + Z * Z / (2 * total)) / (1 + Z * Z / total);
  }

  private double margin() {
    double p = rate();
    double spread = p * (1 - p) / total + Z * Z / (4.0 * total * total);
    return Z / (1 + Z * Z / total) * Math.sqrt(spread);
  }
}
