package dev.podnosis.probe;

import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.PodFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a node's load, memory, and network counters, twice some seconds apart; for the business
 * pod's node those of the pod's own network namespace too, as sockets count there.
 */
final class NodeCountersProbe implements Probe {
  private static final String SECONDS = "5";
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Workplaces workplaces;

  NodeCountersProbe(Workplaces workplaces) {
    this.workplaces = workplaces;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    Nodes.enterEach(scene, workplaces, NodeCountersProbe::look);
  }

  private static void look(Scene scene, Workplace place, String node) throws InterruptedException {
    String pod = podSnmp(scene, place, node);
    NodeVisit.note(scene, place, node, script(pod), LIMIT, said -> seen(node, said));
  }

  private static String podSnmp(Scene scene, Workplace place, String node)
      throws InterruptedException {
    PodFacts pod = scene.facts().businessPod().map(f -> f.value()).orElse(null);
    if (pod == null || !node.equals(pod.node()) || pod.dns().hostNetwork()) {
      return "";
    }
    return FindProcess.of(place, List.of(pod.uid()))
        .orElse(Optional.empty())
        .map(process -> "/proc/" + process.pid() + "/net/snmp")
        .orElse("");
  }

  private static NodeScript script(String podSnmp) {
    NodeScript script =
        new NodeScript()
            .run("loadavg", "cat", "/proc/loadavg")
            .only("^Mem", "meminfo", "cat", "/proc/meminfo")
            .run("conntrack-count", "cat", "/proc/sys/net/netfilter/nf_conntrack_count")
            .run("conntrack-max", "cat", "/proc/sys/net/netfilter/nf_conntrack_max");
    counters(script, podSnmp, "");
    return counters(script.run("wait", "sleep", SECONDS), podSnmp, ".2");
  }

  private static NodeScript counters(NodeScript script, String podSnmp, String reading) {
    script
        .run("uptime" + reading, "cat", "/proc/uptime")
        .only("^cpu", "stat" + reading, "cat", "/proc/stat")
        .run("snmp" + reading, "cat", "/proc/net/snmp")
        .run("softnet" + reading, "cat", "/proc/net/softnet_stat")
        .run("nf-conntrack" + reading, "cat", "/proc/net/stat/nf_conntrack")
        .run("conntrack-s" + reading, "conntrack", "-S")
        .run("dev" + reading, "cat", "/proc/net/dev");
    return podSnmp.isEmpty() ? script : script.run("pod-snmp" + reading, "cat", podSnmp);
  }

  private static NodeCountersSeen seen(String node, NodeOutput said) {
    ProcStat first = ProcStat.parse(said.text("stat"));
    ProcStat second = ProcStat.parse(said.text("stat.2"));
    double between = ProcText.first(said.text("uptime.2")) - ProcText.first(said.text("uptime"));
    return new NodeCountersSeen(
        node,
        first == null ? 0 : first.cpus(),
        orZero(ProcText.first(said.text("loadavg"))),
        first == null || second == null ? null : second.busySince(first),
        memory(said.text("meminfo")),
        number(said.text("conntrack-count")),
        number(said.text("conntrack-max")),
        counters(said, ""),
        counters(said, ".2"),
        orZero(between),
        said.unreadable("loadavg", "stat", "snmp", "softnet", "conntrack-count"));
  }

  private static Map<String, Long> counters(NodeOutput said, String reading) {
    Map<String, Long> all = new TreeMap<>(ProcText.snmp(said.text("snmp" + reading)));
    all.putAll(ProcText.softnet(said.text("softnet" + reading)));
    all.putAll(ProcText.interfaces(said.text("dev" + reading)));
    // Kernels without the file still tell the tool, and the other way round.
    all.putAll(ProcText.conntrackTool(said.text("conntrack-s" + reading)));
    all.putAll(ProcText.conntrackFile(said.text("nf-conntrack" + reading)));
    ProcText.snmp(said.text("pod-snmp" + reading)).forEach((k, v) -> all.put("pod." + k, v));
    return all;
  }

  private static @Nullable Double memory(String text) {
    double total = kilobytes(text, "MemTotal:");
    double available = kilobytes(text, "MemAvailable:");
    return total > 0 && available >= 0 ? Double.valueOf(Math.min(1, available / total)) : null;
  }

  private static double kilobytes(String text, String name) {
    return text.lines()
        .filter(l -> l.startsWith(name))
        .mapToDouble(l -> ProcText.first(l.substring(name.length())))
        .findFirst()
        .orElse(-1);
  }

  private static @Nullable Long number(String text) {
    double first = ProcText.first(text);
    return Double.isNaN(first) ? null : Long.valueOf((long) first);
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
