package dev.podnosis.path;

import dev.podnosis.dns.EnumId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One station of the path.
 *
 * @param id unique within the path, such as {@code coredns:kube-system/coredns-1}
 * @param kind what it is
 * @param label its name or address
 * @param address its address; may be empty
 * @param node the node it runs on, by which replicas are drawn together, or null
 * @param status how it fares
 * @param facts what else is known, most telling first
 * @param members the hops that it stands for; empty for a single one
 */
public record Hop(
    String id,
    Kind kind,
    String label,
    String address,
    @Nullable String node,
    Status status,
    List<HopFact> facts,
    List<String> members) {
  public Hop {
    facts = List.copyOf(facts);
    members = List.copyOf(members);
  }

  /** What a hop is, in the order of the path. */
  public enum Kind {
    POD,
    NODE,
    NODELOCAL,
    SERVICE,
    COREDNS,
    UPSTREAM,
    APISERVER;

    /** The word used in results. */
    public String id() {
      return EnumId.of(this);
    }
  }

  Hop with(Status other, List<HopFact> more) {
    return new Hop(id, kind, label, address, node, other, more, members);
  }
}
