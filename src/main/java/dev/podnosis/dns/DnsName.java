package dev.podnosis.dns;

import dev.podnosis.dns.DnsNameException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A domain name in normal form: lower case, within the limits of RFC 1035, absolute ("ends with a
 * dot") or relative (a resolver may append search domains to it).
 *
 * @param labels from the left, each 1 to 63 octets, one octet a character; empty for the root
 * @param absolute whether the name was written with a final dot; the root always is
 */
public record DnsName(List<String> labels, boolean absolute) {

  /** Octets of a whole name on the wire, length octets and root included (RFC 1035, 2.3.4). */
  public static final int MAX_WIRE_LENGTH = 255;

  static final int MAX_LABEL_LENGTH = 63;

  /** The root of the name space. */
  public static final DnsName ROOT = new DnsName(List.of(), true);

  public DnsName {
    labels = List.copyOf(labels);
    int wire = 1;
    for (String label : labels) {
      if (label.isEmpty()) {
        throw new DnsNameException(Problem.EMPTY_LABEL, String.join(".", labels));
      }
      if (label.length() > MAX_LABEL_LENGTH) {
        throw new DnsNameException(Problem.LABEL_TOO_LONG, label);
      }
      if (label.chars().anyMatch(c -> c > 255 || (c >= 'A' && c <= 'Z'))) {
        throw new DnsNameException(Problem.BAD_CHARACTER, label);
      }
      wire += 1 + label.length();
    }
    if (wire > MAX_WIRE_LENGTH) {
      throw new DnsNameException(Problem.NAME_TOO_LONG, String.join(".", labels));
    }
    if (labels.isEmpty() && !absolute) {
      throw new DnsNameException(Problem.EMPTY, "");
    }
  }

  /**
   * Reads a name as programs write it: escapes {@code \.} and {@code \DDD} (RFC 1035, 5.1), words
   * in other scripts turned into A-labels.
   *
   * @throws DnsNameException when the text is no name
   */
  public static DnsName parse(String text) {
    return DnsNameReader.read(text);
  }

  /** As {@link #parse}, empty for what is no name. */
  public static Optional<DnsName> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (DnsNameException _) {
      return Optional.empty();
    }
  }

  /**
   * Reads a name a person typed: as {@link #parse} without the white space around it, and refusing
   * what is possible in the protocol but surely a mistake here: a URL, a port, an address, odd
   * characters.
   *
   * @throws DnsNameException when the text is no name
   */
  public static DnsName ofUserInput(String text) {
    String trimmed = text.strip();
    DnsNameReader.refuseMistakes(trimmed);
    return parse(trimmed);
  }

  /** The number of dots a resolver counts against ndots: those written, the final one included. */
  public int dots() {
    return labels.isEmpty() ? 1 : labels.size() - (absolute ? 0 : 1);
  }

  /** The same name, absolute. */
  public DnsName toAbsolute() {
    return absolute ? this : new DnsName(labels, true);
  }

  /**
   * This relative name below a search domain, as an absolute name; empty when that would be longer
   * than a name may be (a resolver then leaves that domain out).
   */
  public Optional<DnsName> within(DnsName domain) {
    List<String> all = new ArrayList<>(labels);
    all.addAll(domain.labels);
    int wire = all.stream().mapToInt(l -> l.length() + 1).sum() + 1;
    return wire > MAX_WIRE_LENGTH ? Optional.empty() : Optional.of(new DnsName(all, true));
  }

  /** The name without its final dot ("." for the root), special characters escaped. */
  public String text() {
    if (labels.isEmpty()) {
      return ".";
    }
    StringBuilder out = new StringBuilder();
    for (String label : labels) {
      out.append(out.isEmpty() ? "" : ".");
      label.chars().forEach(c -> DnsNameReader.escape(out, c));
    }
    return out.toString();
  }

  /** As {@link #text}, with the final dot of an absolute name. */
  @Override
  public String toString() {
    return labels.isEmpty() || !absolute ? text() : text() + ".";
  }
}
