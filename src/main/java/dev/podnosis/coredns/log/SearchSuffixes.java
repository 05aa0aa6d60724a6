package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells that a name which does not exist was made by a resolver's search list: a dotted name with
 * {@code NS.svc.DOMAIN}, {@code svc.DOMAIN} or {@code DOMAIN} behind it.
 */
final class SearchSuffixes {
  private static final byte[] SVC = ".svc".getBytes(US_ASCII);

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

  /** Hashes of those labels: a name is never made a string. */
  private static final long[] TOP_LEVEL_HASHES =
      TOP_LEVEL.stream().mapToLong(SearchSuffixes::hash).sorted().toArray();

  static final int NONE = -1;

  /** {@code .cluster.local.}. */
  private final byte[][] domains;

  SearchSuffixes(List<String> clusterDomains) {
    domains =
        clusterDomains.stream()
            .map(d -> d.toLowerCase(Locale.ROOT))
            .map(d -> d.endsWith(".") ? d : d + ".")
            .filter(d -> d.length() > 1)
            .map(d -> ("." + d).getBytes(UTF_8))
            .toArray(byte[][]::new);
  }

  private static long hash(String label) {
    byte[] bytes = label.getBytes(US_ASCII);
    return ByteSearch.hash(bytes, 0, bytes.length);
  }

  /**
   * Where the suffix begins that was tried in vain; {@link #NONE} when the name may have been meant
   * as it is.
   */
  int wastedSuffix(byte[] b, int from, int to) {
    for (byte[] domain : domains) {
      if (ByteSearch.endsWith(b, from, to, domain)) {
        return suffixBefore(b, from, to - domain.length);
      }
    }
    return NONE;
  }

  /** Whether a name was tried in vain only because of a search list. */
  boolean isAttempt(TopEntry name) {
    byte[] bytes = name.key().getBytes(UTF_8);
    boolean never = Set.of("NXDOMAIN").equals(name.rcodes().keySet());
    return never && wastedSuffix(bytes, 0, bytes.length) != NONE;
  }

  /** Whether the name lies below a domain of the cluster. */
  boolean isInside(byte[] b, int from, int to) {
    for (byte[] domain : domains) {
      if (ByteSearch.endsWith(b, from, to, domain)) {
        return true;
      }
    }
    return false;
  }

  private static int suffixBefore(byte[] b, int from, int to) {
    if (!ByteSearch.endsWith(b, from, to, SVC)) {
      return hasDot(b, from, to) ? to + 1 : NONE;
    }
    int head = to - SVC.length;
    int dot = head - 1;
    while (dot >= from && b[dot] != '.') {
      dot--;
    }
    if (dot < from) {
      return NONE;
    }
    if (Arrays.binarySearch(TOP_LEVEL_HASHES, ByteSearch.hash(b, dot + 1, head)) >= 0) {
      return head + 1;
    }
    boolean servicePort = b[from] == '_';
    return hasDot(b, from, dot) && !servicePort ? dot + 1 : NONE;
  }

  private static boolean hasDot(byte[] b, int from, int to) {
    return ByteSearch.find(b, from, to, (byte) '.') < to;
  }
}
