package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Vantage;
import java.time.Duration;
import java.util.List;

/** Replays a saved case file: what it holds is what each probe sees. */
public final class CaseFileSource implements EvidenceSource {
  private final CaseFile saved;

  /** Replays {@code saved}. */
  public CaseFileSource(CaseFile saved) {
    this.saved = saved;
  }

  @Override
  public List<Look> collect(ProbeId probe, CaseFile soFar) {
    List<Look> looks =
        saved
            .of(probe)
            .map(
                e ->
                    new Look(
                        e.probe(),
                        e.vantage(),
                        e.observedAt(),
                        e.duration(),
                        e.observation(),
                        e.transcript()))
            .toList();
    return looks.isEmpty() ? List.of(notInBundle(probe)) : looks;
  }

  private Look notInBundle(ProbeId probe) {
    return new Look(
        probe,
        Vantage.user(),
        saved.run().finishedAt(),
        Duration.ZERO,
        new NotObserved(NotObserved.Reason.MISSING, probe.id(), ""),
        null);
  }
}
