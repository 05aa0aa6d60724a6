package dev.podnosis.path.fault;

import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.path.Topology;
import dev.podnosis.path.fault.Search.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs a localisation and says what came of it. */
final class Localiser {
  private final Universe universe;
  private final Crossings crossings;
  private final Topology topology;
  private final List<Trial> trials;
  private final Set<String> failing = new LinkedHashSet<>();

  Localiser(CaseFile caseFile, Topology topology, boolean delays) {
    this.topology = topology;
    this.universe = new Universe(delays);
    this.crossings = new Crossings(topology, universe);
    this.trials = telling(new Trials(caseFile, crossings, delays).all());
    trials.stream().filter(Trial::failing).forEach(t -> failing.addAll(t.evidence()));
  }

  /**
   * Without pings to which nothing comes back while DNS passes between the same ends: many networks
   * filter ICMP, and no lookup needs it.
   */
  private static List<Trial> telling(List<Trial> all) {
    return all.stream()
        .filter(t -> !filtered(t) || all.stream().anyMatch(o -> bears(o, t)))
        .toList();
  }

  private static boolean filtered(Trial trial) {
    return trial.target().traffic() == Traffic.ICMP && trial.lost() == trial.sent();
  }

  private static boolean bears(Trial other, Trial ping) {
    return other.failing()
        && other.target().traffic() != Traffic.ICMP
        && other.from().equals(ping.from())
        && other.target().address().equals(ping.target().address());
  }

  Analysis run() {
    Set<String> evidence = new LinkedHashSet<>();
    trials.forEach(t -> evidence.addAll(t.evidence()));
    if (failing.isEmpty()) {
      return new Analysis(List.of(), List.of(), null, List.of(), evidence.size(), true);
    }
    Candidates grouping = new Candidates(trials, universe);
    List<Hypothesis> hypotheses = new Hypotheses(topology, universe).all();
    Search search = new Search(trials, grouping.of(hypotheses), universe);
    List<Found> found = narrowest(search.run());
    List<Explanation> explanations = found.stream().map(this::explanation).toList();
    return new Analysis(
        explanations,
        new Rejections(trials, search).of(grouping.each(hypotheses), explanations),
        new Separation(crossings, universe, trials).between(found),
        List.copyOf(failing),
        evidence.size(),
        search.exhaustive());
  }

  /** Without those that claim the same as another and more. */
  private static List<Found> narrowest(List<Found> found) {
    return found.stream().filter(f -> found.stream().noneMatch(other -> wider(f, other))).toList();
  }

  private static boolean wider(Found one, Found other) {
    Set<Component> all = claims(one);
    Set<Component> fewer = claims(other);
    return all.size() > fewer.size() && all.containsAll(fewer) && partial(one) == partial(other);
  }

  private static Set<Component> claims(Found found) {
    Set<Component> claims = new LinkedHashSet<>();
    found.faults().forEach(f -> claims.addAll(f.claimed().components()));
    return claims;
  }

  private static long partial(Found found) {
    return found.faults().stream().filter(Candidate::partial).count();
  }

  private Explanation explanation(Found found) {
    List<Suspect> suspects = new ArrayList<>();
    for (int i = 0; i < found.faults().size(); i++) {
      suspects.add(suspect(found.faults().get(i), found.rates()[i]));
    }
    Set<String> open = evidence(found.unexplained());
    List<String> explained = failing.stream().filter(e -> !open.contains(e)).toList();
    return new Explanation(
        suspects, explained, List.copyOf(open), List.copyOf(evidence(found.contradicting())));
  }

  private Set<String> evidence(BitSet of) {
    Set<String> evidence = new LinkedHashSet<>();
    of.stream().forEach(t -> evidence.addAll(trials.get(t).evidence()));
    return evidence;
  }

  private Suspect suspect(Candidate candidate, double rate) {
    Hypothesis claimed = candidate.claimed();
    World alone = new World(universe.size());
    alone.lose(candidate.components(), Math.min(rate, 0.5), universe);
    Set<String> evidence = new LinkedHashSet<>();
    Proportion seen = new Proportion(0, 0);
    for (int t : candidate.trials()) {
      Trial trial = trials.get(t);
      Expected expected = alone.expect(trial.crossing());
      if (trial.failing() && expected.to() > 0) {
        evidence.addAll(trial.evidence());
      }
      if (expected.from() > 0) {
        seen = seen.plus(new Proportion(trial.lost(), trial.sent()));
      }
    }
    List<Fault> alternatives = new ArrayList<>();
    List<Fault> wider = new ArrayList<>();
    List<Hypothesis> kept = new ArrayList<>(List.of(claimed));
    for (Hypothesis member : candidate.members().subList(1, candidate.members().size())) {
      if (kept.stream().anyMatch(member::widerThan)) {
        wider.add(member.fault());
      } else if (member.weight() <= claimed.weight() + Search.TIE) {
        kept.add(member);
        alternatives.add(member.fault());
      }
    }
    Passing passing = new Passing(claimed, trials, universe);
    return new Suspect(
        claimed.fault(),
        candidate.partial() ? new Loss(rate, seen) : null,
        passing.passes(),
        passing.untested(),
        alternatives,
        wider,
        List.copyOf(evidence));
  }
}
