package dev.podnosis.dns;

/** A text that is no DNS name, and which rule it breaks. */
public final class DnsNameException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The rule that was broken. */
  public enum Problem {
    /** Nothing, or only white space. */
    EMPTY,
    /** Two dots in a row, or a dot at the start. */
    EMPTY_LABEL,
    /** More than 63 octets between two dots (RFC 1035, 2.3.4). */
    LABEL_TOO_LONG,
    /** More than 255 octets on the wire (RFC 1035, 2.3.4). */
    NAME_TOO_LONG,
    /** A backslash that is followed by neither a character nor three digits up to 255. */
    BAD_ESCAPE,
    /** White space, a control character, or (for a name typed in) a character no host name has. */
    BAD_CHARACTER,
    /** A word in another script that has no form in ASCII (IDNA). */
    NOT_INTERNATIONALISED,
    /** A URL, or a host with a port, where a name was expected. */
    URL,
    /** An IP address where a name was expected. */
    ADDRESS
  }

  private final Problem problem;
  private final String part;

  DnsNameException(Problem problem, String part) {
    super(problem + ": " + Printable.excerpt(part, 80));
    this.problem = problem;
    this.part = Printable.excerpt(part, 80);
  }

  /** Which rule. */
  public Problem problem() {
    return problem;
  }

  /** The part of the text that breaks it, made printable and at most 80 characters. */
  public String part() {
    return part;
  }
}
