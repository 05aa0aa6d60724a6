package dev.podnosis.dns;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses written as text; nothing here ever looks a name or an interface up. */
public final class IpLiteral {

  /** Only these characters, so that nothing else reaches the JDK's parser. */
  private static final Pattern CANDIDATE =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]{2,45}");

  private IpLiteral() {}

  /**
   * Reads dotted-quad IPv4 or any IPv6 form; a scope ({@code %eth0}) is ignored.
   *
   * @return the address, or empty when the text is none
   */
  public static Optional<InetAddress> parse(String text) {
    int percent = text.indexOf('%');
    String bare = percent < 0 ? text : text.substring(0, percent);
    boolean v6 = bare.indexOf(':') >= 0;
    if (!CANDIDATE.matcher(bare).matches() || (percent >= 0 && !v6)) {
      return Optional.empty();
    }
    if (!v6 && bare.chars().filter(c -> c == '.').count() != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether two texts name the same address, however they are written. */
  public static boolean same(String left, String right) {
    Optional<InetAddress> address = parse(left);
    return address.isPresent() ? address.equals(parse(right)) : left.equalsIgnoreCase(right);
  }
}
