package dev.podnosis.diagnosis;

import java.util.regex.Pattern;

/**
 * The fixed id of a root cause, such as {@code udp53-blocked}.
 *
 * @param id lower-case words joined by hyphens
 */
public record CauseId(String id) implements Comparable<CauseId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public CauseId {
    if (!SHAPE.matcher(id).matches()) {
      throw new IllegalArgumentException("not an id: " + id);
    }
  }

  @Override
  public int compareTo(CauseId other) {
    return id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return id;
  }
}
