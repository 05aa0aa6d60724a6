package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events.
 *
 * @param about whose events were asked for, such as {@code pod shop/web}
 * @param events the events, oldest first
 */
public record EventsSeen(String about, List<Event> events) implements Observation {
  public EventsSeen {
    events = List.copyOf(events);
  }

  /**
   * One event.
   *
   * @param kind the object's kind
   * @param object the object
   * @param type {@code Normal} or {@code Warning}
   * @param reason such as {@code Unhealthy}
   * @param message the words
   * @param count how often it was seen
   * @param first when first, where told
   * @param last when last, where told
   */
  public record Event(
      String kind,
      ObjectRef object,
      String type,
      String reason,
      String message,
      int count,
      @Nullable Instant first,
      @Nullable Instant last) {}
}
