package dev.podnosis.probe;

import dev.podnosis.evidence.PodFacts;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a pod is known by on its node.
 *
 * @param uids what its cgroups are named after: its UID, or for a static pod the hash of its file,
 *     which the mirror object carries in an annotation
 * @param addresses its addresses
 * @param hostNetwork whether it uses the node's network
 * @param windows whether it runs on Windows
 */
record PodIdentity(
    List<String> uids, List<String> addresses, boolean hostNetwork, boolean windows) {
  PodIdentity {
    uids = List.copyOf(uids);
    addresses = List.copyOf(addresses);
  }

  static PodIdentity read(JsonNode pod) {
    PodFacts facts = PodReader.read(pod);
    String hash = Json.text(pod, "metadata", "annotations", "kubernetes.io/config.hash");
    return new PodIdentity(
        Stream.of(facts.uid(), hash).filter(uid -> !uid.isEmpty()).toList(),
        facts.addresses(),
        facts.dns().hostNetwork(),
        facts.windows());
  }
}
