package dev.podnosis.coredns.corefile;

import java.util.List;

/**
 * Settings of one kubernetes plugin.
 *
 * @param zones absolute and in lower case, reverse zones included
 * @param podMode disabled, insecure or verified
 * @param limitedTo options that hide Services, such as {@code namespaces shop}
 */
public record KubernetesFacts(
    int line,
    List<String> zones,
    String podMode,
    boolean endpoints,
    boolean ignoresEmptyServices,
    List<String> limitedTo) {
  public KubernetesFacts {
    zones = List.copyOf(zones);
    limitedTo = List.copyOf(limitedTo);
  }

  static KubernetesFacts of(ServerBlock server, Directive plugin) {
    return new KubernetesFacts(
        plugin.line(),
        KubernetesRules.zones(server, plugin),
        plugin.option("pods").flatMap(o -> o.arg(0)).orElse("disabled"),
        plugin.option("noendpoints").isEmpty(),
        plugin.options("ignore").anyMatch(o -> o.args().contains("empty_service")),
        plugin.options().stream()
            .filter(o -> List.of("namespaces", "labels", "namespace_labels").contains(o.name()))
            .map(o -> o.name() + " " + String.join(" ", o.args()))
            .toList());
  }
}
