package dev.podnosis.cli;

import dev.podnosis.session.CleanUp.Leftover;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what a clean-up found and did. */
final class CleanUpLines {
  private final Console console;
  private final Instant now;

  CleanUpLines(Console console, Instant now) {
    this.console = console;
    this.now = now;
  }

  /** One line for what was found. */
  void found(Leftover leftover) {
    String state = leftover.mayBeInUse(now) ? "in-use" : leftover.running() ? "running" : "ended";
    Map<String, Object> args =
        Map.of(
            "pod",
            leftover.pod().toString(),
            "container",
            leftover.container(),
            "age",
            age(leftover),
            "state",
            console.text("cleanup." + state, Map.of()));
    console.say(leftover.removable() ? "cleanup.pod" : "cleanup.container", args);
  }

  private String age(Leftover leftover) {
    Instant created = leftover.created();
    return created == null ? "–" : Math.max(0, Duration.between(created, now).toMinutes()) + " min";
  }

  /** What came of it. */
  String summary(CleanUpResult result) {
    List<String> lines = new ArrayList<>();
    long stay = result.found().size() - result.removed() - result.left();
    if (result.found().isEmpty()) {
      lines.add(console.text("cleanup.nothing", Map.of("server", result.server())));
    } else {
      lines.add(
          console.text("cleanup.done", Map.of("removed", result.removed(), "left", result.left())));
    }
    if (stay > 0) {
      lines.add(console.text("cleanup.stay", Map.of("count", stay)));
    }
    if (!result.unseen().isEmpty()) {
      lines.add(console.text("cleanup.unseen", Map.of("namespaces", result.unseen())));
    }
    return String.join("\n", lines);
  }
}
