package dev.podnosis.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resolv.conf as resolv.conf(5) reads it: the last {@code search} or {@code domain} line counts.
 *
 * @param nameservers the servers in order
 * @param search the search domains in order
 * @param options the options as written, such as {@code ndots:5}
 */
public record ResolvConf(List<String> nameservers, List<String> search, List<String> options) {
  private static final int MAX_NDOTS = 15;

  public ResolvConf {
    nameservers = List.copyOf(nameservers);
    search = List.copyOf(search);
    options = List.copyOf(options);
  }

  /** Reads a file; lines that mean nothing are passed over. */
  public static ResolvConf parse(String text) {
    List<String> nameservers = new ArrayList<>();
    List<String> search = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String line : text.lines().toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      List<String> rest = words.subList(1, words.size());
      switch (words.getFirst()) {
        case "nameserver" -> rest.stream().findFirst().ifPresent(nameservers::add);
        case "search", "domain" -> {
          search.clear();
          search.addAll(rest);
        }
        case "options" -> options.addAll(rest);
        default -> {}
      }
    }
    return new ResolvConf(nameservers, search, options);
  }

  /** The value of an option, empty for one without a value; absent when it is not set. */
  public Optional<String> option(String name) {
    return options.stream()
        .filter(o -> o.equals(name) || o.startsWith(name + ":"))
        .map(o -> o.length() == name.length() ? "" : o.substring(name.length() + 1))
        .reduce((a, b) -> b);
  }

  /** How many dots a name needs to be tried as it stands first; 1 unless set, 15 at most. */
  public int ndots() {
    return option("ndots")
        .filter(v -> v.matches("[0-9]{1,4}"))
        .map(v -> Math.min(Integer.parseInt(v), MAX_NDOTS))
        .orElse(1);
  }
}
