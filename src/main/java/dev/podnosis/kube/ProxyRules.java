package dev.podnosis.kube;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to a server: the cluster's {@code proxy-url}, or else what the environment says
 * (as Go's {@code http.ProxyFromEnvironment}, which kubectl uses).
 */
final class ProxyRules {
  private final Map<String, String> environment;

  ProxyRules(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The proxy from the environment for this server, or null for none. */
  @Nullable URI fromEnvironment(URI server) throws URISyntaxException {
    boolean https = "https".equalsIgnoreCase(server.getScheme());
    String proxy = variable(https ? "HTTPS_PROXY" : "HTTP_PROXY");
    if (proxy.isEmpty() || isLocal(host(server)) || isExcepted(server)) {
      return null;
    }
    return parse(proxy);
  }

  /** A proxy's address; without a scheme it is an HTTP proxy. */
  static URI parse(String text) throws URISyntaxException {
    URI proxy = new URI(text.contains("://") ? text : "http://" + text);
    String scheme = proxy.getScheme().toLowerCase(Locale.ROOT);
    if (proxy.getHost() == null) {
      throw new URISyntaxException("", "no host in it");
    }
    if (!scheme.equals("http") && !scheme.equals("socks5") && !scheme.equals("socks5h")) {
      throw new URISyntaxException("", "a proxy of kind " + scheme + " is not supported");
    }
    return proxy;
  }

  private String variable(String name) {
    String upper = environment.getOrDefault(name, "");
    return upper.isEmpty()
        ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip()
        : upper.strip();
  }

  /** Go never sends requests to the machine itself through a proxy of the environment. */
  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  private boolean isExcepted(URI server) {
    String host = host(server);
    int port = server.getPort() > 0 ? server.getPort() : 443;
    return Arrays.stream(variable("NO_PROXY").split(","))
        .map(rule -> rule.strip().toLowerCase(Locale.ROOT))
        .filter(rule -> !rule.isEmpty())
        .anyMatch(rule -> matches(rule, host, port));
  }

  private static boolean matches(String rule, String host, int port) {
    if (rule.equals("*")) {
      return true;
    }
    if (rule.contains("/")) {
      return isInNetwork(rule, host);
    }
    String name = rule;
    int colon = rule.lastIndexOf(':');
    if (colon > 0 && rule.indexOf(':') == colon) {
      if (!rule.substring(colon + 1).equals(Integer.toString(port))) {
        return false;
      }
      name = rule.substring(0, colon);
    }
    String suffix = name.startsWith("*.") ? name.substring(1) : name;
    return suffix.startsWith(".")
        ? host.endsWith(suffix)
        : host.equals(suffix) || host.endsWith("." + suffix);
  }

  private static boolean isInNetwork(String rule, String host) {
    String[] parts = rule.split("/", 2);
    try {
      byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      int bits = Integer.parseInt(parts[1]);
      return network.length == address.length && samePrefix(network, address, bits);
    } catch (IllegalArgumentException e) {
      return false; // a name, or no network: the rule says nothing about it
    }
  }

  private static boolean samePrefix(byte[] a, byte[] b, int bits) {
    for (int i = 0; i < Math.min(bits, a.length * 8); i++) {
      int mask = 0x80 >> (i % 8);
      if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static String host(URI server) {
    String host = server.getHost() == null ? "" : server.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
