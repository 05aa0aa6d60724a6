package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import java.util.List;

/** The names of a pod's containers. */
final class Containers {
  private Containers() {}

  static List<String> main(Pod pod) {
    return pod.json()
        .path("spec")
        .path("containers")
        .valueStream()
        .map(c -> Tree.text(c, "name"))
        .toList();
  }

  static List<String> all(Pod pod) {
    return pod.containers().stream().map(c -> Tree.text(c, "name")).toList();
  }

  /** The image of a container, by its spec. */
  static String image(Pod pod, String container) {
    return pod.containers().stream()
        .filter(c -> Tree.text(c, "name").equals(container))
        .map(c -> Tree.text(c, "image"))
        .findFirst()
        .orElse("");
  }
}
