package dev.podnosis.diagnosis.cause;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.ObjectRef;
import java.util.Arrays;
import java.util.List;

/**
 * A name of the cluster that only resolves when the pod's search list completes it.
 *
 * @param name the name
 * @param domain the search domain that it needs
 */
record ShortName(String name, String domain) {
  /** The short names among those that fail. */
  static List<ShortName> of(Facts facts) {
    String cluster = facts.dns().clusterDomain();
    ObjectRef pod = facts.caseFile().target().pod();
    String namespace = pod == null ? "" : pod.namespace();
    return facts.symptom().domains().stream()
        .filter(d -> !d.endsWith(".") && !d.endsWith("." + cluster))
        .flatMap(
            d ->
                facts.names().meaning(d).stream()
                    .map(m -> new ShortName(d, needed(d, namespace, cluster))))
        .toList();
  }

  static boolean anyOf(Facts facts) {
    return !of(facts).isEmpty();
  }

  private static String needed(String name, String namespace, String cluster) {
    List<String> labels = Arrays.asList(name.split("\\."));
    if (labels.getLast().equals("svc")) {
      return cluster;
    }
    return labels.size() == 1 ? namespace + ".svc." + cluster : "svc." + cluster;
  }
}
