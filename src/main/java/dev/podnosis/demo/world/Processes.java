package dev.podnosis.demo.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The processes of pods on a node: the sandbox's, and those of containers that run. */
public final class Processes {
  private static final int FIRST = 1_200;
  private static final int RANGE = 30_000;

  private Processes() {}

  /** All of a node. */
  public static List<PodProcess> on(World world, String node) {
    List<PodProcess> all = new ArrayList<>();
    for (Pod pod : world.pods()) {
      if (pod.node().equals(node)) {
        add(all, pod, "", "/pause");
        for (JsonNode container : pod.containers()) {
          String name = Tree.text(container, "name");
          if (pod.runs(name)) {
            add(all, pod, name, command(container));
          }
        }
      }
    }
    return all;
  }

  /** The one with an id. */
  public static Optional<PodProcess> find(World world, String node, int pid) {
    return on(world, node).stream().filter(p -> p.pid() == pid).findFirst();
  }

  private static void add(List<PodProcess> all, Pod pod, String container, String command) {
    int pid = FIRST + Math.floorMod((pod.uid() + container).hashCode(), RANGE);
    String slice =
        Tree.text(pod.json(), "status", "qosClass").equals("BestEffort")
            ? "besteffort"
            : "burstable";
    String cgroup =
        "0::/kubepods.slice/kubepods-%s.slice/kubepods-%s-pod%s.slice/cri-containerd-%s.scope"
            .formatted(
                slice, slice, pod.uid().replace('-', '_'), Ids.digest(pod.uid() + container));
    all.add(new PodProcess(pid, pod, cgroup, command));
  }

  private static String command(JsonNode container) {
    List<String> words = new ArrayList<>();
    container.path("command").forEach(w -> words.add(w.asString("")));
    container.path("args").forEach(w -> words.add(w.asString("")));
    return words.isEmpty() ? "/app/" + Tree.text(container, "name") : String.join(" ", words);
  }
}
