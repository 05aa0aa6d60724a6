package dev.podnosis.demo.program;

import dev.podnosis.demo.world.Ids;
import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code iptables-save -t TABLE}: the rules that kube-proxy writes for the Services there are. */
final class IptablesSave implements Program {
  @Override
  public int run(Call call) throws InterruptedException {
    String table = call.args().isEmpty() ? "" : call.args().getLast();
    if (!table.equals("nat") && !table.equals("filter")) {
      return NodeTexts.command().run(call);
    }
    List<String> lines = new ArrayList<>();
    lines.add("*" + table);
    lines.add(":KUBE-SERVICES - [0:0]");
    ObjectStore objects = call.setting().world().objects();
    for (ObjectNode service : objects.list("Service")) {
      String address = Tree.text(service, "spec", "clusterIP");
      if (!address.isEmpty() && !address.equals("None")) {
        service.path("spec").path("ports").forEach(p -> rules(lines, objects, service, p, table));
      }
    }
    lines.add("COMMIT");
    call.out(String.join("\n", lines) + "\n");
    return 0;
  }

  private static void rules(
      List<String> lines, ObjectStore objects, ObjectNode service, JsonNode port, String table) {
    String namespace = Tree.text(service, "metadata", "namespace");
    String portName = port.path("name").asString("");
    String name =
        namespace
            + "/"
            + Tree.text(service, "metadata", "name")
            + (portName.isEmpty() ? "" : ":" + portName);
    String protocol = port.path("protocol").asString("TCP").toLowerCase(Locale.ROOT);
    String match =
        "-d %s/32 -p %s -m comment --comment \"%s\" -m %s --dport %d"
            .formatted(
                Tree.text(service, "spec", "clusterIP"),
                protocol,
                "%s",
                protocol,
                port.path("port").asInt());
    List<String> backends = backends(objects, service, portName);
    if (table.equals("filter")) {
      if (backends.isEmpty()) {
        lines.add(
            "-A KUBE-SERVICES "
                + match.formatted(name + " has no endpoints")
                + " -j REJECT --reject-with icmp-port-unreachable");
      }
      return;
    }
    if (backends.isEmpty()) {
      return;
    }
    String chain = "KUBE-SVC-" + hash(name + protocol);
    lines.add("-A KUBE-SERVICES " + match.formatted(name + " cluster IP") + " -j " + chain);
    for (String backend : backends) {
      String endpoint = "KUBE-SEP-" + hash(name + protocol + backend);
      lines.add(
          "-A %s -m comment --comment \"%s -> %s\" -j %s"
              .formatted(chain, name, backend, endpoint));
      lines.add(
          "-A %s -p %s -m comment --comment \"%s\" -m %s -j DNAT --to-destination %s"
              .formatted(endpoint, protocol, name, protocol, backend));
    }
  }

  private static List<String> backends(ObjectStore objects, ObjectNode service, String portName) {
    List<String> backends = new ArrayList<>();
    String namespace = Tree.text(service, "metadata", "namespace");
    for (ObjectNode slice : objects.list(objects.types().ofKind("EndpointSlice"), namespace)) {
      boolean ours =
          Tree.text(slice, "metadata", "labels", "kubernetes.io/service-name")
              .equals(Tree.text(service, "metadata", "name"));
      for (JsonNode port : slice.path("ports")) {
        if (ours && port.path("name").asString("").equals(portName)) {
          slice
              .path("endpoints")
              .valueStream()
              .filter(e -> e.path("conditions").path("ready").asBoolean(true))
              .map(e -> e.path("addresses").path(0).asString("") + ":" + port.path("port").asInt())
              .forEach(backends::add);
        }
      }
    }
    return backends;
  }

  /** kube-proxy's names end in sixteen letters of a hash of what they stand for. */
  private static String hash(String of) {
    return Ids.digest(of).substring(0, 16).toUpperCase(Locale.ROOT);
  }
}
