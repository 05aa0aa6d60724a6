package dev.podnosis.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.ProbeId;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The data files that come with the program can be read and speak of every step and probe. */
class CatalogueLoadTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everyStepAndProbeHasItsPlaceInTheFlowchart() {
    Set<StepId> steps = new TreeSet<>();
    catalogue.flowchart().steps().forEach(s -> steps.add(s.id()));
    assertEquals(Set.of(StepId.values()), steps);
    assertEquals(Set.of(ProbeId.values()), catalogue.flowchart().probes().keySet());
  }
}
