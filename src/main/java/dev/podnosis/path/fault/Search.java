package dev.podnosis.path.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Looks for the likeliest sets of faults. How unlikely all counts are under a set (its deviance)
 * and how much it claims (its weight) are added up; the least sum is the best explanation, and what
 * comes close stands beside it. Lightest first: a set that would be worse than the best already
 * found even if it explained every count perfectly ends the search. A set that leaves failures open
 * is enlarged by each fault that could explain the one it explains worst; a set that stops what was
 * seen to pass is given up, as enlarging it stops only more.
 */
final class Search {
  /** Explanations that weigh as much as this more than the lightest are told apart by nothing. */
  static final double TIE = 0.25;

  /**
   * What a fault of weight 1 costs, in natural logarithms of likelihood: before anything was
   * measured, one particular place of a cluster is broken once in a hundred thousand times.
   */
  private static final double WEIGHT = 12;

  /** Of two explanations one that is 20 times unlikelier is dropped. */
  private static final double UNLIKELIER = Math.log(20);

  private static final int MOST_SETS = 2_500;
  private static final int MOST_TIES = 24;

  private final List<Trial> trials;
  private final List<Candidate> candidates;
  private final Fit fit;

  /** The trials that each candidate bears on. */
  private final BitSet[] touched;

  /** How many candidates bear on each trial. */
  private final int[] explainers;

  private final PriorityQueue<Open> open;
  private final Set<List<Integer>> seen = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private double least = Double.POSITIVE_INFINITY;
  private final double lightest;
  private int looked;
  private boolean exhaustive = true;

  /**
   * A set of faults, by their places among the candidates, still to be looked at.
   *
   * @param least what it and all larger ones cost at least
   */
  private record Open(int[] set, double least) {}

  /**
   * A set of faults and how it fares.
   *
   * @param faults the faults
   * @param rates the loss rate of each
   * @param unexplained trials that lost more than it explains
   * @param contradicting trials that lost less than it demands
   * @param deviance by how much the logarithm of the likelihood of each count lies below that of a
   *     rate that fits it exactly
   */
  record Found(
      List<Candidate> faults,
      double[] rates,
      BitSet unexplained,
      BitSet contradicting,
      double[] deviance) {
    double weight() {
      return faults.stream().mapToDouble(Candidate::weight).sum();
    }

    /** Less is better. */
    double cost() {
      return WEIGHT * weight() + Arrays.stream(deviance).sum();
    }

    private boolean within(Found other) {
      return faults.size() < other.faults.size() && other.faults.containsAll(faults);
    }
  }

  Search(List<Trial> trials, List<Candidate> candidates, Universe universe) {
    this.trials = trials;
    this.candidates = candidates;
    this.fit = new Fit(trials, universe);
    this.touched = new BitSet[candidates.size()];
    this.explainers = new int[trials.size()];
    for (int i = 0; i < touched.length; i++) {
      touched[i] = new BitSet(trials.size());
      for (int t : candidates.get(i).trials()) {
        touched[i].set(t);
        explainers[t]++;
      }
    }
    this.open =
        new PriorityQueue<>(
            Comparator.comparingDouble(Open::least).thenComparing(o -> Arrays.toString(o.set())));
    this.lightest = candidates.stream().mapToDouble(Candidate::weight).min().orElse(0);
  }

  /** The best sets, best first. */
  List<Found> run() {
    open.add(new Open(new int[0], 0));
    while (!open.isEmpty()) {
      Open next = open.poll();
      if (next.least() > least + UNLIKELIER) {
        break;
      }
      if (++looked > MOST_SETS) {
        exhaustive = false;
        break;
      }
      look(next.set());
    }
    List<Found> close =
        found.stream()
            .filter(f -> f.cost() <= least + UNLIKELIER && !f.faults().isEmpty())
            .filter(f -> found.stream().noneMatch(o -> o.within(f) && o.cost() <= f.cost()))
            .sorted(Comparator.comparingDouble(Found::cost))
            .toList();
    exhaustive &= close.size() <= MOST_TIES;
    return close.stream().limit(MOST_TIES).toList();
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
    double[] deviance = new double[trials.size()];
    for (int t = 0; t < trials.size(); t++) {
      Trial trial = trials.get(t);
      Expected expected = world.expect(trial.crossing());
      unexplained.set(t, expected.exceededBy(trial.lost(), trial.sent()));
      contradicting.set(t, expected.missedBy(trial.lost(), trial.sent()));
      deviance[t] =
          Expected.ANYTHING.logLikelihood(trial.lost(), trial.sent())
              - expected.logLikelihood(trial.lost(), trial.sent());
    }
    return new Found(faults, rates, unexplained, contradicting, deviance);
  }

  private double weight(int[] set) {
    return Arrays.stream(set).mapToDouble(i -> candidates.get(i).weight()).sum();
  }

  private static boolean contains(int[] set, int candidate) {
    for (int i : set) {
      if (i == candidate) {
        return true;
      }
    }
    return false;
  }

  private void look(int[] set) {
    Found judged = judge(Arrays.stream(set).mapToObj(candidates::get).toList());
    boolean onlyDead = judged.faults().stream().noneMatch(Candidate::partial);
    if (onlyDead && !judged.contradicting().isEmpty()) {
      return;
    }
    if (judged.cost() <= least + UNLIKELIER) {
      found.add(judged);
      if (set.length > 0) {
        least = Math.min(least, judged.cost());
      }
    }
    if (WEIGHT * (weight(set) + lightest) > least + UNLIKELIER) {
      return;
    }
    int trial = worst(judged);
    if (trial >= 0) {
      enlarge(set, trial, judged);
    }
  }

  /**
   * The failure that it explains badly and that fewest faults can explain: it leaves the fewest
   * ways on.
   */
  private int worst(Found judged) {
    double[] deviance = judged.deviance();
    double most = 0;
    for (int t = 0; t < deviance.length; t++) {
      most = trials.get(t).failing() ? Math.max(most, deviance[t]) : most;
    }
    double bad = most / 2;
    return IntStream.range(0, deviance.length)
        .filter(t -> trials.get(t).failing() && deviance[t] > 0 && deviance[t] >= bad)
        .boxed()
        .min(
            Comparator.comparingInt((Integer t) -> explainers[t])
                .thenComparing(Comparator.naturalOrder()))
        .orElse(-1);
  }

  private void enlarge(int[] set, int trial, Found judged) {
    BitSet settled = new BitSet();
    for (int i : set) {
      if (candidates.get(i).partial()) {
        settled.or(touched[i]);
      }
    }
    for (int i = 0; i < candidates.size(); i++) {
      if (!touched[i].get(trial) || contains(set, i)) {
        continue;
      }
      int[] larger = Arrays.copyOf(set, set.length + 1);
      larger[set.length] = i;
      Arrays.sort(larger);
      double atLeast = atLeast(larger, settled, touched[i], judged);
      if (atLeast <= least + UNLIKELIER && seen.add(Arrays.stream(larger).boxed().toList())) {
        open.add(new Open(larger, atLeast));
      }
    }
  }

  /**
   * What a set costs at least: what no fault with a rate to choose bears on stays as unlikely as it
   * was, unless one more fault is added.
   */
  private double atLeast(int[] set, BitSet settled, BitSet added, Found judged) {
    double stays = 0;
    for (int t = 0; t < trials.size(); t++) {
      if (!settled.get(t) && !added.get(t)) {
        stays += judged.deviance()[t];
      }
    }
    return WEIGHT * weight(set) + Math.min(stays, WEIGHT * lightest);
  }
}
