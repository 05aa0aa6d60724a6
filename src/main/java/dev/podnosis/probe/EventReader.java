package dev.podnosis.probe;

import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.ObjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Event objects, of the core API and of events.k8s.io, with and without series. */
public final class EventReader {
  private EventReader() {}

  /** What an Event says. */
  public static EventsSeen.Event read(JsonNode event) {
    JsonNode about =
        event.path("involvedObject").isObject()
            ? event.path("involvedObject")
            : event.path("regarding");
    String message = Json.text(event, "message");
    int count = Math.max(Json.number(event, "count"), Json.number(event, "series", "count"));
    return new EventsSeen.Event(
        Json.text(about, "kind"),
        new ObjectRef(Json.text(about, "namespace"), Json.text(about, "name")),
        Json.text(event, "type"),
        Json.text(event, "reason"),
        message.isEmpty() ? Json.text(event, "note") : message,
        Math.max(count, 1),
        first(
            Json.time(event, "firstTimestamp"),
            Json.time(event, "eventTime"),
            Json.time(event, "metadata", "creationTimestamp")),
        first(
            Json.time(event, "series", "lastObservedTime"),
            Json.time(event, "lastTimestamp"),
            Json.time(event, "eventTime"),
            Json.time(event, "metadata", "creationTimestamp")));
  }

  private static @Nullable Instant first(@Nullable Instant... times) {
    for (Instant time : times) {
      if (time != null) {
        return time;
      }
    }
    return null;
  }
}
