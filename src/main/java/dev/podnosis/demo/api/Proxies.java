package dev.podnosis.demo.api;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Cadvisor;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** GETs that the API server passes on: to a pod's port, to a node's kubelet. */
final class Proxies {
  private final World world;
  private final Network network;

  Proxies(World world, Network network) {
    this.world = world;
    this.network = network;
  }

  Answer pod(Target target) {
    String name = target.name().split(":", 2)[0];
    String port = target.name().contains(":") ? target.name().split(":", 2)[1] : "80";
    Optional<Pod> pod = world.objects().get("Pod", target.namespace(), name).map(Pod::new);
    if (pod.isEmpty()) {
      return Failure.notFound(target.type(), name);
    }
    if (!port.matches("\\d{1,5}")) {
      return Failure.badRequest("no such port: " + port);
    }
    int number = Integer.parseInt(port);
    if (!network.listensOnLoopback(pod.get(), number)) {
      return Failure.of(
          503,
          "ServiceUnavailable",
          "error trying to reach service: dial tcp %s:%d: connect: connection refused"
              .formatted(pod.get().address(), number));
    }
    return PodPorts.get(network, pod.get(), number, "/" + String.join("/", target.rest()));
  }

  Answer node(Target target) {
    String name = target.name().split(":", 2)[0];
    if (world.objects().get("Node", "", name).isEmpty()) {
      return Failure.notFound(target.type(), name);
    }
    return switch (String.join("/", target.rest())) {
      case "configz" -> Answer.json(200, kubelet());
      case "metrics/cadvisor" -> Answer.text(200, Cadvisor.page(world, name));
      default -> Failure.noSuchPath();
    };
  }

  private static ObjectNode kubelet() {
    return Tree.object(
        "kubeletconfig",
        Tree.object(
            "kind", "KubeletConfiguration",
            "apiVersion", "kubelet.config.k8s.io/v1beta1",
            "clusterDNS", Tree.list("10.96.0.10"),
            "clusterDomain", "cluster.local",
            "resolvConf", "/etc/resolv.conf",
            "cgroupDriver", "systemd",
            "containerRuntimeEndpoint", "unix:///run/containerd/containerd.sock",
            "maxPods", 110));
  }
}
