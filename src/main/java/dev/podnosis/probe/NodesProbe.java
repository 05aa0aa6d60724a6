package dev.podnosis.probe;

import dev.podnosis.evidence.NodesSeen;

/** Reads the nodes. */
final class NodesProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    scene.note(
        scene.cluster().list(ObjectKind.NODES, "", "", ""),
        n -> new NodesSeen(n.stream().map(NodeReader::read).toList()),
        Kubectl.list(ObjectKind.NODES, "", "", ""));
  }
}
