package dev.podnosis.coredns.corefile;

import dev.podnosis.coredns.GoDuration;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Corefile makes CoreDNS do, as far as a diagnosis asks. Fit for a case file.
 *
 * @param lameduck how long an ending replica still answers; null when not set
 * @param healthAddress as written, {@code :8080} when only the plugin is named; null without it
 * @param readyAddress as written, {@code :8181} when only the plugin is named; null without it
 * @param metricsAddress as written; null without the prometheus plugin
 * @param unseenImports imported names whose text was not at hand: the facts may be incomplete
 */
public record CorefileFacts(
    List<ServerFacts> servers,
    @Nullable Duration lameduck,
    @Nullable String healthAddress,
    @Nullable String readyAddress,
    @Nullable String metricsAddress,
    List<String> unseenImports) {
  public CorefileFacts {
    servers = List.copyOf(servers);
    unseenImports = List.copyOf(unseenImports);
  }

  public static CorefileFacts of(Corefile corefile) {
    return new CorefileFacts(
        corefile.servers().stream().map(ServerFacts::of).toList(),
        corefile
            .all("health")
            .flatMap(h -> h.options("lameduck"))
            .flatMap(o -> GoDuration.parse(o.arg(0).orElse("")).stream())
            .findFirst()
            .orElse(null),
        address(corefile, "health", ":8080"),
        address(corefile, "ready", ":8181"),
        address(corefile, "prometheus", "localhost:9153"),
        corefile.unseenImports());
  }

  private static @Nullable String address(Corefile corefile, String plugin, String byDefault) {
    return corefile.all(plugin).findFirst().map(d -> d.arg(0).orElse(byDefault)).orElse(null);
  }

  public boolean uses(String plugin) {
    return servers.stream().anyMatch(s -> s.uses(plugin));
  }

  /** The server block that answers for a name: the one with the longest zone that holds it. */
  public Optional<ServerFacts> serverFor(String name) {
    String absolute = ZoneAddress.absolute(name);
    return servers.stream()
        .filter(s -> longestZone(s, absolute) >= 0)
        .max(Comparator.comparingInt(s -> longestZone(s, absolute)));
  }

  private static int longestZone(ServerFacts server, String name) {
    return server.zones().stream()
        .filter(z -> ZoneAddress.isUnder(name, z))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }

  /** The {@code forward} that takes names of the world outside; empty when there is none. */
  public Optional<ForwardFacts> externalForward() {
    return servers.stream()
        .filter(s -> s.zones().contains("."))
        .flatMap(s -> s.forwards().stream())
        .filter(f -> f.zone().equals("."))
        .findFirst();
  }

  /** Where a name is forwarded, if it is: cluster names that are not handed on are not. */
  public Optional<ForwardFacts> forwardFor(String name) {
    String absolute = ZoneAddress.absolute(name);
    return serverFor(absolute)
        .filter(s -> !answersItself(s, absolute))
        .flatMap(s -> s.forwards().stream().filter(f -> f.takes(absolute)).findFirst());
  }

  private static boolean answersItself(ServerFacts server, String name) {
    KubernetesFacts kubernetes = server.kubernetes();
    return kubernetes != null
        && kubernetes.zones().stream()
            .filter(z -> !z.endsWith(".arpa."))
            .anyMatch(z -> ZoneAddress.isUnder(name, z));
  }

  /** Domains of the kubernetes plugin, reverse zones left out. */
  public List<String> clusterDomains() {
    return servers.stream()
        .map(ServerFacts::kubernetes)
        .filter(Objects::nonNull)
        .flatMap(k -> k.zones().stream())
        .filter(z -> !z.endsWith(".arpa."))
        .distinct()
        .toList();
  }

  /** Server blocks for zones of their own that only forward: stub domains. */
  public List<ServerFacts> stubDomains() {
    return servers.stream()
        .filter(s -> s.kubernetes() == null && !s.forwards().isEmpty())
        .filter(s -> !s.zones().contains("."))
        .filter(s -> s.zones().stream().anyMatch(z -> !z.endsWith(".arpa.")))
        .toList();
  }
}
