package dev.podnosis.probe;

import dev.podnosis.dns.IpLiteral;
import dev.podnosis.evidence.NodeRulesSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ServiceFacts;
import java.time.Duration;
import java.util.List;

/**
 * Reads what a node does with packets for the DNS Service: kube-proxy's rules in whatever mode,
 * tracked connections, listeners on port 53, and NodeLocal's interface and rules.
 */
final class NodeRulesProbe implements Probe {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Workplaces workplaces;

  NodeRulesProbe(Workplaces workplaces) {
    this.workplaces = workplaces;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    ServiceFacts service = scene.facts().dns().service().map(f -> f.value()).orElse(null);
    if (service == null) {
      scene.missed(Places.unseen("DNS Service"), "");
      return;
    }
    List<String> addresses =
        service.clusterIps().stream()
            .filter(a -> IpLiteral.parse(a).isPresent())
            .distinct()
            .toList();
    if (addresses.isEmpty()) {
      scene.missed(
          new NotObserved(NotObserved.Reason.MISSING, "address of Service " + service.ref(), ""),
          "");
      return;
    }
    NodeScript script = script(service, addresses);
    Nodes.enterEach(
        scene,
        workplaces,
        (part, place, node) ->
            NodeVisit.note(
                part,
                place,
                node,
                script,
                LIMIT,
                said -> seen(node, new NodeRulesText(said, service, addresses))));
  }

  private static Observation seen(String node, NodeRulesText text) {
    NodeRulesSeen seen = text.seen(node);
    boolean nothing = seen.unreadable().size() == NodeRulesText.READ.length;
    return nothing
        ? new NotObserved(NotObserved.Reason.UNREADABLE, "rules of node " + node, "")
        : seen;
  }

  private static NodeScript script(ServiceFacts service, List<String> addresses) {
    String name = NodeRulesText.literal(service.ref().toString());
    String ours = String.join("|", addresses.stream().map(NodeRulesText::literal).toList());
    String virtual =
        String.join("|", addresses.stream().map(NodeRulesText::virtualServer).toList());
    String rules = "^:KUBE-S|" + name + "|" + ours;
    NodeScript script =
        new NodeScript()
            .run("uname", "uname", "-r")
            .only("nodelocaldns|169[.]254[.]", "ip-addr", "ip", "-o", "addr")
            .only("Address|:53\\b", "ss-udp", "ss", "-lunp")
            .only("Address|:(53|10249|10256)\\b", "ss-tcp", "ss", "-ltnp")
            .only("NOTRACK|--notrack", "raw", "iptables-save", "-t", "raw")
            .only("(" + ours + ")/.*REJECT", "filter", "iptables-save", "-t", "filter");
    for (String tool : NodeRulesText.TOOLS) {
      script.only(rules, tool, tool, "-t", "nat");
    }
    script
        .only(rules, "host-save", "nsenter", "-t", "1", "-m", "iptables-save", "-t", "nat")
        .only(name + "|" + ours, "nft", "nft", "list", "table", "ip", "kube-proxy")
        .run("ipvs", "grep", "-A", "64", "-i", "-E", "-e", virtual, "/proc/net/ip_vs")
        .only("Timeout", "ipvs-timeout", "ipvsadm", "-l", "--timeout")
        .only(ours, "conntrack", "conntrack", "-L", "-p", "udp", "--dport", "53");
    return script;
  }
}
