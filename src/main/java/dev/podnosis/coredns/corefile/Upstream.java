package dev.podnosis.coredns.corefile;

import dev.podnosis.dns.IpLiteral;
import java.util.Locale;

/**
 * One target of {@code forward}.
 *
 * @param host the address without brackets, the path of a file, or what was written
 * @param port 0 for a file or when none is known
 */
public record Upstream(Kind kind, String scheme, String host, int port) {

  /** What a target is. */
  public enum Kind {
    /** An IP address. */
    ADDRESS,
    /** A resolv.conf-like file, read when CoreDNS starts. */
    FILE,
    /** A host name; CoreDNS resolves it from 1.14.4 on and refuses it before. */
    HOSTNAME,
    /** A variable of NodeLocal DNSCache or of the shell that was not replaced. */
    PLACEHOLDER
  }

  static Upstream of(String text) {
    String scheme = "dns";
    String rest = text;
    int separator = rest.indexOf("://");
    if (separator > 0) {
      scheme = rest.substring(0, separator).toLowerCase(Locale.ROOT);
      rest = rest.substring(separator + 3);
    }
    if (rest.contains("__PILLAR__") || Variable.in(rest)) {
      return new Upstream(Kind.PLACEHOLDER, scheme, rest, 0);
    }
    if (rest.startsWith("/") || rest.startsWith("./") || rest.startsWith("../")) {
      return new Upstream(Kind.FILE, scheme, rest, 0);
    }
    return hostPort(scheme, rest);
  }

  private static Upstream hostPort(String scheme, String text) {
    String host = text;
    int port = scheme.equals("tls") ? 853 : scheme.equals("https") ? 443 : 53;
    int colon = text.lastIndexOf(':');
    boolean bareIpv6 = text.indexOf(':') != colon && !text.startsWith("[");
    if (colon >= 0 && !bareIpv6 && (!text.startsWith("[") || text.charAt(colon - 1) == ']')) {
      host = text.substring(0, colon);
      String digits = text.substring(colon + 1);
      port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
    }
    host = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    int zoneId = host.indexOf('%');
    String serverName = zoneId < 0 ? host : host.substring(0, zoneId);
    Kind kind = IpLiteral.parse(serverName).isPresent() ? Kind.ADDRESS : Kind.HOSTNAME;
    return new Upstream(kind, scheme, kind == Kind.ADDRESS ? serverName : host, port);
  }

  /** Whether it is asked on a port that exists. */
  boolean hasPort() {
    return kind == Kind.FILE || kind == Kind.PLACEHOLDER || port > 0 && port <= 65_535;
  }

  /** Whether it looks like an address and is none, such as {@code 10.0.0.300}. */
  boolean brokenAddress() {
    return kind == Kind.HOSTNAME && host.matches("[0-9.]+");
  }

  /** Whether it is an address of the loopback interface: in a pod, CoreDNS itself. */
  public boolean loopback() {
    return kind == Kind.ADDRESS && (host.startsWith("127.") || host.equals("::1"));
  }
}
