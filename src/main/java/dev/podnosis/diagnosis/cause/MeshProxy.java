package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Edges;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import java.util.List;

/**
 * A service mesh's proxy in the business pod's network. Istio's takes what the pod sends to port
 * 53, whatever the address, where DNS capture is on: always to be reckoned with in a sidecar, and
 * the default in ambient mode since 1.25. What the pod measures then tells of the proxy.
 */
final class MeshProxy {
  private static final String SIDECAR = "istio-proxy";
  private static final String DATAPLANE = "istio.io/dataplane-mode";

  private MeshProxy() {}

  /** Whether a proxy may have answered, or failed to, on each of these ways. */
  static boolean mayStandBetween(List<Edges.Edge> edges, Facts facts) {
    return facts.businessPod().map(p -> has(p.value())).orElse(true)
        && edges.stream().allMatch(e -> fromPod(e, facts));
  }

  private static boolean has(PodFacts pod) {
    return pod.containers().stream().anyMatch(c -> c.name().equals(SIDECAR))
        || pod.labels().getOrDefault(DATAPLANE, "").equals("ambient");
  }

  /** Whether it was tried from the business pod's own network. */
  static boolean fromPod(Edges.Edge edge, Facts facts) {
    ObjectRef pod = facts.caseFile().target().pod();
    return edge.from() instanceof Place.InPod in && in.pod().equals(pod);
  }
}
