package dev.podnosis.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the Node objects. */
final class Machines {
  private static final List<String> PRESSURES = List.of("Memory", "Disk", "PID");

  private Machines() {}

  static ObjectNode node(NodeSpec spec, List<Image> images, Instant now) {
    return Tree.object(
        "apiVersion", "v1",
        "kind", "Node",
        "metadata", metadata(spec, now),
        "spec",
            Tree.object(
                "podCIDR",
                spec.podNetwork() + ".0/24",
                "podCIDRs",
                Tree.list(spec.podNetwork() + ".0/24")),
        "status", status(spec, images, now));
  }

  private static ObjectNode metadata(NodeSpec spec, Instant now) {
    return Tree.object(
        "name", spec.name(),
        "uid", Ids.uid("Node" + spec.name()),
        "creationTimestamp", now.minus(Duration.ofDays(212)),
        "labels",
            Tree.object(
                "beta.kubernetes.io/arch", "amd64",
                "beta.kubernetes.io/os", "linux",
                "kubernetes.io/arch", "amd64",
                "kubernetes.io/hostname", spec.name(),
                "kubernetes.io/os", "linux",
                "node.kubernetes.io/instance-type", "general.2xlarge",
                "topology.kubernetes.io/zone", spec.zone()));
  }

  private static ObjectNode status(NodeSpec spec, List<Image> images, Instant now) {
    ObjectNode room =
        Tree.object(
            "cpu", "8",
            "ephemeral-storage", "103080204Ki",
            "hugepages-2Mi", "0",
            "memory", "32604368Ki",
            "pods", "110");
    return Tree.object(
        "addresses",
            Tree.list(
                Tree.object("address", spec.address(), "type", "InternalIP"),
                Tree.object("address", spec.name(), "type", "Hostname")),
        "allocatable", room.deepCopy(),
        "capacity", room,
        "conditions", conditions(now),
        "daemonEndpoints", Tree.object("kubeletEndpoint", Tree.object("Port", 10250)),
        "images", images(images),
        "nodeInfo",
            Tree.object(
                "architecture", "amd64",
                "bootID", Ids.uid("boot" + spec.name()),
                "containerRuntimeVersion", "containerd://2.1.4",
                "kernelVersion", "6.1.0-28-amd64",
                "kubeProxyVersion", "",
                "kubeletVersion", "v1.33.5",
                "machineID", Ids.digest(spec.name()).substring(0, 32),
                "operatingSystem", "linux",
                "osImage", "Debian GNU/Linux 12 (bookworm)",
                "systemUUID", Ids.uid("system" + spec.name())));
  }

  private static ArrayNode conditions(Instant now) {
    Instant since = now.minus(Duration.ofDays(61));
    Instant beat = now.minusSeconds(40);
    ArrayNode conditions = Tree.list();
    for (String pressure : PRESSURES) {
      boolean disk = pressure.equals("Disk");
      conditions.add(
          Tree.object(
              "lastHeartbeatTime",
              beat,
              "lastTransitionTime",
              since,
              "message",
              disk
                  ? "kubelet has no disk pressure"
                  : "kubelet has sufficient "
                      + (pressure.equals("PID") ? pressure : "memory")
                      + " available",
              "reason",
              "KubeletHas" + (disk ? "NoDisk" : "Sufficient" + pressure) + (disk ? "Pressure" : ""),
              "status",
              "False",
              "type",
              pressure + "Pressure"));
    }
    conditions.add(
        Tree.object(
            "lastHeartbeatTime", beat,
            "lastTransitionTime", since,
            "message", "kubelet is posting ready status",
            "reason", "KubeletReady",
            "status", "True",
            "type", "Ready"));
    return conditions;
  }

  private static ArrayNode images(List<Image> images) {
    ArrayNode list = Tree.list();
    for (Image image : images) {
      list.add(
          Tree.object(
              "names",
              Tree.list(image.image()),
              "sizeBytes",
              20_000_000 + Math.floorMod(image.image().hashCode(), 200_000_000)));
    }
    return list;
  }
}
