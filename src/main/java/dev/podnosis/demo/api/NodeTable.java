package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Tree;
import tools.jackson.databind.JsonNode;

/** The table of nodes. */
final class NodeTable {
  private NodeTable() {}

  static Columns columns() {
    return new Columns()
        .name()
        .with("Status", NodeTable::status)
        .with("Roles", o -> "<none>")
        .age()
        .text("Version", "status", "nodeInfo", "kubeletVersion")
        .wide("Internal-IP", o -> Tree.text(o.path("status").path("addresses").path(0), "address"))
        .wide("External-IP", o -> "<none>")
        .wide("OS-Image", o -> Tree.text(o, "status", "nodeInfo", "osImage"))
        .wide("Kernel-Version", o -> Tree.text(o, "status", "nodeInfo", "kernelVersion"))
        .wide(
            "Container-Runtime",
            o -> Tree.text(o, "status", "nodeInfo", "containerRuntimeVersion"));
  }

  private static String status(JsonNode node) {
    return Tree.at(node, "status", "conditions")
            .valueStream()
            .anyMatch(
                c -> Tree.text(c, "type").equals("Ready") && Tree.text(c, "status").equals("True"))
        ? "Ready"
        : "NotReady";
  }
}
