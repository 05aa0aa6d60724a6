package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import java.time.Duration;
import java.util.List;

/**
 * What a resolver makes of a resolv.conf.
 *
 * @param nameservers the servers it asks
 * @param search the search domains it uses
 * @param ndots how many dots a name needs to be tried as it stands first
 * @param timeout the base of its waiting times
 * @param attempts how often it goes round
 * @param switches options that are on and that it knows
 * @param ignored what it leaves out
 */
public record StubSettings(
    List<String> nameservers,
    List<DnsName> search,
    int ndots,
    Duration timeout,
    int attempts,
    List<Switch> switches,
    List<Ignored> ignored) {

  public StubSettings {
    nameservers = List.copyOf(nameservers);
    search = List.copyOf(search);
    switches = List.copyOf(switches);
    ignored = List.copyOf(ignored);
  }

  /** Options without a value that change which queries are sent. */
  public enum Switch {
    /** Starts with another server at each lookup; the model starts with the first. */
    ROTATE("rotate"),
    USE_VC("use-vc"),
    SINGLE_REQUEST("single-request"),
    SINGLE_REQUEST_REOPEN("single-request-reopen"),
    NO_AAAA("no-aaaa"),
    NO_TLD_QUERY("no-tld-query");

    private final String word;

    Switch(String word) {
      this.word = word;
    }

    /** As resolv.conf(5) writes it. */
    public String word() {
      return word;
    }
  }

  /**
   * Something in the file that this resolver does not use.
   *
   * @param what the server, domain or option
   */
  public record Ignored(Reason reason, String what) {}

  /** Why. */
  public enum Reason {
    TOO_MANY_NAMESERVERS,
    /** Beyond the sixth search domain or the 256th character (glibc before 2.26). */
    SEARCH_LIMIT,
    /** The search line is longer than the resolver reads (musl: 255 characters). */
    LINE_TOO_LONG,
    /** This resolver, or this version of it, does not search. */
    SEARCH_UNSUPPORTED,
    /** A search domain that is no domain name. */
    NOT_A_NAME,
    /** An option that this resolver, or this version of it, does not know. */
    OPTION_UNSUPPORTED,
    /** A number above the resolver's limit: the limit is used. */
    NUMBER_CAPPED,
    /** An address that a carriage return at the end of its line spoils. */
    CARRIAGE_RETURN
  }

  /** Whether that option is on. */
  public boolean has(Switch option) {
    return switches.contains(option);
  }
}
