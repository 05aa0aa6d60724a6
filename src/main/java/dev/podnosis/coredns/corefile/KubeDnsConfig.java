package dev.podnosis.coredns.corefile;

import dev.podnosis.dns.IpLiteral;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ConfigMap {@code kube-dns} with which GKE's DNS is set up, and NodeLocal DNSCache beside it:
 * JSON under {@code stubDomains} and {@code upstreamNameservers} (kubernetes/dns, pkg/dns/config).
 *
 * @param stubDomains servers by the zone that they answer for
 * @param upstreamNameservers servers for all other names; empty for those of the node
 * @param issues what its reader refuses or what cannot work; lines are not known
 */
public record KubeDnsConfig(
    Map<String, List<String>> stubDomains,
    List<String> upstreamNameservers,
    List<CorefileIssue> issues) {
  private static final String STUB_DOMAINS = "stubDomains";
  private static final String UPSTREAMS = "upstreamNameservers";

  /** {@code upstreamNameserver cannot have more than three entries}. */
  private static final int MAX_UPSTREAMS = 3;

  private static final int MAX_LENGTH = 1 << 20;
  private static final int MAX_STUBS = 500;

  public KubeDnsConfig {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    stubDomains.forEach((zone, servers) -> copy.put(zone, List.copyOf(servers)));
    stubDomains = Collections.unmodifiableMap(copy);
    upstreamNameservers = List.copyOf(upstreamNameservers);
    issues = List.copyOf(issues);
  }

  /** Whether the keys of a ConfigMap are those of this form. */
  public static boolean isIn(Map<String, String> data) {
    return data.containsKey(STUB_DOMAINS) || data.containsKey(UPSTREAMS);
  }

  /** Never fails: what cannot be understood is among the issues. */
  public static KubeDnsConfig read(Map<String, String> data, @Nullable String clusterDomain) {
    Issues issues = new Issues();
    Map<String, List<String>> stubs = new TreeMap<>();
    JsonNode map = json(data, STUB_DOMAINS, issues);
    if (map.isObject()) {
      for (Map.Entry<String, JsonNode> entry : map.properties()) {
        if (stubs.size() < MAX_STUBS) {
          stubs.put(entry.getKey(), servers(entry.getValue(), STUB_DOMAINS, issues));
        }
      }
    } else if (!map.isMissingNode()) {
      issues.error("kube-dns-shape", Position.WHOLE, Map.of("key", STUB_DOMAINS));
    }
    JsonNode list = json(data, UPSTREAMS, issues);
    List<String> upstreams = servers(list, UPSTREAMS, issues);
    String domain = ZoneAddress.absolute(clusterDomain == null ? "cluster.local" : clusterDomain);
    stubs.forEach((zone, servers) -> stub(zone, servers, domain, issues));
    upstreams.stream()
        .filter(s -> Upstream.of(s).kind() != Upstream.Kind.ADDRESS || badPort(s))
        .forEach(s -> issues.error("kube-dns-server-invalid", Position.WHOLE, args(UPSTREAMS, s)));
    if (upstreams.size() > MAX_UPSTREAMS) {
      issues.error(
          "kube-dns-too-many-upstreams",
          Position.WHOLE,
          Map.of("count", String.valueOf(upstreams.size()), "max", String.valueOf(MAX_UPSTREAMS)));
    }
    return new KubeDnsConfig(stubs, upstreams, issues.list());
  }

  /** Where names go, in the words of a Corefile that would do the same; lines are 0. */
  public CorefileFacts forwarding(String clusterDomain) {
    List<ServerFacts> servers = new ArrayList<>();
    servers.add(
        server(
            ZoneAddress.absolute(clusterDomain),
            List.of(),
            new KubernetesFacts(
                0,
                List.of(ZoneAddress.absolute(clusterDomain)),
                "disabled",
                true,
                false,
                List.of())));
    stubDomains.forEach(
        (zone, to) -> {
          if (!to.isEmpty()) {
            servers.add(server(ZoneAddress.absolute(zone), to, null));
          }
        });
    servers.add(
        server(
            ".",
            upstreamNameservers.isEmpty() ? List.of("/etc/resolv.conf") : upstreamNameservers,
            null));
    return new CorefileFacts(servers, null, null, null, null, List.of());
  }

  /** Dnsmasq passes a query on over what it came by, as forward does. */
  private static ServerFacts server(
      String zone, List<String> to, @Nullable KubernetesFacts kubernetes) {
    ForwardFacts forward =
        new ForwardFacts(
            Position.WHOLE,
            ".",
            to.stream().map(Upstream::of).toList(),
            false,
            false,
            0,
            "",
            List.of());
    return new ServerFacts(
        Position.WHOLE,
        List.of(zone),
        List.of(53),
        List.of(),
        List.of(to.isEmpty() ? "kubernetes" : "forward"),
        to.isEmpty() ? List.of() : List.of(forward),
        null,
        kubernetes);
  }

  private static void stub(String zone, List<String> servers, String domain, Issues issues) {
    String absolute = ZoneAddress.absolute(zone);
    if (!zone.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
        || zone.length() > 253) {
      issues.error("kube-dns-zone-invalid", Position.WHOLE, Map.of("zone", Lexer.clip(zone)));
    } else if (absolute.equals(domain)) {
      issues.error("kube-dns-zone-is-the-clusters", Position.WHOLE, Map.of("zone", absolute));
    } else if (ZoneAddress.isUnder(absolute, domain)) {
      issues.warning("kube-dns-zone-in-the-clusters", Position.WHOLE, Map.of("zone", absolute));
    }
    if (servers.isEmpty()) {
      issues.warning(
          "kube-dns-zone-without-server", Position.WHOLE, Map.of("zone", Lexer.clip(zone)));
    }
    servers.stream()
        .filter(s -> !isServer(s))
        .forEach(s -> issues.error("kube-dns-server-invalid", Position.WHOLE, args(zone, s)));
  }

  /** kube-dns takes an address or, for a stub domain, a name; each may have a port. */
  private static boolean isServer(String server) {
    Upstream upstream = Upstream.of(server);
    return !badPort(server)
        && (upstream.kind() == Upstream.Kind.ADDRESS
            ? IpLiteral.parse(upstream.host()).isPresent()
            : upstream.host().matches("[a-z0-9]([-a-z0-9.]*[a-z0-9])?")
                && !upstream.host().matches("[0-9.]+"));
  }

  private static boolean badPort(String server) {
    int port = Upstream.of(server).port();
    return port == 0 || port > 65_535;
  }

  private static Map<String, String> args(String where, String server) {
    return Map.of("key", Lexer.clip(where), "server", Lexer.clip(server));
  }

  private static List<String> servers(JsonNode list, String key, Issues issues) {
    List<String> servers = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(
          s -> {
            if (s.isString() && servers.size() < MAX_STUBS) {
              servers.add(s.asString());
            } else {
              issues.error("kube-dns-shape", Position.WHOLE, Map.of("key", key));
            }
          });
    } else if (!list.isMissingNode()) {
      issues.error("kube-dns-shape", Position.WHOLE, Map.of("key", key));
    }
    return servers;
  }

  private static JsonNode json(Map<String, String> data, String key, Issues issues) {
    String text = data.getOrDefault(key, "");
    JsonMapper json = JsonMapper.shared();
    if (text.isBlank() && !data.containsKey(key)) {
      return json.missingNode();
    }
    try {
      JsonNode node = text.length() > MAX_LENGTH ? null : json.readTree(text);
      if (node != null && !node.isMissingNode()) {
        return node;
      }
    } catch (JacksonException _) {
      // Told below: kube-dns refuses the whole ConfigMap with it.
    }
    issues.error("kube-dns-not-json", Position.WHOLE, Map.of("key", key));
    return json.missingNode();
  }

  /**
   * The Corefile that NodeLocal DNSCache makes of its own and of this: the upstream servers filled
   * in where this names some, a block for each stub domain behind the rest. Lines of the given text
   * keep their numbers.
   */
  public String inNodeLocal(String corefile) {
    String servers =
        upstreamNameservers.isEmpty()
            ? Pillar.UPSTREAM_SERVERS
            : String.join(" ", upstreamNameservers);
    StringBuilder text = new StringBuilder(corefile.replace(Pillar.UPSTREAM_SERVERS, servers));
    Corefile own = Corefile.parse(corefile);
    String bind =
        own.all("bind").findFirst().map(b -> String.join(" ", b.args())).orElse("127.0.0.1");
    stubDomains.forEach(
        (zone, to) -> {
          if (!to.isEmpty()) {
            text.append("\n%s:53 {\n    errors\n    cache 30\n".formatted(zone))
                .append("    bind %s\n    forward . %s\n}\n".formatted(bind, String.join(" ", to)));
          }
        });
    return text.toString();
  }
}
