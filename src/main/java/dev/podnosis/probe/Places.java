package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import org.jspecify.annotations.Nullable;

/** Enters workplaces, and notes why that was not possible. */
final class Places {
  private Places() {}

  /** The place, or null after noting why there is none. */
  static @Nullable Workplace enter(Scene scene, Read<Workplace> entered) {
    return switch (entered) {
      case Read.Got<Workplace> got -> {
        got.value().limits().forEach(limit -> scene.saw(got.value().vantage(), limit, null));
        yield got.value();
      }
      case Read.Not<Workplace> not -> {
        scene.missed(not.why(), "");
        yield null;
      }
    };
  }

  /** What could not be looked at because what it builds on was not seen. */
  static NotObserved unseen(String what) {
    return new NotObserved(NotObserved.Reason.PREREQUISITE, what, "");
  }
}
