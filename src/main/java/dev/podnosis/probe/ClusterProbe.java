package dev.podnosis.probe;

/** Asks who the server is, who we are there, and what time it has. */
final class ClusterProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    scene.note(scene.cluster().server(), s -> s, "kubectl version");
  }
}
