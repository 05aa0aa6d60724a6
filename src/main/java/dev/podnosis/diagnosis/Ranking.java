package dev.podnosis.diagnosis;

import dev.podnosis.evidence.Symptom;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/**
 * The order of causes: roots that are confirmed, then suspected, by how much of the failure they
 * explain; then advice, undecided and ruled out. What the user said of kind and frequency only
 * breaks ties, by the procedure's tables before what a cause's own file says: it never outweighs
 * evidence.
 */
final class Ranking implements Comparator<Judged> {
  private final Comparator<Judged> order;

  Ranking(Map<CauseId, CauseTraits> traits, Orientation orientation, Facts facts) {
    Symptom symptom = facts.symptom();
    order =
        Comparator.comparingInt(Ranking::rank)
            .thenComparingInt(j -> -j.failing())
            .thenComparingInt(j -> -orientation.points(j.id(), facts))
            .thenComparing(Judged::severity)
            .thenComparingInt(j -> -fit(Objects.requireNonNull(traits.get(j.id())), symptom, facts))
            .thenComparing(Judged::id);
  }

  private static int rank(Judged judged) {
    return switch (judged.verdict()) {
      case Verdict.Confirmed c when c.advice() -> 4;
      case Verdict.Confirmed c -> judged.consequenceOf() == null ? 0 : 2;
      case Verdict.Suspected s -> judged.consequenceOf() == null ? 1 : 3;
      case Verdict.Undecided u -> 5;
      case Verdict.RuledOut r -> 6;
    };
  }

  /** How well a cause's own file fits what the user says of kind and frequency. */
  private static int fit(CauseTraits traits, Symptom symptom, Facts facts) {
    int fit = 0;
    if (facts.kinds().stream().anyMatch(traits.kinds()::contains)) {
      fit++;
    }
    if (symptom.frequency() != null && traits.frequencies().contains(symptom.frequency())) {
      fit++;
    }
    return fit;
  }

  @Override
  public int compare(Judged a, Judged b) {
    return order.compare(a, b);
  }
}
