package dev.podnosis.ui.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.path.Carrier;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Status;
import dev.podnosis.recording.RecordedPaths;
import dev.podnosis.ui.path.PathFilter.Carriers;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PathFilterTest {
  private final PathGraph whole =
      PathRoutes.graph(RecordedPaths.measured("udp53-blocked-on-one-node", 0));

  @Test
  void showsOnlyWhatFailsAndItsEnds() {
    PathGraph shown = new PathFilter(true, true, Carriers.BOTH).apply(whole);
    assertFalse(shown.links().isEmpty());
    assertTrue(
        shown.links().stream()
            .allMatch(l -> l.status() == Status.FAILED || l.status() == Status.DEGRADED));
    assertTrue(shown.hops().size() < whole.hops().size());
  }

  @Test
  void leavesAWellPathWhole() {
    PathGraph well = PathRoutes.graph(RecordedPaths.measured("healthy", 0));
    assertEquals(
        new PathFilter(false, false, Carriers.BOTH).apply(well).links(),
        new PathFilter(true, false, Carriers.BOTH).apply(well).links());
  }

  @Test
  void showsOneTransport() {
    PathGraph shown = new PathFilter(false, true, Carriers.UDP).apply(whole);
    assertEquals(Set.of(Carrier.UDP, Carrier.API), carriers(shown));
    assertEquals(
        Set.of(Carrier.TCP, Carrier.API),
        carriers(new PathFilter(false, true, Carriers.TCP).apply(whole)));
    assertTrue(carriers(whole).containsAll(Set.of(Carrier.UDP, Carrier.TCP, Carrier.ICMP)));
  }

  @Test
  void showsOtherVantagesOnlyWhenAsked() {
    PathGraph path = new PathFilter(false, false, Carriers.BOTH).apply(whole);
    PathGraph every = new PathFilter(false, true, Carriers.BOTH).apply(whole);
    assertTrue(every.links().size() > path.links().size());
    long pods = path.hops().stream().filter(h -> h.kind() == Hop.Kind.POD).count();
    assertEquals(1, pods);
  }

  private static Set<Carrier> carriers(PathGraph graph) {
    return graph.links().stream()
        .filter(Link::measured)
        .map(Link::carrier)
        .collect(Collectors.toSet());
  }
}
