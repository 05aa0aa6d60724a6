package dev.podnosis.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * One way in which a resolv.conf is not what kubelet would have written.
 *
 * @param kind what differs
 * @param expected what should be there; empty for something that should not
 * @param actual what is there; empty for something that is missing
 */
public record ResolvConfDifference(Kind kind, String expected, String actual) {

  /** What differs. */
  public enum Kind {
    NAMESERVER_MISSING,
    NAMESERVER_ADDED,
    NAMESERVER_ORDER,
    SEARCH_MISSING,
    SEARCH_ADDED,
    SEARCH_ORDER,
    OPTION_MISSING,
    OPTION_ADDED,
    OPTION_VALUE
  }

  static List<ResolvConfDifference> between(ExpectedResolvConf expected, ResolvConf actual) {
    List<ResolvConfDifference> found = new ArrayList<>();
    boolean nodeServers =
        expected.nodeFileMissing() && expected.base() == ExpectedResolvConf.Base.NODE;
    new Lists(Kind.NAMESERVER_MISSING, Kind.NAMESERVER_ADDED, Kind.NAMESERVER_ORDER)
        .compare(expected.nameservers(), actual.nameservers(), IpLiteral::same, nodeServers, found);
    new Lists(Kind.SEARCH_MISSING, Kind.SEARCH_ADDED, Kind.SEARCH_ORDER)
        .compare(
            expected.search(),
            actual.search(),
            ResolvConfDifference::sameDomain,
            expected.nodeFileMissing(),
            found);
    options(expected.options(), actual.options(), nodeServers, found);
    return List.copyOf(found);
  }

  private static boolean sameDomain(String left, String right) {
    return left.replaceFirst("(?<=.)\\.$", "")
        .equalsIgnoreCase(right.replaceFirst("(?<=.)\\.$", ""));
  }

  private static void options(
      List<String> expected,
      List<String> actual,
      boolean moreAllowed,
      List<ResolvConfDifference> found) {
    Map<String, String> wanted = byName(expected);
    Map<String, String> seen = byName(actual);
    wanted.forEach(
        (name, option) -> {
          String other = seen.get(name);
          if (other == null) {
            found.add(new ResolvConfDifference(Kind.OPTION_MISSING, option, ""));
          } else if (!other.equals(option)) {
            found.add(new ResolvConfDifference(Kind.OPTION_VALUE, option, other));
          }
        });
    seen.forEach(
        (name, option) -> {
          if (!moreAllowed && !wanted.containsKey(name)) {
            found.add(new ResolvConfDifference(Kind.OPTION_ADDED, "", option));
          }
        });
  }

  private static Map<String, String> byName(List<String> options) {
    Map<String, String> map = new LinkedHashMap<>();
    options.forEach(o -> map.put(ExpectedResolvConf.optionName(o), o));
    return map;
  }

  /** Compares two lists in which order counts. */
  private record Lists(Kind missing, Kind added, Kind order) {

    void compare(
        List<String> expected,
        List<String> actual,
        BiPredicate<String, String> same,
        boolean moreAllowed,
        List<ResolvConfDifference> found) {
      int before = found.size();
      for (String e : expected) {
        if (actual.stream().noneMatch(a -> same.test(e, a))) {
          found.add(new ResolvConfDifference(missing, e, ""));
        }
      }
      List<String> common = new ArrayList<>();
      for (String a : actual) {
        if (expected.stream().anyMatch(e -> same.test(e, a))) {
          common.add(a);
        } else if (!moreAllowed) {
          found.add(new ResolvConfDifference(added, "", a));
        }
      }
      if (found.size() == before && !inOrder(expected, common, same)) {
        found.add(
            new ResolvConfDifference(order, String.join(" ", expected), String.join(" ", common)));
      }
    }

    private static boolean inOrder(
        List<String> expected, List<String> common, BiPredicate<String, String> same) {
      if (common.size() != expected.size()) {
        return false;
      }
      for (int i = 0; i < common.size(); i++) {
        if (!same.test(expected.get(i), common.get(i))) {
          return false;
        }
      }
      return true;
    }
  }
}
