package dev.podnosis.path.fault;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which other traffic was seen to come through where a fault lies, and which nobody sent. */
final class Passing {
  private final Set<Traffic> passes = EnumSet.noneOf(Traffic.class);
  private final Set<Traffic> untested = EnumSet.noneOf(Traffic.class);

  Passing(Hypothesis hypothesis, List<Trial> trials, Universe universe) {
    Set<Traffic> stopped = hypothesis.fault().traffic();
    if (stopped.contains(Traffic.CONTENT)) {
      return;
    }
    Set<Spot> spots =
        hypothesis.components().stream().map(Component::spot).collect(Collectors.toSet());
    for (Traffic other : EnumSet.of(Traffic.UDP, Traffic.TCP, Traffic.API, Traffic.ICMP)) {
      if (stopped.contains(other)) {
        continue;
      }
      List<Trial> across = trials.stream().filter(t -> crosses(t, spots, other, universe)).toList();
      if (across.isEmpty()) {
        untested.add(other);
      } else if (across.stream().anyMatch(t -> t.lost() < t.sent())) {
        passes.add(other);
      }
    }
  }

  private static boolean crosses(Trial trial, Set<Spot> spots, Traffic traffic, Universe universe) {
    for (int number : trial.crossing().common()) {
      Component component = universe.component(number);
      if (component.traffic() == traffic && spots.contains(component.spot())) {
        return true;
      }
    }
    return false;
  }

  Set<Traffic> passes() {
    return passes;
  }

  Set<Traffic> untested() {
    return untested;
  }
}
