package dev.podnosis.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the network namespace of a pod's sandbox on its node by the pod's address, for pods of
 * which no process runs: CRI-O needs no pause process, so while its container is down between two
 * starts such a pod has none. containerd and CRI-O keep namespaces under {@code /run/netns}, Docker
 * under {@code /run/docker/netns}.
 */
final class FindNamespace {
  private static final Script SCRIPT = Script.of("podnosis-netns", "netns.sh");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** In fib_trie a local address stands on the line before {@code /32 host LOCAL}. */
  private static final Pattern ADDRESS = Pattern.compile("\\|-- ([0-9.]{7,15})");

  private static final Pattern PATH =
      Pattern.compile("@ (/[A-Za-z0-9_./-]{1,200}/netns/[A-Za-z0-9_.-]{1,100})");

  private FindNamespace() {}

  /** The file by which the pod's network is entered, or why there is none. */
  static Read<Optional<String>> of(Workplace node, List<String> addresses)
      throws InterruptedException {
    return node.run(command("/proc/1/root"), LIMIT)
        .map(executed -> choose(executed.stdout(), addresses));
  }

  static List<String> command(String root) {
    return SCRIPT.command(List.of(root));
  }

  static Optional<String> choose(String output, List<String> addresses) {
    String path = "";
    String before = "";
    for (String line : output.lines().toList()) {
      Matcher at = PATH.matcher(line);
      if (at.matches()) {
        path = at.group(1);
      } else if (!path.isEmpty() && addresses.contains(address(before, line))) {
        return Optional.of(path);
      }
      before = line;
    }
    return Optional.empty();
  }

  /** The local address that a line, with the one before it, tells of; empty when none. */
  private static String address(String before, String line) {
    if (line.contains("/32 host LOCAL")) {
      Matcher v4 = ADDRESS.matcher(before);
      return v4.find() ? v4.group(1) : "";
    }
    String first = line.strip().split("\\s+", 2)[0];
    return first.matches("[0-9a-f]{32}") ? v6(first) : "";
  }

  private static String v6(String hex) {
    try {
      return canonical(InetAddress.getByAddress(HexFormat.of().parseHex(hex)).getHostAddress());
    } catch (UnknownHostException e) {
      return "";
    }
  }

  /** The shortest form (RFC 5952), as the API server writes addresses. */
  private static String canonical(String address) {
    String[] groups = address.split(":");
    int longest = 0;
    int at = -1;
    for (int i = 0; i < groups.length; i++) {
      int run = 0;
      while (i + run < groups.length && groups[i + run].equals("0")) {
        run++;
      }
      if (run > longest) {
        longest = run;
        at = i;
      }
    }
    if (longest < 2) {
      return address;
    }
    String head = String.join(":", List.of(groups).subList(0, at));
    String tail = String.join(":", List.of(groups).subList(at + longest, groups.length));
    return head + "::" + tail;
  }
}
