package dev.podnosis.diagnosis;

import dev.podnosis.diagnosis.EvidenceLine.State;
import dev.podnosis.evidence.KernelLogSeen;
import dev.podnosis.evidence.NodeCountersSeen;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.NodeRulesSeen;
import java.util.Map;

/** Says in one line what was seen on a node. */
final class NodeLines {
  private NodeLines() {}

  static EvidenceLine counters(NodeCountersSeen seen) {
    return EvidenceLine.ok(
        "counters",
        Map.of(
            "node",
            seen.node(),
            "load",
            seen.load1(),
            "cpus",
            seen.cpus(),
            "count",
            seen.conntrackCount() == null ? Blank.NONE : seen.conntrackCount(),
            "max",
            seen.conntrackMax() == null ? Blank.NONE : seen.conntrackMax()));
  }

  static EvidenceLine kernelLog(KernelLogSeen seen) {
    return new EvidenceLine(
        "kernel-log",
        Map.of("node", seen.node(), "count", seen.lines().size()),
        seen.lines().isEmpty() ? State.OK : State.ATTENTION);
  }

  static EvidenceLine dnsConfig(NodeDnsConfigSeen seen) {
    return EvidenceLine.ok(
        "node-dns-config",
        Map.of(
            "node",
            seen.node(),
            "servers",
            seen.clusterDns(),
            "domain",
            Blank.orNone(seen.clusterDomain())));
  }

  static EvidenceLine rules(NodeRulesSeen seen) {
    return new EvidenceLine(
        seen.targets().isEmpty() ? "node-rules-none" : "node-rules",
        Map.of("node", seen.node(), "mode", seen.mode(), "targets", seen.targets()),
        seen.rejects() ? State.PROBLEM : State.OK);
  }
}
