package dev.podnosis.coredns.corefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server block does.
 *
 * @param at where it begins; line 0 for one that no Corefile holds
 * @param ports where it listens; -1 for one that could not be read
 * @param binds addresses it listens on; empty for all
 * @param plugins names in the order they are written
 * @param cache null without a cache
 * @param kubernetes null without the kubernetes plugin
 */
public record ServerFacts(
    Position at,
    List<String> zones,
    List<Integer> ports,
    List<String> binds,
    List<String> plugins,
    List<ForwardFacts> forwards,
    @Nullable CacheFacts cache,
    @Nullable KubernetesFacts kubernetes) {
  public ServerFacts {
    zones = List.copyOf(zones);
    ports = List.copyOf(ports);
    binds = List.copyOf(binds);
    plugins = List.copyOf(plugins);
    forwards = List.copyOf(forwards);
  }

  static ServerFacts of(ServerBlock server) {
    return new ServerFacts(
        server.position(),
        server.zones(),
        server.addresses().stream().map(ZoneAddress::port).distinct().toList(),
        server.all("bind").flatMap(b -> b.args().stream()).toList(),
        server.directives().stream().map(Directive::name).distinct().limit(100).toList(),
        server.all("forward").limit(50).map(ForwardFacts::of).toList(),
        server.first("cache").map(CacheFacts::of).orElse(null),
        server.first("kubernetes").map(k -> KubernetesFacts.of(server, k)).orElse(null));
  }

  /**
   * Whether no plugin in it answers names, so that CoreDNS refuses or fails every query for its
   * zones.
   */
  public boolean answersNothing() {
    return plugins.stream().noneMatch(PluginCatalogue.BACKENDS::contains);
  }

  public boolean uses(String plugin) {
    return plugins.contains(plugin);
  }
}
