package dev.podnosis.demo.incident;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.World;

/** What is wrong in a demo cluster: changes to the healthy one, in the order of these methods. */
public interface Incident {
  /** Its id. */
  String id();

  /** Changes what users applied, before the controllers see it. */
  default void manifests(Manifests manifests) {}

  /** Changes the state of pods, adds events and logs. */
  default void world(World world) {}

  /** Breaks the network or the servers outside. */
  default void network(Network network) {}
}
