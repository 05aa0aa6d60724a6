package dev.podnosis.demo.net;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The resolver file of a container, as the kubelet writes it (pkg/kubelet/network/dns). */
public record ResolvConf(
    List<String> nameservers, List<String> search, Map<String, String> options) {
  private static final String DOMAIN = "cluster.local";

  public ResolvConf {
    nameservers = List.copyOf(nameservers);
    search = List.copyOf(search);
    options = Map.copyOf(options);
  }

  /** The file of a node. */
  public static ResolvConf ofNode(Network network) {
    return new ResolvConf(network.upstreams().addresses(), List.of(), Map.of());
  }

  /** The file in a pod's containers. */
  public static ResolvConf of(Pod pod, World world, Network network) {
    boolean cluster =
        pod.dnsPolicy().equals("ClusterFirstWithHostNet")
            || pod.dnsPolicy().equals("ClusterFirst") && !pod.hostNetwork();
    Set<String> servers = new LinkedHashSet<>();
    Set<String> search = new LinkedHashSet<>();
    Map<String, String> options = new LinkedHashMap<>();
    if (cluster) {
      world
          .objects()
          .get("Service", "kube-system", "kube-dns")
          .ifPresent(s -> servers.add(Tree.text(s, "spec", "clusterIP")));
      search.addAll(List.of(pod.namespace() + ".svc." + DOMAIN, "svc." + DOMAIN, DOMAIN));
      options.put("ndots", "5");
    } else if (!pod.dnsPolicy().equals("None")) {
      servers.addAll(network.upstreams().addresses());
    }
    JsonNode own = Tree.at(pod.json(), "spec", "dnsConfig");
    own.path("nameservers").forEach(s -> servers.add(s.asString("")));
    own.path("searches").forEach(s -> search.add(s.asString("")));
    own.path("options").forEach(o -> options.put(Tree.text(o, "name"), Tree.text(o, "value")));
    return new ResolvConf(
        servers.stream().limit(3).toList(), search.stream().limit(32).toList(), options);
  }

  /** The number of dots from which a name is first asked as it is. */
  public int ndots() {
    String value = options.getOrDefault("ndots", "1");
    return value.matches("\\d{1,2}") ? Math.min(15, Integer.parseInt(value)) : 1;
  }

  /** The names that a lookup asks for, in order, each absolute without its last dot. */
  public List<String> candidates(String name) {
    if (name.endsWith(".")) {
      return List.of(name.substring(0, name.length() - 1));
    }
    List<String> names = new ArrayList<>(search.stream().map(s -> name + "." + s).toList());
    boolean asIsFirst = name.chars().filter(c -> c == '.').count() >= ndots();
    names.add(asIsFirst ? 0 : names.size(), name);
    return names;
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (!search.isEmpty()) {
      text.append("search ").append(String.join(" ", search)).append('\n');
    }
    nameservers.forEach(s -> text.append("nameserver ").append(s).append('\n'));
    if (!options.isEmpty()) {
      text.append("options ")
          .append(
              options.entrySet().stream()
                  .map(o -> o.getValue().isEmpty() ? o.getKey() : o.getKey() + ":" + o.getValue())
                  .collect(Collectors.joining(" ")))
          .append('\n');
    }
    return text.toString();
  }
}
