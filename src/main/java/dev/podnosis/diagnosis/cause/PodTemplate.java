package dev.podnosis.diagnosis.cause;

import dev.podnosis.evidence.PodFacts;

/** Where the spec of a pod comes from: a running pod's own DNS settings cannot be changed. */
final class PodTemplate {
  private PodTemplate() {}

  /** The object to change, such as {@code ReplicaSet/shop/web}; the pod itself without an owner. */
  static String of(PodFacts pod) {
    int slash = pod.owner().indexOf('/');
    return slash < 0
        ? "Pod/" + pod.ref()
        : pod.owner().substring(0, slash)
            + "/"
            + pod.ref().namespace()
            + pod.owner().substring(slash);
  }
}
