package dev.podnosis.path.fault;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.path.Routes;
import dev.podnosis.path.Topology;
import java.util.List;

/**
 * Where a lookup's path is broken, as far as the evidence of a case tells.
 *
 * @param loss what explains the answers that did not come, or came with an error
 * @param delay what explains the answers that came late
 * @param steps lookups that took whole steps of a resolver's timeout: a first question was lost and
 *     a repeated one answered
 */
public record Localisation(Analysis loss, Analysis delay, List<RetriedLookups> steps) {
  public Localisation {
    steps = List.copyOf(steps);
  }

  /** What fails, or, where nothing does, what is late. */
  public Analysis main() {
    return loss.failing().isEmpty() ? delay : loss;
  }

  /** Whether what {@link #main} explains is late rather than lost. */
  public boolean late() {
    return loss.failing().isEmpty() && !delay.failing().isEmpty();
  }

  /** Localises by the evidence of a case. */
  public static Localisation of(CaseFile caseFile, Routes routes) {
    Topology topology = Topology.of(caseFile, routes);
    return new Localisation(
        new Localiser(caseFile, topology, false).run(),
        new Localiser(caseFile, topology, true).run(),
        RetriedLookups.of(caseFile));
  }
}
