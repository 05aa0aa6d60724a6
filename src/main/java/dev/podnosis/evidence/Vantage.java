package dev.podnosis.evidence;

/**
 * Where a probe ran and how it got there.
 *
 * @param source the way in
 * @param place where it stood
 */
public record Vantage(Source source, Place place) {
  /** What the API server says about its objects. */
  public static Vantage api() {
    return new Vantage(Source.API, new Place.ApiServer());
  }

  /** What the person at the desktop said. */
  public static Vantage user() {
    return new Vantage(Source.USER, new Place.Desktop());
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
