package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Tree;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The table of pods. */
final class PodTable {
  private PodTable() {}

  static Columns columns() {
    return new Columns()
        .name()
        .with("Ready", PodTable::ready)
        .with("Status", PodTable::status)
        .with("Restarts", PodTable::restarts)
        .age()
        .wide("IP", o -> Columns.orNone(Tree.text(o, "status", "podIP")))
        .wide("Node", o -> Columns.orNone(Tree.text(o, "spec", "nodeName")))
        .wide("Nominated Node", o -> "<none>")
        .wide("Readiness Gates", o -> "<none>");
  }

  private static String ready(JsonNode pod) {
    long ready = statuses(pod).valueStream().filter(s -> s.path("ready").asBoolean(false)).count();
    return ready + "/" + Tree.at(pod, "spec", "containers").size();
  }

  private static JsonNode statuses(JsonNode pod) {
    return Tree.at(pod, "status", "containerStatuses");
  }

  private static String status(JsonNode pod) {
    if (!Tree.text(pod, "metadata", "deletionTimestamp").isEmpty()) {
      return "Terminating";
    }
    for (JsonNode status : statuses(pod)) {
      String waiting = Tree.text(status, "state", "waiting", "reason");
      String terminated = Tree.text(status, "state", "terminated", "reason");
      if (!waiting.isEmpty() || !terminated.isEmpty()) {
        return waiting.isEmpty() ? terminated : waiting;
      }
    }
    String reason = Tree.text(pod, "status", "reason");
    return reason.isEmpty() ? Tree.text(pod, "status", "phase") : reason;
  }

  private static String restarts(JsonNode pod) {
    int count = statuses(pod).valueStream().mapToInt(s -> s.path("restartCount").asInt(0)).sum();
    Instant last =
        statuses(pod)
            .valueStream()
            .map(s -> Tree.time(s, "lastState", "terminated", "finishedAt"))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    return count == 0 || last == null
        ? Integer.toString(count)
        : count + " (" + Ages.since(last) + " ago)";
  }
}
