package dev.podnosis.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces names and addresses in text by pseudonyms: the same name always by the same one. */
final class Pseudonyms {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![\\w:])(?<six>(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
              + "|(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){0,6})?)"
              + "(?![\\w:])"
              + "|[A-Za-z0-9](?:[A-Za-z0-9.:@-]*[A-Za-z0-9])?");

  private static final Pattern FOUR =
      Pattern.compile("(?<![0-9])(?:[0-9]{1,3}[.-]){3}[0-9]{1,3}(?![0-9])");

  private static final Pattern DOMAIN =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

  /** Addresses that say nothing about a network. */
  private static final Set<String> COMMON =
      Set.of("127.0.0.1", "0.0.0.0", "::", "::1", "169.254.20.10", "255.255.255.255");

  /** Endings of names that belong to Kubernetes, CoreDNS and files, not to a user. */
  private static final List<String> OURS =
      List.of(
          "kubernetes.io",
          "k8s.io",
          "coredns.io",
          "in-addr.arpa",
          "ip6.arpa",
          "cluster.local",
          ".svc",
          ".example",
          ".conf",
          ".yaml",
          ".json",
          ".log",
          ".pcap",
          ".go",
          ".sh",
          ".service",
          ".txt",
          ".crt",
          ".key",
          ".sock",
          ".name",
          ".namespace",
          ".pdf",
          ".html",
          ".zip");

  /** Beginnings of paths within Kubernetes objects. */
  private static final Set<String> FIELDS =
      Set.of("metadata", "spec", "status", "data", "items", "dnsconfig", "deployment", "apps");

  private final Map<String, NameKind> known;
  private final Map<NameKind, Integer> last = new EnumMap<>(NameKind.class);
  private final Map<String, String> given = new HashMap<>();

  /**
   * Pseudonyms.
   *
   * @param known names, lower-case, and what they are names of; numbered in this order
   */
  Pseudonyms(Map<String, NameKind> known) {
    this.known = Map.copyOf(known);
    known.forEach(this::pseudonym);
  }

  static Pseudonyms none() {
    return new Pseudonyms(Map.of());
  }

  /** The text with every name and address replaced. */
  synchronized String replace(String text) {
    return TOKEN.matcher(text).replaceAll(m -> Matcher.quoteReplacement(token(m)));
  }

  private String token(MatchResult match) {
    if (match.group("six") != null) {
      return address(match.group());
    }
    return word(match.group());
  }

  /** A run of characters that names are made of, perhaps several joined by a colon or an at. */
  private String word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    NameKind kind = known.get(lower);
    if (kind != null) {
      return pseudonym(lower, kind);
    }
    if (word.indexOf(':') >= 0 || word.indexOf('@') >= 0) {
      return Arrays.stream(word.split("(?<=[:@])|(?=[:@])"))
          .map(p -> p.equals(":") || p.equals("@") ? p : word(p))
          .collect(Collectors.joining());
    }
    if (FOUR.matcher(lower).find()) {
      return FOUR.matcher(word).replaceAll(m -> address(m.group().replace('-', '.')));
    }
    return lower.indexOf('.') >= 0 ? dotted(word, lower) : single(word, lower);
  }

  /** A name that begins with a known one, as pods begin with their Deployment's. */
  private String single(String word, String lower) {
    for (int dash = lower.lastIndexOf('-'); dash > 0; dash = lower.lastIndexOf('-', dash - 1)) {
      NameKind kind = known.get(lower.substring(0, dash));
      if (kind == NameKind.NAME || kind == NameKind.POD) {
        return pseudonym(lower, NameKind.NAME);
      }
    }
    return word;
  }

  private String dotted(String word, String lower) {
    String[] labels = word.split("\\.", -1);
    if (inCluster(lower)) {
      return ofCluster(labels);
    }
    boolean ours =
        OURS.stream().anyMatch(lower::endsWith)
            || FIELDS.contains(labels[0].toLowerCase(Locale.ROOT));
    if (!ours && DOMAIN.matcher(lower).matches()) {
      return pseudonym(lower, NameKind.DOMAIN);
    }
    return Arrays.stream(labels)
        .map(l -> l.isEmpty() ? l : word(l))
        .collect(Collectors.joining("."));
  }

  private static boolean inCluster(String lower) {
    return lower.endsWith(".svc") || lower.contains(".svc.");
  }

  /** {@code web.shop.svc.cluster.local}: the labels before {@code svc} are names of objects. */
  private String ofCluster(String[] labels) {
    StringBuilder masked = new StringBuilder();
    int svc = Arrays.asList(labels).lastIndexOf("svc");
    for (int i = 0; i < labels.length; i++) {
      masked.append(i == 0 ? "" : ".");
      boolean namespace = i == svc - 1;
      masked.append(i < svc ? object(labels[i], namespace) : labels[i]);
    }
    return masked.toString();
  }

  private String object(String label, boolean namespace) {
    String lower = label.toLowerCase(Locale.ROOT);
    if (lower.length() < 3
        || Set.of("kube-system", "default", "kubernetes", "kube-dns").contains(lower)) {
      return label;
    }
    return pseudonym(lower, namespace ? NameKind.NAMESPACE : NameKind.NAME);
  }

  private String address(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return COMMON.contains(lower) ? address : pseudonym(lower, NameKind.IP);
  }

  private String pseudonym(String lower, NameKind kind) {
    return given.computeIfAbsent(
        lower,
        n ->
            known
                .getOrDefault(n, kind)
                .pseudonym(last.merge(known.getOrDefault(n, kind), 1, Integer::sum)));
  }
}
