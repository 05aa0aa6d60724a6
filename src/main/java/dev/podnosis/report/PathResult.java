package dev.podnosis.report;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.fault.Analysis;
import dev.podnosis.path.fault.Explanation;
import dev.podnosis.path.fault.Localisation;
import dev.podnosis.path.fault.Rejected;
import java.util.List;

/** The network path as the JSON result tells it. */
final class PathResult {
  private PathResult() {}

  static Result.PathPart of(CaseFile file, Language language) {
    PathGraph graph = PathRoutes.graph(file);
    Localisation localisation = PathRoutes.localisation(file);
    FaultWords words = new FaultWords(language, localisation);
    Analysis analysis = localisation.main();
    return new Result.PathPart(
        graph.hops().stream().map(PathResult::hop).toList(),
        graph.links().stream().map(PathResult::link).toList(),
        analysis.explanations().stream()
            .flatMap(e -> e.readings().stream())
            .map(e -> explanation(e, words))
            .toList(),
        analysis.rejected().stream().map(r -> rejected(r, words)).toList(),
        analysis.separatedBy() == null ? null : words.check(analysis.separatedBy()));
  }

  private static Result.Explanation explanation(Explanation explanation, FaultWords words) {
    return new Result.Explanation(
        explanation.components(),
        explanation.explained().size(),
        explanation.contradictedBy().size(),
        words.title(explanation));
  }

  private static Result.Explanation rejected(Rejected rejected, FaultWords words) {
    return new Result.Explanation(
        List.of(rejected.fault().id()),
        rejected.explained().size(),
        rejected.contradictedBy().size(),
        words.title(rejected));
  }

  private static Result.Hop hop(Hop hop) {
    return new Result.Hop(hop.id(), hop.kind().id(), hop.label(), hop.address(), hop.status().id());
  }

  private static Result.Link link(Link link) {
    boolean measured = link.measured();
    return new Result.Link(
        link.from(),
        link.to(),
        link.carrier().id(),
        (int) link.loss().total(),
        (int) link.loss().failures(),
        measured ? link.loss().low() : null,
        measured ? link.loss().high() : null,
        link.p50Ms(),
        link.p99Ms(),
        link.status().id());
  }
}
