package dev.podnosis.path.fault;

import java.util.Arrays;
import java.util.List;

/** Finds the loss rates at which a set of faults fits the trials best. */
final class Fit {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int ROUNDS = 3;
  private static final int STEPS = 11;

  private final Trial[] trials;
  private final Universe universe;
  private final World world;

  Fit(List<Trial> trials, Universe universe) {
    this.trials = trials.toArray(Trial[]::new);
    this.universe = universe;
    this.world = new World(universe.size());
  }

  /** The world in which these faults are there, at these rates. */
  World world(List<Candidate> faults, double[] rates) {
    world.reset();
    for (int i = 0; i < faults.size(); i++) {
      if (faults.get(i).partial()) {
        world.lose(faults.get(i).components(), rates[i], universe);
      }
    }
    for (Candidate fault : faults) {
      if (!fault.partial()) {
        world.kill(fault.components());
      }
    }
    return world;
  }

  /** The rates of greatest likelihood, one for each fault; 1 for those that stop everything. */
  double[] rates(List<Candidate> faults) {
    double[] rates = new double[faults.size()];
    Arrays.setAll(rates, i -> faults.get(i).partial() ? faults.get(i).most() / 2 : 1);
    long partial = faults.stream().filter(Candidate::partial).count();
    for (int round = 0; round < (partial > 1 ? ROUNDS : partial); round++) {
      for (int i = 0; i < rates.length; i++) {
        if (faults.get(i).partial()) {
          climb(faults, rates, i, faults.get(i).trials());
        }
      }
    }
    return rates;
  }

  /** Golden-section search along one rate. */
  private void climb(List<Candidate> faults, double[] rates, int i, int[] touched) {
    double low = 0;
    double high = faults.get(i).most();
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = likelihood(faults, rates, i, left, touched);
    double atRight = likelihood(faults, rates, i, right, touched);
    for (int step = 0; step < STEPS; step++) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = likelihood(faults, rates, i, left, touched);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = likelihood(faults, rates, i, right, touched);
      }
    }
    rates[i] = (low + high) / 2;
  }

  private double likelihood(
      List<Candidate> faults, double[] rates, int i, double rate, int[] touched) {
    rates[i] = rate;
    World assumed = world(faults, rates);
    double sum = 0;
    for (int t : touched) {
      Trial trial = trials[t];
      sum += assumed.expect(trial.crossing()).logLikelihood(trial.lost(), trial.sent());
    }
    return sum;
  }
}
