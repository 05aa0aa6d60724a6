package dev.podnosis.path.fault;

import java.util.Arrays;
import java.util.List;

/** An assumed state of all components, and what it lets one expect of a crossing. */
final class World {
  /** How likely a packet passes, taking the lower and the higher view where they differ. */
  private final double[] low;

  private final double[] high;

  /** The same where a DNS server asks again when it hears nothing: only what is dead stays so. */
  private final double[] again;

  World(int components) {
    low = new double[components];
    high = new double[components];
    again = new double[components];
    reset();
  }

  void reset() {
    Arrays.fill(low, 1);
    Arrays.fill(high, 1);
    Arrays.fill(again, 1);
  }

  /** Nothing passes these components. */
  void kill(int[] components) {
    for (int c : components) {
      low[c] = 0;
      high[c] = 0;
      again[c] = 0;
    }
  }

  /** A share of what comes is lost at each of these; what retransmits may hide it. */
  void lose(int[] components, double rate, Universe universe) {
    for (int c : components) {
      low[c] *= 1 - rate;
      if (!universe.hidesLoss(c)) {
        high[c] *= 1 - rate;
      }
    }
  }

  /** The share of questions that must be expected to fail: from, to. */
  Expected expect(Crossing crossing) {
    double passLow = product(crossing.common(), low);
    double passHigh = product(crossing.common(), high);
    if (!crossing.branches().isEmpty()) {
      Expected branches = crossing.fair() ? mean(crossing.branches()) : anyOf(crossing.branches());
      passLow *= 1 - branches.to();
      passHigh *= 1 - branches.from();
    }
    return new Expected(1 - passHigh, 1 - passLow);
  }

  /** Loss over branches that are taken equally often. */
  private Expected mean(List<Crossing.Branch> branches) {
    double weight = 0;
    double passLow = 0;
    double passHigh = 0;
    for (Crossing.Branch branch : branches) {
      double taken = product(branch.gate(), low);
      weight += taken;
      passLow += taken * pass(branch, low, false);
      passHigh += taken * pass(branch, high, true);
    }
    return weight == 0
        ? Expected.ANYTHING
        : new Expected(1 - passHigh / weight, 1 - passLow / weight);
  }

  /** Loss when one branch may be taken always. */
  private Expected anyOf(List<Crossing.Branch> branches) {
    double passLow = 2;
    double passHigh = -1;
    for (Crossing.Branch branch : branches) {
      if (product(branch.gate(), low) > 0) {
        passLow = Math.min(passLow, pass(branch, low, false));
        passHigh = Math.max(passHigh, pass(branch, high, true));
      }
    }
    return passHigh < 0 ? Expected.ANYTHING : new Expected(1 - passHigh, 1 - passLow);
  }

  /**
   * How likely a branch is passed. CoreDNS asks again, or another upstream, when one is silent
   * (plugin forward: for 5 s, each try for 2 s): at best the best of them counts, at worst they are
   * asked equally often and once.
   */
  private double pass(Crossing.Branch branch, double[] view, boolean best) {
    double here = product(branch.components(), view);
    if (branch.onward().isEmpty() || (best && !branch.certain())) {
      return here;
    }
    double sum = 0;
    double max = 0;
    for (int[] way : branch.onward()) {
      double pass = product(way, best ? again : view);
      sum += pass;
      max = Math.max(max, pass);
    }
    return here * (best ? max : sum / branch.onward().size());
  }

  private static double product(int[] components, double[] view) {
    double product = 1;
    for (int c : components) {
      product *= view[c];
    }
    return product;
  }
}
