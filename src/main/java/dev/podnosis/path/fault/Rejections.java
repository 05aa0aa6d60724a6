package dev.podnosis.path.fault;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The single faults that come to mind first, and what speaks against each. */
final class Rejections {
  private static final int SHOWN = 5;

  private final List<Trial> trials;
  private final Search search;

  Rejections(List<Trial> trials, Search search) {
    this.trials = trials;
    this.search = search;
  }

  List<Rejected> of(List<Candidate> each, List<Explanation> explanations) {
    Set<String> places = new HashSet<>();
    explanations.stream()
        .flatMap(e -> e.suspects().stream())
        .forEach(
            s -> {
              places.add(place(s.fault()));
              s.alternatives().forEach(f -> places.add(place(f)));
              s.wider().forEach(f -> places.add(place(f)));
            });
    Map<String, Rejected> best = new LinkedHashMap<>();
    for (Candidate candidate : each) {
      Fault fault = candidate.claimed().fault();
      if (familiar(fault.code()) && !places.contains(place(fault))) {
        best.merge(place(fault), judged(candidate), (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
      }
    }
    return best.values().stream()
        .filter(r -> !r.explained().isEmpty())
        .sorted(ORDER)
        .limit(SHOWN)
        .toList();
  }

  /** Those that explain most come first, among these the ones with least against them. */
  private static final Comparator<Rejected> ORDER =
      Comparator.comparingInt((Rejected r) -> -r.explained().size())
          .thenComparingInt(r -> r.contradictedBy().size())
          .thenComparing(r -> r.fault().id());

  private static String place(Fault fault) {
    return switch (fault) {
      case Fault.NodeFault node -> "node " + node.node();
      default -> fault.code() + " " + fault.places();
    };
  }

  private static boolean familiar(Fault.Code code) {
    return switch (code) {
      case POD_OUT,
          NODE_PODS,
          NODE_WHOLE,
          SERVICE_RULES,
          REPLICA_SILENT,
          REPLICA_WRONG,
          ALL_REPLICAS_SILENT,
          ALL_REPLICAS_WRONG,
          CACHE_SILENT,
          UPSTREAM_SILENT,
          UPSTREAM_WRONG,
          ALL_UPSTREAMS_SILENT,
          ALL_UPSTREAMS_WRONG,
          BEHIND_SERVICE,
          API_SERVER ->
          true;
      default -> false;
    };
  }

  private Rejected judged(Candidate candidate) {
    Search.Found found = search.judge(List.of(candidate));
    BitSet failing = new BitSet();
    for (int t = 0; t < trials.size(); t++) {
      failing.set(t, trials.get(t).failing());
    }
    Set<String> open = evidence(found.unexplained());
    Set<String> explained = new LinkedHashSet<>(evidence(failing));
    explained.removeAll(open);
    return new Rejected(
        candidate.claimed().fault(),
        new ArrayList<>(explained),
        new ArrayList<>(open),
        new ArrayList<>(evidence(found.contradicting())));
  }

  private Set<String> evidence(BitSet of) {
    Set<String> evidence = new LinkedHashSet<>();
    of.stream().forEach(t -> evidence.addAll(trials.get(t).evidence()));
    return evidence;
  }
}
