package dev.podnosis.probe;

import dev.podnosis.dns.IpLiteral;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.ServiceFacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rules for the DNS Service out of what the tools of a node said. */
final class NodeRulesText {
  /** What shows rules of iptables: by nftables underneath, and of the older kind. */
  static final List<String> TOOLS =
      List.of("iptables-save", "iptables-legacy-save", "ip6tables-save");

  /** What a node is asked for; when none of it could be read, nothing was seen. */
  static final String[] READ = {"ss-udp", "iptables-save", "ip-addr", "conntrack"};

  private static final Pattern DNAT =
      Pattern.compile("--to-destination \\[?([0-9a-fA-F.:]+?)\\]?:[0-9]{1,5}\\b");
  private static final Pattern LISTENER =
      Pattern.compile("(?:UNCONN|LISTEN)\\s+\\d+\\s+\\d+\\s+(\\S+):([0-9]{1,5})\\s.*");
  private static final Pattern PROGRAM = Pattern.compile("users:\\(\\(\"([^\"]{1,40})\"");
  private static final Pattern REAL_SERVER =
      Pattern.compile("\\s+->\\s+(\\S+):[0-9A-Fa-f]{4}\\s.*");
  private static final Pattern TIMEOUT =
      Pattern.compile("Timeout \\(tcp tcpfin udp\\): [0-9]+ [0-9]+ ([0-9]{1,9})");
  private static final Pattern TRACKED =
      Pattern.compile("dst=(\\S+) sport=\\d+ dport=53 .*?src=(\\S+) dst=");

  private final NodeOutput said;
  private final ServiceFacts service;
  private final List<String> addresses;

  NodeRulesText(NodeOutput said, ServiceFacts service, List<String> addresses) {
    this.said = said;
    this.service = service;
    this.addresses = addresses;
  }

  /** A text as an extended regular expression that matches just it. */
  static String literal(String text) {
    return text.replaceAll("[^A-Za-z0-9/:-]", "[$0]");
  }

  /** An address with port 53 as {@code /proc/net/ip_vs} writes it. */
  static String virtualServer(String address) {
    InetAddress parsed = IpLiteral.parse(address).orElseThrow();
    String hex = HexFormat.of().withUpperCase().formatHex(parsed.getAddress());
    return parsed.getAddress().length == 4
        ? hex + ":0035"
        : hex.replaceAll("(.{4})(?!$)", "$1:") + "\\]:0035";
  }

  NodeRulesSeen seen(String node) {
    List<String> iptables =
        Stream.concat(TOOLS.stream(), Stream.of("host-save"))
            .flatMap(t -> said.lines(t).stream())
            .distinct()
            .toList();
    Set<String> targets = new LinkedHashSet<>(iptablesTargets(iptables));
    List<String> ipvs = ipvsTargets();
    Set<String> nft = nftTargets();
    String mode = mode(iptables, ipvs, nft);
    targets.addAll(ipvs);
    targets.addAll(nft);
    return new NodeRulesSeen(
        node,
        said.text("uname").strip(),
        mode,
        List.copyOf(targets),
        rejects(),
        serviceProxy(),
        timeout(),
        tracked(),
        listeners(),
        nodeLocalAddresses(),
        notrack(),
        said.unreadable(READ));
  }

  private String mode(List<String> iptables, List<String> ipvs, Set<String> nft) {
    if (!ipvs.isEmpty() || said.ok("ipvs")) {
      return "ipvs";
    }
    if (!nft.isEmpty() || said.lines("nft").stream().anyMatch(l -> l.contains(name()))) {
      return "nftables";
    }
    return iptables.stream().anyMatch(l -> l.startsWith(":KUBE-S") || l.contains(" KUBE-SVC-"))
        ? "iptables"
        : "unknown";
  }

  private String name() {
    return service.ref().toString();
  }

  /** {@code -A KUBE-SEP-… -p udp -m comment --comment "NS/NAME:PORT" … --to-destination A:P}. */
  private Set<String> iptablesTargets(List<String> lines) {
    Set<String> targets = new LinkedHashSet<>();
    for (String line : lines) {
      Matcher dnat = DNAT.matcher(line);
      if (ofService(line) && line.contains("-p udp") && dnat.find()) {
        targets.add(dnat.group(1));
      }
    }
    return targets;
  }

  private boolean ofService(String line) {
    return line.contains("\"" + name() + "\"") || line.contains("\"" + name() + ":");
  }

  /** The real servers of the virtual server for UDP, in hexadecimal. */
  private List<String> ipvsTargets() {
    List<String> targets = new ArrayList<>();
    boolean ours = false;
    for (String line : said.text("ipvs").lines().toList()) {
      Matcher real = REAL_SERVER.matcher(line);
      if (real.matches()) {
        if (ours) {
          address(real.group(1)).ifPresent(targets::add);
        }
      } else {
        ours =
            line.startsWith("UDP")
                && addresses.stream()
                    .anyMatch(
                        a ->
                            line.toUpperCase(Locale.ROOT)
                                .contains(virtualServer(a).replace("\\", "")));
      }
    }
    return targets;
  }

  private static Optional<String> address(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("[\\[\\]:]", ""));
      return Optional.of(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (UnknownHostException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Chains of kube-proxy's nftables mode: {@code endpoint-HASH-NS/NAME/udp/PORT__ADDRESS/53}. */
  private Set<String> nftTargets() {
    Pattern endpoint =
        Pattern.compile(
            "endpoint-[A-Z0-9]+-"
                + Pattern.quote(name())
                + "/udp/[a-z0-9-]*__([0-9a-fA-F.:]+)/[0-9]{1,5}");
    Set<String> targets = new LinkedHashSet<>();
    for (String line : said.lines("nft")) {
      endpoint.matcher(line).results().forEach(m -> targets.add(m.group(1)));
    }
    return targets;
  }

  private boolean rejects() {
    boolean nft =
        said.lines("nft").stream()
            .anyMatch(l -> l.contains("reject") && addresses.stream().anyMatch(l::contains));
    return nft
        || said.lines("filter").stream()
            .anyMatch(l -> l.contains("-p udp") && l.contains("--dport 53"));
  }

  private @Nullable String serviceProxy() {
    if (!said.ok("ss-tcp")) {
      return null;
    }
    return said.lines("ss-tcp").stream()
        .filter(l -> l.matches(".*:(10249|10256)\\s.*"))
        .map(l -> PROGRAM.matcher(l).results().map(m -> m.group(1)).findFirst().orElse("?"))
        .findFirst()
        .orElse("");
  }

  private long timeout() {
    Matcher matcher = TIMEOUT.matcher(said.text("ipvs-timeout"));
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private Map<String, Integer> tracked() {
    Map<String, Integer> tracked = new TreeMap<>();
    for (String line : said.lines("conntrack")) {
      Matcher matcher = TRACKED.matcher(line);
      if (matcher.find() && addresses.contains(matcher.group(1))) {
        tracked.merge(matcher.group(2), 1, Integer::sum);
      }
    }
    return tracked;
  }

  private List<String> listeners() {
    return Stream.of("udp", "tcp")
        .flatMap(
            p ->
                said.lines("ss-" + p).stream()
                    .map(LISTENER::matcher)
                    .filter(m -> m.matches() && m.group(2).equals("53"))
                    .map(m -> p + " " + m.group(1).replaceAll("[\\[\\]]", "") + ":53"))
        .distinct()
        .toList();
  }

  private List<String> nodeLocalAddresses() {
    return said.lines("ip-addr").stream()
        .filter(l -> l.contains("nodelocaldns") || l.contains("169.254.20."))
        .map(l -> l.strip().split("\\s+"))
        .filter(w -> w.length > 3 && w[2].startsWith("inet"))
        .map(w -> w[3].split("/")[0])
        .filter(a -> !a.startsWith("fe80:"))
        .distinct()
        .toList();
  }

  private boolean notrack() {
    List<String> held = nodeLocalAddresses();
    return said.lines("raw").stream()
        .anyMatch(
            l ->
                l.contains("--dport 53")
                    && held.stream().anyMatch(a -> l.contains("-d " + a + "/")));
  }
}
