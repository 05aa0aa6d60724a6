package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.ProbeId;
import java.util.List;

/** Where evidence comes from: a live cluster, or a case file that is replayed. */
public interface EvidenceSource {
  /**
   * Runs one probe. What could not be seen comes back as {@link dev.podnosis.evidence.NotObserved};
   * expected trouble is never thrown.
   *
   * @param probe the probe
   * @param soFar what is known; probes build on what others brought
   * @return at least one look
   * @throws InterruptedException when the run was cancelled
   */
  List<Look> collect(ProbeId probe, CaseFile soFar) throws InterruptedException;
}
