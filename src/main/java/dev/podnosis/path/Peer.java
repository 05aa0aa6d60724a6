package dev.podnosis.path;

import dev.podnosis.dns.IpLiteral;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod that a lookup starts at or passes.
 *
 * @param ref namespace and name
 * @param node where it runs, when known
 * @param addresses its addresses; may be empty
 * @param hostNetwork whether it uses its node's network
 * @param serving whether the API server has it as running and ready
 */
public record Peer(
    ObjectRef ref,
    @Nullable String node,
    List<String> addresses,
    boolean hostNetwork,
    boolean serving) {
  public Peer {
    addresses = List.copyOf(addresses);
  }

  static Peer of(PodFacts pod) {
    return new Peer(pod.ref(), pod.node(), pod.addresses(), pod.dns().hostNetwork(), pod.serving());
  }

  /** Its first address; empty when none is known. */
  public String address() {
    return addresses.isEmpty() ? "" : addresses.getFirst();
  }

  /** Whether an address is one of its own. */
  public boolean has(String address) {
    return addresses.stream().anyMatch(a -> IpLiteral.same(a, address));
  }
}
