package dev.podnosis.coredns.corefile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server block: the zones it serves and its plugins.
 *
 * @param line of its first address
 * @param closeBrace offset of the brace that ends it; -1 when it has none
 */
public record ServerBlock(
    List<ZoneAddress> addresses, List<Directive> directives, int line, int closeBrace) {
  public ServerBlock {
    addresses = List.copyOf(addresses);
    directives = List.copyOf(directives);
  }

  public boolean has(String plugin) {
    return all(plugin).findAny().isPresent();
  }

  /** The first use of that plugin. */
  public Optional<Directive> first(String plugin) {
    return all(plugin).findFirst();
  }

  /** All uses of that plugin, in their order. */
  public Stream<Directive> all(String plugin) {
    return directives.stream().filter(d -> d.name().equals(plugin));
  }

  public List<String> zones() {
    return addresses.stream().map(ZoneAddress::zone).distinct().toList();
  }

  /** Whether it answers for names under that zone (absolute, lower case). */
  public boolean covers(String zone) {
    return addresses.stream().anyMatch(a -> ZoneAddress.isUnder(zone, a.zone()));
  }

  Position position() {
    return new Position(addresses.getFirst().token().source(), line);
  }

  boolean inCorefile() {
    return addresses.getFirst().token().inCorefile();
  }
}
