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
    List<String> all = conf.nameservers();
    if (all.isEmpty()) {
      return libc.family() == Libc.Family.GO ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1");
    }
    int limit = Math.min(all.size(), MAX_NAMESERVERS);
    all.subList(limit, all.size())
        .forEach(s -> ignored.add(new Ignored(Reason.TOO_MANY_NAMESERVERS, s)));
    return all.subList(0, limit);
  }

  private List<DnsName> search() {
    List<DnsName> domains = new ArrayList<>();
    for (String domain : withinLimits(conf.search())) {
      Optional<DnsName> name = DnsName.tryParse(domain);
      if (name.isEmpty()) {
        ignored.add(new Ignored(Reason.NOT_A_NAME, domain));
      } else if (!(libc.family() == Libc.Family.GO && name.get().equals(DnsName.ROOT))) {
        domains.add(name.get());
      }
    }
    return domains;
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
    int value = conf.number(option).orElse(otherwise);
    if (value > limit) {
      ignored.add(new Ignored(Reason.NUMBER_CAPPED, option + ":" + value));
    }
    return Math.min(value, limit);
  }

  private List<Switch> switches() {
    List<Switch> on = new ArrayList<>();
    for (Switch option : Switch.values()) {
      if (conf.option(option.word()).isPresent()) {
        if (knows(option)) {
          on.add(option);
        } else {
          ignored.add(new Ignored(Reason.OPTION_UNSUPPORTED, option.word()));
        }
      }
    }
    return on;
  }

  private static final Map<Switch, LibcVersion> GLIBC_SINCE =
      Map.of(
          Switch.ROTATE, new LibcVersion(2, 0, 0),
          Switch.SINGLE_REQUEST_REOPEN, new LibcVersion(2, 9, 0),
          Switch.SINGLE_REQUEST, new LibcVersion(2, 10, 0),
          Switch.USE_VC, new LibcVersion(2, 14, 0),
          Switch.NO_TLD_QUERY, new LibcVersion(2, 14, 0),
          Switch.NO_AAAA, new LibcVersion(2, 36, 0));

  private boolean knows(Switch option) {
    return switch (libc.family()) {
      case GLIBC -> libc.version().compareTo(GLIBC_SINCE.getOrDefault(option, NEVER)) >= 0;
      // musl reads ndots, attempts and timeout, nothing else.
      case MUSL -> false;
      // Go's dnsconfig_unix.go knows no no-aaaa and no no-tld-query.
      case GO -> option != Switch.NO_AAAA && option != Switch.NO_TLD_QUERY;
    };
  }

  private static final LibcVersion NEVER = new LibcVersion(9999, 0, 0);
}
