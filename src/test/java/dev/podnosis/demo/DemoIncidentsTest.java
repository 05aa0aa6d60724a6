package dev.podnosis.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.demo.incident.Incident;
import dev.podnosis.demo.incident.Incidents;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoIncidentsTest {
  static List<DemoIncident> all() {
    return DemoIncidents.all();
  }

  @Test
  void everyIncidentHasItsWordsAndNoOthersHave() {
    assertEquals(
        Set.copyOf(Incidents.ids()),
        all().stream().map(DemoIncident::id).collect(Collectors.toSet()));
    assertTrue(
        Incidents.ids()
            .containsAll(
                List.of(
                    "healthy",
                    "coredns-crash-loop",
                    "upstream-timeout",
                    "pod-dns-policy-default")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysEverythingInBothLanguages(DemoIncident incident) {
    assertEquals(Set.of("en", "zh"), incident.title().keySet());
    assertEquals(Set.of("en", "zh"), incident.story().keySet());
    assertTrue(incident.title("zh").chars().anyMatch(c -> c > 0x3000), incident.title("zh"));
    assertFalse(incident.domains().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  void namesPodsThatExist(DemoIncident preset) {
    Incident incident = Incidents.byId(preset.id());
    World world = new World(Instant.now(), incident::manifests);
    incident.world(world);
    Pod pod =
        world.pods().stream()
            .filter(p -> (p.namespace() + "/" + p.name()).equals(preset.pod()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(preset.pod() + " is not in the cluster"));
    assertTrue(
        pod.containers().stream()
            .anyMatch(c -> c.path("name").asString("").equals(preset.container())));
  }
}
