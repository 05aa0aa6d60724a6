package dev.podnosis.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the counters that Linux shows below {@code /proc} (proc(5)); what does not fit is left out.
 */
final class ProcText {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,15}");
  private static final Pattern CONNTRACK_TOOL =
      Pattern.compile("\\b([a-z_]{1,20})=([0-9]{1,18})\\b");
  private static final Pattern INTERFACE =
      Pattern.compile("\\s*((?:eth|en|ib|bond)[a-zA-Z0-9.]{0,14}):\\s*(.*)");

  private static final Set<String> SNMP =
      Set.of(
          "Ip.ReasmFails",
          "Ip.FragFails",
          "Tcp.OutSegs",
          "Tcp.RetransSegs",
          "Udp.InDatagrams",
          "Udp.NoPorts",
          "Udp.InErrors",
          "Udp.RcvbufErrors",
          "Udp.SndbufErrors",
          "Udp.InCsumErrors",
          "Udp.MemErrors");
  private static final Set<String> CONNTRACK =
      Set.of("insert_failed", "drop", "early_drop", "invalid", "search_restart", "clash_resolve");

  private ProcText() {}

  /** {@code /proc/net/snmp}: a line of names, then a line of values, for each protocol. */
  static Map<String, Long> snmp(String text) {
    Map<String, Long> all = new TreeMap<>();
    Map<String, String[]> names = new HashMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      String protocol = words[0].replace(":", "");
      String[] heads = names.get(protocol);
      if (heads == null) {
        names.put(protocol, words);
        continue;
      }
      for (int i = 1; i < Math.min(heads.length, words.length); i++) {
        String name = protocol + "." + heads[i];
        if (SNMP.contains(name) && NUMBER.matcher(words[i]).matches()) {
          all.put(name, Long.parseLong(words[i]));
        }
      }
    }
    return all;
  }

  /**
   * {@code /proc/net/softnet_stat}: hexadecimal, a line per CPU; dropped and squeezed come second
   * and third.
   */
  static Map<String, Long> softnet(String text) {
    Map<String, Long> all = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.strip().split("\\s+");
      if (words.length >= 3 && HEX.matcher(words[1]).matches() && HEX.matcher(words[2]).matches()) {
        all.merge("softnet.dropped", Long.parseLong(words[1], 16), Long::sum);
        all.merge("softnet.squeezed", Long.parseLong(words[2], 16), Long::sum);
      }
    }
    return all;
  }

  /** {@code /proc/net/stat/nf_conntrack}: names, then hexadecimal values, a line per CPU. */
  static Map<String, Long> conntrackFile(String text) {
    Map<String, Long> all = new TreeMap<>();
    List<String> lines = text.lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      return all;
    }
    String[] heads = lines.getFirst().strip().split("\\s+");
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.strip().split("\\s+");
      for (int i = 0; i < Math.min(heads.length, words.length); i++) {
        if (CONNTRACK.contains(heads[i]) && HEX.matcher(words[i]).matches()) {
          all.merge("conntrack." + heads[i], Long.parseLong(words[i], 16), Long::sum);
        }
      }
    }
    return all;
  }

  /** {@code conntrack -S}: {@code name=value}, a line per CPU. */
  static Map<String, Long> conntrackTool(String text) {
    Map<String, Long> all = new TreeMap<>();
    Matcher matcher = CONNTRACK_TOOL.matcher(text);
    while (matcher.find()) {
      if (CONNTRACK.contains(matcher.group(1))) {
        all.merge("conntrack." + matcher.group(1), Long.parseLong(matcher.group(2)), Long::sum);
      }
    }
    return all;
  }

  /** {@code /proc/net/dev}: packets that physical interfaces dropped or found damaged. */
  static Map<String, Long> interfaces(String text) {
    Map<String, Long> all = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = INTERFACE.matcher(line);
      if (matcher.matches()) {
        String[] words = matcher.group(2).strip().split("\\s+");
        // Receive: bytes packets errs drop fifo frame compressed multicast; transmit the same way.
        add(all, "nic.rx_errors", words, 2);
        add(all, "nic.rx_dropped", words, 3);
        add(all, "nic.tx_errors", words, 10);
        add(all, "nic.tx_dropped", words, 11);
      }
    }
    return all;
  }

  private static void add(Map<String, Long> all, String name, String[] words, int index) {
    if (index < words.length && NUMBER.matcher(words[index]).matches()) {
      all.merge(name, Long.parseLong(words[index]), Long::sum);
    }
  }

  /** The first number of a text, such as an uptime; NaN when it begins with none. */
  static double first(String text) {
    String word = text.strip().split("\\s+")[0];
    return word.matches("[0-9]{1,15}(\\.[0-9]{1,9})?") ? Double.parseDouble(word) : Double.NaN;
  }
}
