package dev.podnosis.path.fault;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
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
 * @param level how far the run was allowed to go: what is to be measured next may need more
 */
public record Localisation(Analysis loss, Analysis delay, List<RetriedLookups> steps, Level level) {
  public Localisation {
    steps = List.copyOf(steps);
  }

  /** A localisation of a run that was allowed everything. */
  public Localisation(Analysis loss, Analysis delay, List<RetriedLookups> steps) {
    this(loss, delay, steps, Level.NODE);
  }

  /** Whether what would tell more was not measured because the allowed level does not permit it. */
  public boolean withheld(Measurement measurement) {
    return !level.allows(measurement.from().level());
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
        RetriedLookups.of(caseFile),
        caseFile.run().level());
  }
}
