package dev.podnosis.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The resolv.conf that kubelet should have written for a pod (kubelet's pkg/kubelet/network/dns).
 *
 * @param base where its contents come from
 * @param nodeFileMissing whether the node's file belongs to it but was not seen: then servers,
 *     search domains and options from there may be present in addition
 * @param nameservers the servers in order
 * @param search the search domains in order
 * @param options the options; their order means nothing
 * @param leftOut what kubelet's limits drop
 */
public record ExpectedResolvConf(
    Base base,
    boolean nodeFileMissing,
    List<String> nameservers,
    List<String> search,
    List<String> options,
    List<String> leftOut) {

  /** kubelet's limits (validation.MaxDNS…, since Kubernetes 1.22 in its present size). */
  static final int MAX_NAMESERVERS = 3;

  static final int MAX_SEARCH = 32;
  static final int MAX_SEARCH_CHARACTERS = 2048;
  private static final int MAX_DOMAIN = 253;

  /** Where the contents come from. */
  public enum Base {
    /** kubelet's cluster DNS settings. */
    CLUSTER,
    /** The node's own file. */
    NODE,
    /** Nothing but {@code dnsConfig}. */
    NONE
  }

  public ExpectedResolvConf {
    nameservers = List.copyOf(nameservers);
    search = List.copyOf(search);
    options = List.copyOf(options);
    leftOut = List.copyOf(leftOut);
  }

  /** Computes the file for a pod on a node. */
  public static ExpectedResolvConf of(PodDnsSpec pod, KubeletDns kubelet) {
    // Without clusterDNS kubelet falls back to the node's file (event MissingClusterDNS).
    Base base =
        pod.base() == Base.CLUSTER && kubelet.clusterDns().isEmpty() ? Base.NODE : pod.base();
    ResolvConf node = nodeFile(kubelet.nodeFile());
    List<String> servers =
        switch (base) {
          case CLUSTER -> kubelet.clusterDns();
          case NODE -> node.nameservers();
          case NONE -> List.of();
        };
    List<String> search =
        switch (base) {
          case CLUSTER -> clusterSearch(pod.namespace(), kubelet.clusterDomain(), node.search());
          case NODE -> node.search();
          case NONE -> List.of();
        };
    List<String> options =
        switch (base) {
          case CLUSTER -> List.of("ndots:5");
          case NODE -> node.options();
          case NONE -> List.of();
        };
    List<String> leftOut = new ArrayList<>();
    return new ExpectedResolvConf(
        base,
        base != Base.NONE && kubelet.nodeFile() == null,
        limit(joined(servers, pod.nameservers()), MAX_NAMESERVERS, leftOut),
        limitSearch(joined(search, pod.searches()), leftOut),
        merged(options, pod.options()),
        leftOut);
  }

  /** How a file that was seen differs from this one; empty when it does not. */
  public List<ResolvConfDifference> compare(ResolvConf actual) {
    return ResolvConfDifference.between(this, actual);
  }

  /** The node's file as kubelet reads it: final dots of search domains go. */
  private static ResolvConf nodeFile(@Nullable ResolvConf file) {
    return file == null
        ? new ResolvConf(List.of(), List.of(), List.of())
        : new ResolvConf(
            file.nameservers(),
            file.search().stream().map(d -> d.replaceFirst("\\.$", "")).toList(),
            file.options());
  }

  private static List<String> clusterSearch(String namespace, String domain, List<String> node) {
    return domain.isEmpty()
        ? node
        : joined(List.of(namespace + ".svc." + domain, "svc." + domain, domain), node);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    LinkedHashSet<String> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static List<String> merged(List<String> base, List<String> added) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String option : joined(base, added)) {
      byName.put(optionName(option), option);
    }
    added.forEach(option -> byName.put(optionName(option), option));
    return List.copyOf(byName.values());
  }

  static String optionName(String option) {
    int colon = option.indexOf(':');
    return colon < 0 ? option : option.substring(0, colon);
  }

  private static List<String> limit(List<String> all, int limit, List<String> leftOut) {
    if (all.size() <= limit) {
      return all;
    }
    leftOut.addAll(all.subList(limit, all.size()));
    return all.subList(0, limit);
  }

  private static List<String> limitSearch(List<String> all, List<String> leftOut) {
    List<String> kept = new ArrayList<>(limit(all, MAX_SEARCH, leftOut));
    kept.removeIf(domain -> domain.length() > MAX_DOMAIN && leftOut.add(domain));
    while (String.join(" ", kept).length() > MAX_SEARCH_CHARACTERS) {
      leftOut.add(kept.removeLast());
    }
    return kept;
  }
}
