package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells that a name which does not exist was made by a resolver's search list: a dotted name with
 * {@code NS.svc.DOMAIN}, {@code svc.DOMAIN} or {@code DOMAIN} behind it.
 */
final class SearchSuffixes {
  private static final byte[] SVC = ".svc".getBytes(US_ASCII);
  private static final String[] NONE = {};

  /** Last labels of names outside: with {@code .svc.DOMAIN} behind, the label is no namespace. */
  private static final Set<String> TOP_LEVEL =
      Set.of(
          "com",
          "net",
          "org",
          "io",
          "cn",
          "edu",
          "gov",
          "co",
          "dev",
          "app",
          "cloud",
          "de",
          "uk",
          "eu",
          "jp",
          "us",
          "fr",
          "ru",
          "in",
          "info",
          "local",
          "internal",
          "lan",
          "corp",
          "arpa",
          "amazonaws",
          "ai",
          "me",
          "tv",
          "biz",
          "hk",
          "sg",
          "tw",
          "kr",
          "br",
          "au",
          "ca",
          "nl");

  /** {@code .cluster.local.}, and the domain as text. */
  private final byte[][] domains;

  private final String[] texts;

  SearchSuffixes(List<String> clusterDomains) {
    List<String> absolute =
        clusterDomains.stream()
            .map(d -> d.toLowerCase(Locale.ROOT))
            .map(d -> d.endsWith(".") ? d : d + ".")
            .filter(d -> d.length() > 1)
            .toList();
    texts = absolute.toArray(NONE);
    domains = absolute.stream().map(d -> ("." + d).getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /** The suffix that was tried in vain; empty when the name may have been meant as it is. */
  String wastedSuffix(byte[] b, int from, int to) {
    for (int i = 0; i < domains.length; i++) {
      if (ByteSearch.endsWith(b, from, to, domains[i])) {
        return wastedSuffix(b, from, to - domains[i].length, texts[i]);
      }
    }
    return "";
  }

  private static String wastedSuffix(byte[] b, int from, int to, String domain) {
    if (!ByteSearch.endsWith(b, from, to, SVC)) {
      return dots(b, from, to) >= 1 ? domain : "";
    }
    int head = to - SVC.length;
    int dot = head - 1;
    while (dot >= from && b[dot] != '.') {
      dot--;
    }
    if (dot < from) {
      return "";
    }
    String last = new String(b, dot + 1, head - dot - 1, UTF_8);
    if (TOP_LEVEL.contains(last)) {
      return "svc." + domain;
    }
    boolean servicePort = b[from] == '_';
    return dots(b, from, dot) >= 1 && !servicePort ? Samples.clean(last) + ".svc." + domain : "";
  }

  private static int dots(byte[] b, int from, int to) {
    int dots = 0;
    for (int i = from; i < to; i++) {
      dots += b[i] == '.' ? 1 : 0;
    }
    return dots;
  }
}
