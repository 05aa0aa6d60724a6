package dev.podnosis.probe;

import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NodeDnsConfigSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ResolvConfSeen;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads kubelet's DNS settings through the API server, where the right exists, and on the node the
 * resolver file that pods of dnsPolicy Default, CoreDNS among them, get a copy of.
 */
final class NodeDnsConfigProbe implements Probe {
  private static final String USUAL_FILE = "/etc/resolv.conf";
  private static final String NOT_TOLD = "";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Workplaces workplaces;

  NodeDnsConfigProbe(Workplaces workplaces) {
    this.workplaces = workplaces;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    Nodes.each(scene, this::look);
  }

  private void look(Scene scene, String node) throws InterruptedException {
    String file = kubelet(scene, node);
    Nodes.enter(scene, workplaces, node, (part, place, n) -> file(part, place, n, file));
  }

  /** Notes kubelet's settings; the resolver file that they name, or nothing. */
  private static String kubelet(Scene scene, String node) throws InterruptedException {
    String command = "kubectl get --raw /api/v1/nodes/" + node + "/proxy/configz";
    Read<NodeDnsConfigSeen> read =
        scene.cluster().kubeletConfig(node).map(json -> settings(node, json));
    scene.note(read, s -> s, command);
    return read instanceof Read.Got<NodeDnsConfigSeen> got
            && got.value().resolvConfPath().startsWith("/")
        ? got.value().resolvConfPath()
        : NOT_TOLD;
  }

  static NodeDnsConfigSeen settings(String node, JsonNode configz) {
    JsonNode config = configz.path("kubeletconfig");
    List<String> servers = Json.texts(config, "clusterDNS");
    return new NodeDnsConfigSeen(
        node, servers, Json.text(config, "clusterDomain"), Json.text(config, "resolvConf"));
  }

  private static void file(Scene scene, Workplace place, String node, String file)
      throws InterruptedException {
    boolean told = !file.equals(NOT_TOLD);
    NodeScript script =
        new NodeScript()
            .run("node-resolv", "nsenter", "-t", "1", "-m", "cat", told ? file : USUAL_FILE)
            .run("pod-resolv", "cat", USUAL_FILE);
    NodeVisit.note(scene, place, node, script, LIMIT, said -> seen(node, said, file));
  }

  /**
   * The node pod has dnsPolicy Default: its own file is kubelet's copy of whichever it is set to.
   * kubeadm sets another than the usual one where that names a stub (systemd-resolved).
   */
  private static Observation seen(String node, NodeOutput said, String file) {
    boolean told = !file.equals(NOT_TOLD);
    String copy = said.ok("pod-resolv") ? "pod-resolv" : "node-resolv";
    String read = told && said.ok("node-resolv") ? "node-resolv" : copy;
    return said.ok(read)
        ? new ResolvConfSeen("node " + node, said.text(read))
        : new NotObserved(
            NotObserved.Reason.UNREADABLE,
            "resolver file of node " + node,
            new Detail.Itself(told ? file : USUAL_FILE));
  }
}
