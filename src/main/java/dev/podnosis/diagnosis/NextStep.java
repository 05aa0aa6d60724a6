package dev.podnosis.diagnosis;

import dev.podnosis.evidence.Level;
import java.util.List;

/**
 * The one thing that would settle the most.
 *
 * @param step the step to take
 * @param level the level it needs
 * @param need what it would show
 * @param causes the causes it would help to decide, most likely first
 */
public record NextStep(StepId step, Level level, Need need, List<CauseId> causes) {
  public NextStep {
    causes = List.copyOf(causes);
  }
}
