package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Kubelet;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** CoreDNS was moved to an image tag that does not exist; no replica starts. */
final class CoreDnsImagePull implements Incident {
  private static final Duration BEGAN = Duration.ofMinutes(16);
  private static final String IMAGE = "registry.k8s.io/coredns/coredns:1.12.0";

  @Override
  public String id() {
    return "coredns-image-pull";
  }

  @Override
  public void manifests(Manifests manifests) {
    ((ObjectNode)
            manifests.podSpec("Deployment", "kube-system", "coredns").path("containers").path(0))
        .put("image", IMAGE);
    Tree.make(manifests.find("Deployment", "kube-system", "coredns"), "x-demo")
        .put("podAge", BEGAN.toString());
  }

  @Override
  public void world(World world) {
    Instant first = world.ago(BEGAN);
    Instant last = world.ago(Duration.ofSeconds(21));
    String backOff = "Back-off pulling image \"" + IMAGE + "\"";
    for (Pod pod : world.coreDns()) {
      world.change(
          pod,
          json -> {
            Kubelet.change(
                json,
                "coredns",
                Kubelet.ContainerState.waiting("ImagePullBackOff", backOff),
                first);
            Tree.make(json, "status").put("phase", "Pending");
            return json;
          });
      world.logs().forget(pod, "coredns");
      String failed =
          "Failed to pull image \"%1$s\": rpc error: code = NotFound desc = failed to pull and unpack image \"%1$s\": failed to resolve reference \"%1$s\": %1$s: not found"
              .formatted(IMAGE);
      world.events().record(pod.json(), "coredns", "Warning", "Failed", failed, 7, first, last);
      world.events().record(pod.json(), "coredns", "Normal", "BackOff", backOff, 62, first, last);
    }
    world.settle();
    BusinessErrors.fail(
        world, BEGAN, "getaddrinfo EAI_AGAIN %s", "payments.shop.svc.cluster.local");
  }
}
