package dev.podnosis.dns;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resolv.conf as resolv.conf(5) reads it: the last {@code search} or {@code domain} line counts,
 * {@code options} lines add up. No limit is applied here, since each C library has its own.
 *
 * @param nameservers the servers in order, only those that are addresses
 * @param search the search domains in order
 * @param options the options as written, such as {@code ndots:5}
 * @param sortlist the sort list's entries as written
 * @param remarks lines and words without effect, and why
 */
public record ResolvConf(
    List<String> nameservers,
    List<String> search,
    List<String> options,
    List<String> sortlist,
    List<Remark> remarks) {
  private static final int MAX_NDOTS = 15;
  private static final Pattern LEADING_DIGITS = Pattern.compile("^[0-9]{1,9}(?![0-9])");

  public ResolvConf {
    nameservers = List.copyOf(nameservers);
    search = List.copyOf(search);
    options = List.copyOf(options);
    sortlist = List.copyOf(sortlist);
    remarks = List.copyOf(remarks);
  }

  /** A file without a sort list and without anything to remark on. */
  public ResolvConf(List<String> nameservers, List<String> search, List<String> options) {
    this(nameservers, search, options, List.of(), List.of());
  }

  /**
   * Something in the file that does not do what it seems to.
   *
   * @param line counted from 1
   * @param text the line or the word, made printable
   */
  public record Remark(int line, Reason reason, String text) {}

  /** Why something has no effect, or another one than it seems. */
  public enum Reason {
    /** No keyword that a C library knows. */
    UNKNOWN_KEYWORD,
    /** The keyword does not begin in the first column: glibc and musl pass over the line. */
    INDENTED,
    /** A keyword without a value. */
    NO_VALUE,
    /** A nameserver that is not written as an IP address. */
    NOT_AN_ADDRESS,
    /** A later search or domain line counts instead. */
    OVERRIDDEN,
    /** An option that no C library knows. */
    UNKNOWN_OPTION,
    /** An option that needs a number has none. */
    BAD_NUMBER,
    /** A line ends with a carriage return, which glibc takes as part of the last search domain. */
    CARRIAGE_RETURN,
    /** A comment that does not begin in the first column: its words are search domains. */
    COMMENT_IN_SEARCH
  }

  /** Reads a file; nothing in it is an error, {@link #remarks} tells what has no effect. */
  public static ResolvConf parse(String text) {
    return new ResolvConfReader().read(text);
  }

  /** Whether the line that says this ends with a carriage return. */
  public boolean endsInCarriageReturn(String keyword, String value) {
    return remarks.stream()
        .filter(r -> r.reason() == Reason.CARRIAGE_RETURN)
        .map(r -> r.text().split("\\s+", 3))
        .anyMatch(w -> w[0].equals(keyword) && (value.isEmpty() || value.equals(w[1])));
  }

  /** The value of an option, empty for one without a value; absent when it is not set. */
  public Optional<String> option(String name) {
    return options.stream()
        .filter(o -> o.equals(name) || o.startsWith(name + ":"))
        .map(o -> o.length() == name.length() ? "" : o.substring(name.length() + 1))
        .reduce((a, b) -> b);
  }

  /** The number an option gives; absent when it is not set or no number. */
  public Optional<Integer> number(String option) {
    return option(option).filter(v -> v.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  /**
   * How many dots a name needs to be tried as it stands first; 1 unless set, 15 at most. What comes
   * behind the digits is left out by glibc (atoi), musl (strtoul) and Go (dtoi) alike. Of a value
   * without digits they make different things: where the library is known, its model tells.
   */
  public int ndots() {
    return option("ndots")
        .map(LEADING_DIGITS::matcher)
        .filter(Matcher::find)
        .map(m -> Math.min(Integer.parseInt(m.group()), MAX_NDOTS))
        .orElse(1);
  }
}
