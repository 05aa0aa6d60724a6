package dev.podnosis.catalogue;

import dev.podnosis.diagnosis.Provider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The profile of one cloud.
 *
 * @param id its id
 * @param nodeIds how the provider ids of its nodes begin, as regular expressions
 * @param resolvers the addresses of its DNS servers
 * @param nodeLocal the address NodeLocal DNSCache listens on there
 * @param limit how many queries its DNS servers take, or null when that is not published
 * @param name its name
 * @param packetFilter what may block packets between nodes there
 * @param dnsServers what its DNS servers are
 * @param dnsLimit what its DNS servers take, as a sentence
 * @param privateZones how private zones are called there
 * @param instance how a node's id is called there
 * @param support where to turn to
 * @param ask what its support asks for that the program cannot know
 */
public record ProviderEntry(
    String id,
    List<String> nodeIds,
    List<String> resolvers,
    String nodeLocal,
    Provider.@Nullable Limit limit,
    Text name,
    Text packetFilter,
    Text dnsServers,
    Text dnsLimit,
    Text privateZones,
    Text instance,
    Text support,
    List<Text> ask) {
  public ProviderEntry {
    nodeIds = List.copyOf(nodeIds);
    resolvers = List.copyOf(resolvers);
    ask = List.copyOf(ask);
  }

  /** What judging needs of it; its texts stand ready for places of the same name. */
  Provider provider() {
    return new Provider(
        id,
        nodeIds.stream().map(Pattern::compile).toList(),
        resolvers,
        nodeLocal,
        limit,
        Map.of(
            "provider", name,
            "packetFilter", packetFilter,
            "dnsServers", dnsServers,
            "dnsLimit", dnsLimit,
            "privateZones", privateZones,
            "instance", instance,
            "support", support));
  }
}
