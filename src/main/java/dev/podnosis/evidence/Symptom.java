package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user reports: what fails, how, how often and when.
 *
 * @param domains the names that fail, as given
 * @param error the client's message; may be empty
 * @param kind the kind of name when the user said so, else null
 * @param frequency how often, when the user said so, else null
 * @param reproducible whether it fails every time, when the user said so, else null
 * @param window when it happened
 */
public record Symptom(
    List<String> domains,
    String error,
    @Nullable DomainKind kind,
    @Nullable Frequency frequency,
    @Nullable Boolean reproducible,
    Window window) {
  public Symptom {
    domains = List.copyOf(domains);
  }

  /**
   * The time of the incident.
   *
   * @param start its beginning
   * @param end its end
   * @param given whether the user gave it; else it is the last 15 minutes before the run
   */
  public record Window(Instant start, Instant end, boolean given) {
    public Window {
      if (end.isBefore(start)) {
        throw new IllegalArgumentException("the window ends before it starts");
      }
    }

    /** Whether a moment lies in it. */
    public boolean contains(Instant at) {
      return !at.isBefore(start) && !at.isAfter(end);
    }
  }

  /** Nothing but a window: only the cluster side is looked at. */
  public static Symptom none(Window window) {
    return new Symptom(List.of(), "", null, null, null, window);
  }
}
