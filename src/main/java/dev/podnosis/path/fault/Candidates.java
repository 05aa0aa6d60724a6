package dev.podnosis.path.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Groups hypotheses by what they do to the trials, and drops those that no trial allows. */
final class Candidates {
  private static final double LEAST = 1e-3;

  /** What loses more than this is taken for a fault that stops everything. */
  private static final double MOST = 0.9;

  private final List<Trial> trials;
  private final Universe universe;
  private final Map<Component, Integer> crossed = new LinkedHashMap<>();

  /** For each component the positions at which trials cross it. */
  private final Map<Integer, List<Position>> positions = new LinkedHashMap<>();

  /** Where in a trial a component stands; part 0 is what every packet crosses. */
  private record Position(int trial, int part) {}

  Candidates(List<Trial> trials, Universe universe) {
    this.trials = trials;
    this.universe = universe;
    for (int t = 0; t < trials.size(); t++) {
      positions(t, trials.get(t).crossing());
    }
    for (int c : positions.keySet()) {
      crossed.put(universe.component(c), c);
    }
  }

  private void positions(int trial, Crossing crossing) {
    int part = 0;
    at(trial, part++, crossing.common());
    for (Crossing.Branch branch : crossing.branches()) {
      at(trial, part++, branch.gate());
      at(trial, part++, branch.components());
      for (int[] way : branch.onward()) {
        at(trial, part++, way);
      }
    }
  }

  private void at(int trial, int part, int[] components) {
    for (int c : components) {
      positions.computeIfAbsent(c, k -> new ArrayList<>()).add(new Position(trial, part));
    }
  }

  List<Candidate> of(List<Hypothesis> hypotheses) {
    Map<String, List<Hypothesis>> dead = new LinkedHashMap<>();
    Map<String, List<Hypothesis>> partial = new LinkedHashMap<>();
    for (Hypothesis hypothesis : hypotheses) {
      int[] components = numbers(hypothesis);
      if (components.length > 0 && bearsOnAFailure(components)) {
        dead.computeIfAbsent(effect(components), k -> new ArrayList<>()).add(hypothesis);
        partial.computeIfAbsent(weighted(components), k -> new ArrayList<>()).add(hypothesis);
      }
    }
    List<Candidate> all = new ArrayList<>();
    dead.values().forEach(members -> add(all, members, false));
    partial.values().forEach(members -> add(all, members, true));
    all.sort(
        Comparator.comparingDouble(Candidate::weight).thenComparing(c -> c.claimed().fault().id()));
    return all;
  }

  /** Every effect that a fault which stops everything could have, allowed or not. */
  List<Candidate> each(List<Hypothesis> hypotheses) {
    List<Candidate> all = new ArrayList<>();
    for (Hypothesis hypothesis : hypotheses) {
      int[] components = numbers(hypothesis);
      if (components.length > 0 && bearsOnAFailure(components)) {
        all.add(new Candidate(List.of(hypothesis), false, components, touched(components), 1));
      }
    }
    return all;
  }

  private int[] numbers(Hypothesis hypothesis) {
    return hypothesis.components().stream()
        .filter(crossed::containsKey)
        .mapToInt(crossed::get)
        .sorted()
        .toArray();
  }

  private boolean bearsOnAFailure(int[] components) {
    return Arrays.stream(components)
        .mapToObj(positions::get)
        .flatMap(List::stream)
        .anyMatch(p -> trials.get(p.trial()).failing());
  }

  /** The positions that are stopped; behind a stopped beginning the rest does not matter. */
  private String effect(int[] components) {
    Map<Integer, BitSet> parts = new TreeMap<>();
    for (int c : components) {
      positions
          .getOrDefault(c, List.of())
          .forEach(p -> parts.computeIfAbsent(p.trial(), t -> new BitSet()).set(p.part()));
    }
    parts.replaceAll((t, set) -> set.get(0) ? BitSet.valueOf(new long[] {1}) : set);
    return parts.toString();
  }

  /** The positions with how often each is crossed: loss adds up. */
  private String weighted(int[] components) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int c : components) {
      boolean hides = universe.hidesLoss(c);
      positions
          .getOrDefault(c, List.of())
          .forEach(p -> counts.merge(p.trial() + "/" + p.part() + hides, 1, Integer::sum));
    }
    return counts.toString();
  }

  private void add(List<Candidate> all, List<Hypothesis> members, boolean partial) {
    List<Hypothesis> sorted = new ArrayList<>(members);
    sorted.sort(
        Comparator.comparingDouble(Hypothesis::weight)
            .thenComparing(h -> h.fault().code())
            .thenComparing(h -> h.fault().id()));
    int[] components = numbers(sorted.getFirst());
    int[] touched = touched(components);
    double most = partial ? most(components, touched) : 1;
    if (partial ? most >= LEAST : allowed(components, touched, 1)) {
      all.add(new Candidate(sorted, partial, components, touched, most));
    }
  }

  private int[] touched(int[] components) {
    return Arrays.stream(components)
        .mapToObj(positions::get)
        .flatMap(List::stream)
        .mapToInt(Position::trial)
        .distinct()
        .sorted()
        .toArray();
  }

  /** The highest loss rate at which no trial lost fewer than it should have. */
  private double most(int[] components, int[] touched) {
    double low = 0;
    double high = MOST;
    for (int i = 0; i < 20; i++) {
      double middle = (low + high) / 2;
      if (allowed(components, touched, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean allowed(int[] components, int[] touched, double rate) {
    World world = new World(universe.size());
    if (rate == 1) {
      world.kill(components);
    } else {
      world.lose(components, rate, universe);
    }
    return Arrays.stream(touched)
        .mapToObj(trials::get)
        .noneMatch(t -> world.expect(t.crossing()).missedBy(t.lost(), t.sent()));
  }
}
