package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Netns;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.net.ResolvConf;
import dev.podnosis.demo.net.StubResolver;
import dev.podnosis.demo.world.Image;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;

/**
 * Where a program runs: in a container of a pod, with the files of its image, in a network
 * namespace that is the pod's unless {@code nsenter} changed it.
 */
public record Setting(
    World world,
    Network network,
    Pod pod,
    String container,
    Image image,
    Netns netns,
    boolean nodeFiles) {
  /** A container of a pod. */
  public static Setting of(World world, Network network, Pod pod, String container, Image image) {
    return new Setting(world, network, pod, container, image, Netns.of(pod), false);
  }

  /** The same files in another network namespace. */
  public Setting in(Netns other) {
    return new Setting(world, network, pod, container, image, other, nodeFiles);
  }

  /** The same network namespace with the files of the node. */
  Setting onNode() {
    return new Setting(world, network, pod, container, image, netns, true);
  }

  /** The resolver file. */
  public ResolvConf resolvConf() {
    return nodeFiles ? ResolvConf.ofNode(network) : ResolvConf.of(pod, world, network);
  }

  /** The C library's resolver. */
  public StubResolver resolver() {
    return new StubResolver(network, netns, resolvConf(), image.libc().equals("musl"));
  }

  /** What {@code hostname} says. */
  public String hostname() {
    return pod.hostNetwork() ? pod.node() : pod.hostname();
  }
}
