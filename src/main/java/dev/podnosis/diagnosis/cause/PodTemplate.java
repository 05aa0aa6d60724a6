package dev.podnosis.diagnosis.cause;

import dev.podnosis.evidence.PodFacts;

/** Where the spec of a pod comes from: a running pod's own DNS settings cannot be changed. */
final class PodTemplate {
  /** The label by which a Deployment tells its ReplicaSets apart; it ends the ReplicaSet's name. */
  private static final String HASH = "pod-template-hash";

  private PodTemplate() {}

  /** The object to change, such as {@code Deployment/shop/web}; the pod itself without an owner. */
  static String of(PodFacts pod) {
    int slash = pod.owner().indexOf('/');
    if (slash < 0) {
      return "Pod/" + pod.ref();
    }
    String kind = pod.owner().substring(0, slash);
    String name = pod.owner().substring(slash + 1);
    String end = "-" + pod.labels().getOrDefault(HASH, "");
    boolean ofDeployment = kind.equals("ReplicaSet") && end.length() > 1 && name.endsWith(end);
    return ofDeployment
        ? "Deployment/"
            + pod.ref().namespace()
            + "/"
            + name.substring(0, name.length() - end.length())
        : kind + "/" + pod.ref().namespace() + "/" + name;
  }
}
