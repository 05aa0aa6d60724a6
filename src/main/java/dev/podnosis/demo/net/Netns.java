package dev.podnosis.demo.net;

import dev.podnosis.demo.world.NodeSpec;
import dev.podnosis.demo.world.Pod;
import org.jspecify.annotations.Nullable;

/**
 * A network namespace from which packets are sent.
 *
 * @param address its address
 * @param node the node it is on
 * @param pod the pod whose it is; null for a node's own
 */
public record Netns(String address, String node, @Nullable Pod pod) {
  /** The namespace a pod's containers are in. */
  public static Netns of(Pod pod) {
    return new Netns(pod.address(), pod.node(), pod.hostNetwork() ? null : pod);
  }

  /** A node's own namespace. */
  public static Netns of(NodeSpec node) {
    return new Netns(node.address(), node.name(), null);
  }
}
