package dev.podnosis.diagnosis;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.NodesSeen;
import java.util.Comparator;
import java.util.List;

/** The providers that are known; a cluster's is recognised by the provider ids of its nodes. */
public final class Providers {
  private static final Provider UNKNOWN =
      new Provider(
          "generic",
          List.of(),
          List.of(),
          ClusterDns.DEFAULT_NODELOCAL_ADDRESS,
          null,
          java.util.Map.of());

  private final List<Provider> known;
  private final Provider otherwise;

  /**
   * Providers.
   *
   * @param known those that can be recognised
   * @param otherwise what counts for every other cluster
   */
  public Providers(List<Provider> known, Provider otherwise) {
    this.known = List.copyOf(known);
    this.otherwise = otherwise;
  }

  /** None: every cluster is like any other, and there are no words for it. */
  static Providers none() {
    return new Providers(List.of(), UNKNOWN);
  }

  /** The provider of most of a case's nodes, as far as they name one. */
  public Provider of(CaseFile caseFile) {
    List<String> ids =
        caseFile.last(NodesSeen.class).stream()
            .flatMap(s -> s.what().nodes().stream())
            .map(NodesSeen.Node::providerId)
            .filter(id -> !id.isEmpty())
            .toList();
    return known.stream()
        .filter(p -> ids.stream().anyMatch(p::owns))
        .max(Comparator.comparingLong(p -> ids.stream().filter(p::owns).count()))
        .orElse(otherwise);
  }
}
