package dev.podnosis.report;

import dev.podnosis.diagnosis.PathRoutes;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.path.Hop;
import dev.podnosis.path.Link;
import dev.podnosis.path.PathGraph;
import java.util.List;

/** The network path as the JSON result tells it. */
final class PathResult {
  private PathResult() {}

  static Result.PathPart of(CaseFile file) {
    PathGraph graph = PathRoutes.graph(file);
    return new Result.PathPart(
        graph.hops().stream().map(PathResult::hop).toList(),
        graph.links().stream().map(PathResult::link).toList(),
        List.of());
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
