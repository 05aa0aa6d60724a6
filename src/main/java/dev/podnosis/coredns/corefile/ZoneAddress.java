package dev.podnosis.coredns.corefile;

import java.util.Locale;
import java.util.Map;

/**
 * One address of a server block, {@code [SCHEME://]ZONE[:PORT]}.
 *
 * @param scheme dns, tls, quic, grpc, https or https3; dns when none is written
 * @param zone absolute and in lower case; an octet-aligned IPv4 network as its reverse zone
 * @param port -1 when what stands there is not a number (an unreplaced variable)
 */
public record ZoneAddress(Token token, String scheme, String zone, int port) {
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("dns", 53, "tls", 853, "quic", 853, "grpc", 443, "https", 443, "https3", 443);

  static ZoneAddress of(Token token) {
    String rest = token.text();
    String scheme = "dns";
    int separator = rest.indexOf("://");
    if (separator > 0) {
      scheme = rest.substring(0, separator).toLowerCase(Locale.ROOT);
      rest = rest.substring(separator + 3);
    }
    int port = DEFAULT_PORTS.getOrDefault(scheme, 53);
    int colon = portColon(rest);
    if (colon >= 0) {
      port = portNumber(rest.substring(colon + 1));
      rest = rest.substring(0, colon);
    }
    return new ZoneAddress(token, scheme, zoneName(rest), port);
  }

  private static int portColon(String text) {
    int colon = text.lastIndexOf(':');
    boolean ipv6 = colon > 0 && text.indexOf(':') != colon && !text.contains("]");
    return ipv6 ? -1 : colon;
  }

  private static int portNumber(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int port = Integer.parseInt(text);
    return port > 65_535 ? -1 : port;
  }

  private static String zoneName(String text) {
    String reverse = reverseZone(text);
    return absolute(reverse.isEmpty() ? text : reverse);
  }

  /** {@code 10.0.0.0/8} is short for {@code 10.in-addr.arpa}; only whole octets are rewritten. */
  private static String reverseZone(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}/(8|16|24|32)")) {
      return "";
    }
    String[] octets = text.substring(0, text.indexOf('/')).split("\\.");
    int kept = Integer.parseInt(text.substring(text.indexOf('/') + 1)) / 8;
    StringBuilder zone = new StringBuilder();
    for (int i = kept - 1; i >= 0; i--) {
      zone.append(octets[i]).append('.');
    }
    return zone.append("in-addr.arpa.").toString();
  }

  /** The name in lower case and with a final dot; the root for an empty one. */
  public static String absolute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }

  /** Whether a name lies in a zone or is it; both absolute and in lower case. */
  public static boolean isUnder(String name, String zone) {
    return zone.equals(".") || name.equals(zone) || name.endsWith("." + zone);
  }
}
