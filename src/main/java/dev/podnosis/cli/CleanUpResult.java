package dev.podnosis.cli;

import dev.podnosis.session.CleanUp.Leftover;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a clean-up found and what became of it, as it goes out in JSON.
 *
 * @param server the server that was looked at
 * @param found what was found
 * @param unseen namespaces that could not be looked at
 */
record CleanUpResult(String server, List<Item> found, List<String> unseen) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  CleanUpResult {
    found = List.copyOf(found);
    unseen = List.copyOf(unseen);
  }

  /**
   * One thing.
   *
   * @param kind {@code Pod} or {@code EphemeralContainer}
   * @param namespace where
   * @param pod the pod it is or is in
   * @param name its name
   * @param run the run that made it, or null
   * @param created when, or null
   * @param running whether it still ran when it was found
   * @param removed whether it is gone now
   * @param note why it is still there; may be empty
   */
  record Item(
      String kind,
      String namespace,
      String pod,
      String name,
      @Nullable String run,
      @Nullable String created,
      boolean running,
      boolean removed,
      String note) {
    static Item of(Leftover leftover, boolean removed, String note) {
      return new Item(
          leftover.removable() ? "Pod" : "EphemeralContainer",
          leftover.pod().namespace(),
          leftover.pod().name(),
          leftover.removable() ? leftover.pod().name() : leftover.container(),
          leftover.run().isEmpty() ? null : leftover.run(),
          leftover.created() == null ? null : leftover.created().toString(),
          leftover.running(),
          removed,
          note);
    }
  }

  long removed() {
    return found.stream().filter(Item::removed).count();
  }

  /** Pods that could have been removed and are still there. */
  long left() {
    return found.stream().filter(item -> item.kind().equals("Pod") && !item.removed()).count();
  }

  /** Done, or something is left, or not everything could be looked at. */
  int exit() {
    return left() > 0 || !unseen.isEmpty() ? Exit.INCONCLUSIVE : Exit.NO_PROBLEM;
  }

  String json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
  }
}
