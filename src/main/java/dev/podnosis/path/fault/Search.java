package dev.podnosis.path.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the sets of faults of least weight that explain every failure and are contradicted by
 * nothing: best first, so that the first that fits is the lightest there is. A set that does not
 * fit is enlarged by each fault that could explain the failure it explains worst; a set that stops
 * what was seen to pass is given up, as enlarging it stops only more.
 */
final class Search {
  /** Explanations that weigh as much as this more than the lightest are told apart by nothing. */
  static final double TIE = 0.25;

  /** Of equally light explanations one that makes all counts 20 times unlikelier is dropped. */
  private static final double UNLIKELIER = Math.log(20);

  private static final int MOST_SETS = 6_000;
  private static final int MOST_TIES = 24;

  private final List<Trial> trials;
  private final List<Candidate> candidates;
  private final Fit fit;
  private final PriorityQueue<int[]> open;
  private final Set<List<Integer>> seen = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private @Nullable Found best;
  private int looked;
  private boolean exhaustive = true;

  /**
   * A set of faults and how it fares.
   *
   * @param faults the faults
   * @param rates the loss rate of each
   * @param unexplained trials that lost more than it explains
   * @param contradicting trials that lost less than it demands
   * @param logLikelihood the natural logarithm of how likely all counts are under it
   */
  record Found(
      List<Candidate> faults,
      double[] rates,
      BitSet unexplained,
      BitSet contradicting,
      double logLikelihood) {
    double weight() {
      return faults.stream().mapToDouble(Candidate::weight).sum();
    }

    boolean fits() {
      return unexplained.isEmpty() && contradicting.isEmpty();
    }

    private int flaws() {
      return unexplained.cardinality() + 2 * contradicting.cardinality();
    }
  }

  Search(List<Trial> trials, List<Candidate> candidates, Universe universe) {
    this.trials = trials;
    this.candidates = candidates;
    this.fit = new Fit(trials, universe);
    this.open =
        new PriorityQueue<>(
            Comparator.comparingDouble((int[] set) -> weight(set)).thenComparing(Arrays::toString));
  }

  /** The lightest sets that fit, lightest first; without any the one with the fewest flaws. */
  List<Found> run() {
    open.add(new int[0]);
    while (!open.isEmpty() && found.size() < MOST_TIES) {
      int[] set = open.poll();
      if (!found.isEmpty() && weight(set) > found.getFirst().weight() + TIE) {
        break;
      }
      if (++looked > MOST_SETS) {
        exhaustive = false;
        break;
      }
      look(set);
    }
    exhaustive &= found.size() < MOST_TIES;
    if (!found.isEmpty()) {
      double likeliest = found.stream().mapToDouble(Found::logLikelihood).max().orElse(0);
      return found.stream().filter(f -> f.logLikelihood() >= likeliest - UNLIKELIER).toList();
    }
    return best == null || best.faults().isEmpty() ? List.of() : List.of(best);
  }

  /** Whether every lighter set was looked at. */
  boolean exhaustive() {
    return exhaustive;
  }

  /** How one set of faults fares. */
  Found judge(List<Candidate> faults) {
    double[] rates = fit.rates(faults);
    World world = fit.world(faults, rates);
    BitSet unexplained = new BitSet();
    BitSet contradicting = new BitSet();
    double likelihood = 0;
    for (int t = 0; t < trials.size(); t++) {
      Trial trial = trials.get(t);
      Expected expected = world.expect(trial.crossing());
      unexplained.set(t, expected.exceededBy(trial.lost(), trial.sent()));
      contradicting.set(t, expected.missedBy(trial.lost(), trial.sent()));
      likelihood += expected.logLikelihood(trial.lost(), trial.sent());
    }
    return new Found(faults, rates, unexplained, contradicting, likelihood);
  }

  private double weight(int[] set) {
    return Arrays.stream(set).mapToDouble(i -> candidates.get(i).weight()).sum();
  }

  private void look(int[] set) {
    if (found.stream().anyMatch(f -> contains(set, f))) {
      return;
    }
    Found judged = judge(Arrays.stream(set).mapToObj(candidates::get).toList());
    if (judged.fits()) {
      found.add(judged);
      return;
    }
    if (best == null || judged.flaws() < best.flaws()) {
      best = judged;
    }
    boolean onlyDead = judged.faults().stream().noneMatch(Candidate::partial);
    if (onlyDead && !judged.contradicting().isEmpty()) {
      return;
    }
    int trial = worst(judged);
    if (trial >= 0) {
      enlarge(set, trial);
    }
  }

  private boolean contains(int[] set, Found smaller) {
    Set<Candidate> members = new HashSet<>();
    Arrays.stream(set).forEach(i -> members.add(candidates.get(i)));
    return members.containsAll(smaller.faults());
  }

  /** The unexplained failure that fewest faults can explain: it leaves the fewest ways on. */
  private int worst(Found judged) {
    BitSet of = judged.unexplained();
    if (of.isEmpty()) {
      of = new BitSet();
      for (Candidate fault : judged.faults()) {
        for (int t : fault.trials()) {
          of.set(t, trials.get(t).failing());
        }
      }
    }
    return of.stream()
        .boxed()
        .min(Comparator.comparingLong(this::explainers).thenComparing(Comparator.naturalOrder()))
        .orElse(-1);
  }

  private long explainers(int trial) {
    return candidates.stream().filter(c -> Arrays.binarySearch(c.trials(), trial) >= 0).count();
  }

  private void enlarge(int[] set, int trial) {
    for (int i = 0; i < candidates.size(); i++) {
      int added = i;
      if (Arrays.binarySearch(candidates.get(i).trials(), trial) < 0
          || Arrays.stream(set).anyMatch(j -> j == added)) {
        continue;
      }
      int[] larger = Arrays.copyOf(set, set.length + 1);
      larger[set.length] = added;
      Arrays.sort(larger);
      if (seen.add(Arrays.stream(larger).boxed().toList())) {
        open.add(larger);
      }
    }
  }
}
