package dev.podnosis.ui.workspace;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import java.util.List;

/** Tells whether the affected pod went away while its case was open: deleted, or replaced. */
public final class GonePod {
  private GonePod() {}

  /**
   * Whether the API server said last that there is no such pod. A command that was to run in it
   * gets the same answer.
   */
  public static boolean isGone(CaseFile file) {
    ObjectRef pod = file.target().pod();
    if (pod == null) {
      return false;
    }
    List<Evidence> looks =
        file.evidence().stream().filter(e -> e.probe() == ProbeId.BUSINESS_POD).toList();
    boolean missing =
        looks.stream()
            .anyMatch(
                e ->
                    e.observation() instanceof NotObserved seen
                        && seen.reason() == NotObserved.Reason.MISSING);
    String said = "pods \"" + pod.name() + "\" not found";
    return missing
        || file.evidence().stream()
            .anyMatch(
                e ->
                    e.observation() instanceof NotObserved seen
                        && seen.detail().said().contains(said));
  }
}
