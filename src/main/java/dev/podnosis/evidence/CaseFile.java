package dev.podnosis.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All evidence of one diagnosis. Immutable: adding gives a new one. A saved case file is the
 * support bundle; judging it again gives the same verdicts.
 *
 * @param target what is diagnosed
 * @param symptom what the user reports
 * @param run how it was gathered
 * @param evidence what was seen, in the order in which it came
 */
public record CaseFile(Target target, Symptom symptom, Run run, List<Evidence> evidence) {
  public CaseFile {
    evidence = List.copyOf(evidence);
  }

  /** This case file with further looks, numbered on from the last. */
  public CaseFile plus(List<Look> looks) {
    List<Evidence> all = new ArrayList<>(evidence);
    int next = evidence.stream().mapToInt(CaseFile::number).max().orElse(0) + 1;
    for (Look look : looks) {
      all.add(look.numbered("e" + next++));
    }
    return new CaseFile(target, symptom, run, all);
  }

  /** This case file without what some probes brought, before they look again. */
  public CaseFile without(Set<ProbeId> probes) {
    return new CaseFile(
        target, symptom, run, evidence.stream().filter(e -> !probes.contains(e.probe())).toList());
  }

  private static int number(Evidence evidence) {
    return Integer.parseInt(evidence.id().substring(1));
  }

  /** This case file with what is known of the run replaced. */
  public CaseFile withRun(UnaryOperator<Run> change) {
    return new CaseFile(target, symptom, change.apply(run), evidence);
  }

  /** This case file under another symptom. */
  public CaseFile withSymptom(Symptom other) {
    return new CaseFile(target, other, run, evidence);
  }

  /** All observations of one kind, in order. */
  public <T extends Observation> Stream<Seen<T>> all(Class<T> kind) {
    return evidence.stream()
        .filter(e -> kind.isInstance(e.observation()))
        .map(e -> new Seen<>(e, kind.cast(e.observation())));
  }

  /** The last observation of one kind, as it is the freshest. */
  public <T extends Observation> Optional<Seen<T>> last(Class<T> kind) {
    return all(kind).reduce((a, b) -> b);
  }

  /** What one probe brought. */
  public Stream<Evidence> of(ProbeId probe) {
    return evidence.stream().filter(e -> e.probe() == probe);
  }

  /** Whether a probe was asked at all, with success or without. */
  public boolean asked(ProbeId probe) {
    return of(probe).findAny().isPresent();
  }

  /** Whether a probe brought at least one observation other than {@link NotObserved}. */
  public boolean observed(ProbeId probe) {
    return of(probe).anyMatch(e -> !(e.observation() instanceof NotObserved));
  }
}
