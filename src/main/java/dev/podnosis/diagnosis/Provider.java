package dev.podnosis.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster's cloud means for its DNS; the profiles are a data file.
 *
 * @param id its id, such as {@code alibaba-cloud}; {@code generic} where none is recognised
 * @param nodeIds how the provider ids of its nodes begin
 * @param resolvers the addresses of the DNS servers it offers to a node; may be empty
 * @param nodeLocal the address NodeLocal DNSCache listens on there
 * @param limit how many queries its DNS servers take, or null when that is not published
 * @param words what texts may say of it, by the name of the place; not looked into here
 */
public record Provider(
    String id,
    List<Pattern> nodeIds,
    List<String> resolvers,
    String nodeLocal,
    @Nullable Limit limit,
    Map<String, Object> words) {
  public Provider {
    nodeIds = List.copyOf(nodeIds);
    resolvers = List.copyOf(resolvers);
    words = Map.copyOf(words);
  }

  /**
   * How much a provider's DNS servers take before they drop queries.
   *
   * @param perSecond queries (or packets) in a second
   * @param per whom it counts
   */
  public record Limit(int perSecond, Per per) {
    /** Whose queries are counted together. */
    public enum Per {
      /** All that leave one network interface of an instance. */
      NETWORK_INTERFACE,
      /** All that come from one source address. */
      SOURCE_ADDRESS
    }
  }

  /** Whether a node with this provider id is one of its instances. */
  boolean owns(String providerId) {
    return nodeIds.stream().anyMatch(p -> p.matcher(providerId).lookingAt());
  }
}
