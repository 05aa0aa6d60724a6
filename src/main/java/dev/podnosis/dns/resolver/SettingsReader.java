package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.resolver.StubSettings.Ignored;
import dev.podnosis.dns.resolver.StubSettings.Reason;
import dev.podnosis.dns.resolver.StubSettings.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Applies one resolver's limits and abilities to a resolv.conf. */
final class SettingsReader {

  /** MAXNS of glibc and musl, and Go's limit. */
  private static final int MAX_NAMESERVERS = 3;

  private static final int MAX_NDOTS = 15;

  private final ResolvConf conf;
  private final Libc libc;
  private final List<Ignored> ignored = new ArrayList<>();

  SettingsReader(ResolvConf conf, Libc libc) {
    this.conf = conf;
    this.libc = libc;
  }

  StubSettings read() {
    List<String> servers = nameservers();
    List<DnsName> search = search();
    int ndots = number("ndots", 1, MAX_NDOTS);
    int timeout = timeout();
    int attempts = attempts();
    List<Switch> switches = switches();
    return new StubSettings(
        servers, search, ndots, Duration.ofSeconds(timeout), attempts, switches, ignored);
  }

  private List<String> nameservers() {
    List<String> all = new ArrayList<>(conf.nameservers());
    all.removeIf(this::unreadable);
    if (all.isEmpty()) {
      return libc.family() == Libc.Family.GO ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1");
    }
    int limit = Math.min(all.size(), MAX_NAMESERVERS);
    all.subList(limit, all.size())
        .forEach(s -> ignored.add(new Ignored(Reason.TOO_MANY_NAMESERVERS, s)));
    return List.copyOf(all.subList(0, limit));
  }

  /**
   * glibc cuts an IPv6 address at a blank or a line feed, so that a carriage return stays part of
   * it; that of IPv4 ends at any white space (res_init.c: res_vinit_1).
   */
  private boolean unreadable(String server) {
    boolean unreadable =
        libc.family() == Libc.Family.GLIBC
            && server.contains(":")
            && conf.endsInCarriageReturn("nameserver", server);
    if (unreadable) {
      ignored.add(new Ignored(Reason.CARRIAGE_RETURN, server));
    }
    return unreadable;
  }

  private List<DnsName> search() {
    List<DnsName> domains = new ArrayList<>();
    List<String> texts = withCarriageReturn(withinLimits(conf.search()));
    for (String domain : texts) {
      Optional<DnsName> name = DnsName.tryParse(domain);
      if (name.isEmpty()) {
        ignored.add(new Ignored(Reason.NOT_A_NAME, domain));
      } else if (!(libc.family() == Libc.Family.GO && name.get().equals(DnsName.ROOT))) {
        domains.add(name.get());
      }
    }
    return domains;
  }

  /**
   * glibc parts search domains at blanks and tabs, so that the last one keeps a carriage return and
   * is asked for with it; musl and Go take it for white space.
   */
  private List<String> withCarriageReturn(List<String> domains) {
    boolean kept =
        libc.family() == Libc.Family.GLIBC
            && (conf.endsInCarriageReturn("search", "") || conf.endsInCarriageReturn("domain", ""));
    if (!kept || domains.isEmpty() || !domains.getLast().equals(conf.search().getLast())) {
      return domains;
    }
    List<String> all = new ArrayList<>(domains);
    String last = all.removeLast();
    String bare = last.endsWith(".") ? last.substring(0, last.length() - 1) : last;
    // Behind a final dot it is a label of its own.
    all.add((last.endsWith(".") ? bare + "." : bare) + "\\013");
    return all;
  }

  private List<String> withinLimits(List<String> search) {
    return switch (libc.family()) {
      case GLIBC -> libc.version().atLeast(2, 26, 0) ? search : oldGlibcLimits(search);
      case MUSL -> muslLimits(search);
      case GO -> search;
    };
  }

  /** resolv.conf(5): "In glibc 2.25 and earlier, … six domains with a total of 256 characters." */
  private List<String> oldGlibcLimits(List<String> search) {
    List<String> kept = new ArrayList<>();
    for (String domain : search) {
      int length = String.join(" ", kept).length() + (kept.isEmpty() ? 0 : 1) + domain.length();
      if (kept.size() < 6 && length <= 256) {
        kept.add(domain);
      } else {
        ignored.add(new Ignored(Reason.SEARCH_LIMIT, domain));
      }
    }
    return kept;
  }

  /** musl searches since 1.1.13, and leaves out a line that does not fit into 255 characters. */
  private List<String> muslLimits(List<String> search) {
    Reason reason = null;
    if (!libc.version().atLeast(1, 1, 13)) {
      reason = Reason.SEARCH_UNSUPPORTED;
    } else if (String.join(" ", search).length() + "search ".length() > 254) {
      reason = Reason.LINE_TOO_LONG;
    }
    if (reason == null) {
      return search;
    }
    for (String domain : search) {
      ignored.add(new Ignored(reason, domain));
    }
    return List.of();
  }

  private int timeout() {
    return switch (libc.family()) {
      // RES_MAXRETRANS; send_dg waits one second at least.
      case GLIBC -> number("timeout", 5, 30);
      case MUSL -> number("timeout", 5, 60);
      case GO -> Math.max(1, number("timeout", 5, Integer.MAX_VALUE));
    };
  }

  private int attempts() {
    return switch (libc.family()) {
      // RES_MAXRETRY
      case GLIBC -> number("attempts", 2, 5);
      case MUSL -> Math.max(1, number("attempts", 2, 10));
      case GO -> Math.max(1, number("attempts", 2, Integer.MAX_VALUE));
    };
  }

  private int number(String option, int otherwise, int limit) {
    int value = written(option).orElse(otherwise);
    if (value > limit) {
      ignored.add(new Ignored(Reason.NUMBER_CAPPED, option + ":" + value));
    }
    return Math.min(value, limit);
  }

  /**
   * What the last such option says. A value that does not begin with a digit is 0 to glibc (atoi)
   * and Go (dtoi); musl passes over it.
   */
  private Optional<Integer> written(String option) {
    return conf.options().stream()
        .filter(o -> o.startsWith(option + ":"))
        .map(o -> LEADING_DIGITS.matcher(o.substring(option.length() + 1)))
        .flatMap(
            m ->
                m.find()
                    ? Stream.of(Integer.valueOf(m.group()))
                    : libc.family() == Libc.Family.MUSL ? Stream.empty() : Stream.of(0))
        .reduce((a, b) -> b);
  }

  private static final Pattern LEADING_DIGITS = Pattern.compile("^[0-9]{1,9}");

  private List<Switch> switches() {
    List<Switch> on = new ArrayList<>();
    for (Switch option : Switch.values()) {
      if (set(option)) {
        if (knows(option)) {
          on.add(option);
        } else {
          ignored.add(new Ignored(Reason.OPTION_UNSUPPORTED, option.word()));
        }
      }
    }
    SINCE_WITHOUT_EFFECT.forEach(
        (word, since) -> {
          boolean known =
              switch (libc.family()) {
                case GLIBC -> libc.version().compareTo(since) >= 0;
                case MUSL -> false;
                // Since 1.19 Go sends EDNS in any case, before never (golang.org/issue/51153); what
                // it knows of the others is not modelled.
                case GO -> !word.equals("edns0") || libc.version().atLeast(1, 19, 0);
              };
          if (conf.option(word).isPresent() && !known) {
            ignored.add(new Ignored(Reason.OPTION_UNSUPPORTED, word));
          }
        });
    return on;
  }

  /**
   * glibc takes both spellings of one of them (res_init.c: res_setoptions), Go those that the BSDs
   * have for another (net/dnsconfig_unix.go).
   */
  private boolean set(Switch option) {
    List<String> spellings =
        switch (option) {
          case NO_TLD_QUERY -> List.of(option.word(), "no_tld_query");
          case USE_VC ->
              libc.family() == Libc.Family.GO
                  ? List.of(option.word(), "usevc", "tcp")
                  : List.of(option.word());
          default -> List.of(option.word());
        };
    return spellings.stream().anyMatch(word -> conf.option(word).isPresent());
  }

  /** resolv.conf(5): "since glibc …". */
  private static final Map<Switch, LibcVersion> GLIBC_SINCE =
      Map.of(
          Switch.ROTATE, new LibcVersion(2, 0, 0),
          Switch.SINGLE_REQUEST_REOPEN, new LibcVersion(2, 9, 0),
          Switch.SINGLE_REQUEST, new LibcVersion(2, 10, 0),
          Switch.USE_VC, new LibcVersion(2, 14, 0),
          Switch.NO_TLD_QUERY, new LibcVersion(2, 14, 0),
          Switch.NO_AAAA, new LibcVersion(2, 36, 0));

  /** The same of options that change no question, only what is sent with it or read of it. */
  private static final Map<String, LibcVersion> SINCE_WITHOUT_EFFECT =
      new TreeMap<>(
          Map.of(
              "edns0", new LibcVersion(2, 6, 0),
              "no-reload", new LibcVersion(2, 26, 0),
              "trust-ad", new LibcVersion(2, 31, 0)));

  private boolean knows(Switch option) {
    return switch (libc.family()) {
      case GLIBC -> libc.version().compareTo(GLIBC_SINCE.getOrDefault(option, NEVER)) >= 0;
      // musl reads ndots, attempts and timeout, nothing else.
      case MUSL -> false;
      // Go's dnsconfig_unix.go knows no no-aaaa and no no-tld-query; use-vc since Go 1.13 (its
      // release notes: "On Unix systems where use-vc is set in resolv.conf, TCP is used").
      // single-request was asked for in January 2019, when 1.12 was frozen
      // (golang.org/issue/29644).
      case GO ->
          switch (option) {
            case NO_AAAA, NO_TLD_QUERY -> false;
            case USE_VC, SINGLE_REQUEST, SINGLE_REQUEST_REOPEN -> libc.version().atLeast(1, 13, 0);
            case ROTATE -> true;
          };
    };
  }

  private static final LibcVersion NEVER = new LibcVersion(9999, 0, 0);
}
