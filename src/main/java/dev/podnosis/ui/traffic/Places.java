package dev.podnosis.ui.traffic;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which node a replica runs on, and which pod a client's address belongs to.
 *
 * @param nodes by the replica's pod name
 * @param pods by address
 */
record Places(Map<String, String> nodes, Map<String, ObjectRef> pods) {
  /** Nothing is known. */
  static final Places NONE = new Places(Map.of(), Map.of());

  Places {
    nodes = Map.copyOf(nodes);
    pods = Map.copyOf(pods);
  }

  static Places of(CaseFile caseFile) {
    Map<String, String> nodes = new HashMap<>();
    Map<String, ObjectRef> pods = new HashMap<>();
    caseFile
        .all(PodsSeen.class)
        .forEach(
            seen -> {
              for (PodFacts pod : seen.what().pods()) {
                String node = pod.node();
                if (node != null) {
                  nodes.put(pod.ref().name(), node);
                }
                pod.addresses().forEach(a -> pods.put(a, pod.ref()));
              }
            });
    return new Places(nodes, pods);
  }

  @Nullable String node(String replica) {
    return nodes.get(replica);
  }

  Optional<ObjectRef> pod(String address) {
    return Optional.ofNullable(pods.get(address));
  }
}
