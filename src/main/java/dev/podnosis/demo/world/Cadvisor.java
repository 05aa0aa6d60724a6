package dev.podnosis.demo.world;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The page of metrics that a kubelet has of its node's containers. */
public final class Cadvisor {
  /** It counts anew only now and then (the kubelet's housekeeping interval). */
  private static final long REFRESH_SECONDS = 10;

  private Cadvisor() {}

  /** The page of a node. */
  public static String page(World world, String node) {
    long second = Instant.now().getEpochSecond();
    Instant counted = Instant.ofEpochSecond(second - second % REFRESH_SECONDS);
    StringBuilder page = new StringBuilder();
    page.append("# HELP cadvisor_version_info A metric with a constant '1' value labeled by")
        .append(" kernel version, OS version, docker version, cadvisor version & cadvisor")
        .append(" revision.\n# TYPE cadvisor_version_info gauge\n")
        .append("cadvisor_version_info{cadvisorRevision=\"\",cadvisorVersion=\"\"} 1\n");
    for (Pod pod : world.pods()) {
      if (pod.node().equals(node)) {
        pod.json()
            .path("spec")
            .path("containers")
            .forEach(c -> container(page, world, pod, c, counted));
      }
    }
    return page.toString();
  }

  private static void container(
      StringBuilder page, World world, Pod pod, JsonNode container, Instant counted) {
    Instant started = started(pod, Tree.text(container, "name"));
    if (started == null) {
      return;
    }
    String labels =
        "{container=\"%s\",id=\"/kubepods.slice/kubepods-pod%s.slice\",image=\"%s\",name=\"%s\",namespace=\"%s\",pod=\"%s\"}"
            .formatted(
                Tree.text(container, "name"),
                pod.uid().replace('-', '_'),
                Tree.text(container, "image"),
                Integer.toHexString(pod.uid().hashCode()),
                pod.namespace(),
                pod.name());
    long periods = Throttled.periods(started, counted);
    line(page, "container_cpu_usage_seconds_total", labels, periods / 100.0, counted);
    if (Tree.text(container, "resources", "limits", "cpu").isEmpty()) {
      return;
    }
    boolean dns = Tree.text(container, "name").equals("coredns");
    long held = dns ? world.throttled().since(started, counted) : 0;
    line(page, "container_cpu_cfs_periods_total", labels, periods, counted);
    line(page, "container_cpu_cfs_throttled_periods_total", labels, held, counted);
    line(page, "container_cpu_cfs_throttled_seconds_total", labels, held * 0.06, counted);
  }

  private static void line(
      StringBuilder page, String name, String labels, double value, Instant counted) {
    page.append(
        String.format(Locale.ROOT, "%s%s %s %d%n", name, labels, value, counted.toEpochMilli())
            .replace("\r", ""));
  }

  private static @Nullable Instant started(Pod pod, String container) {
    for (JsonNode status : pod.json().path("status").path("containerStatuses")) {
      String at = Tree.text(status, "state", "running", "startedAt");
      if (Tree.text(status, "name").equals(container) && !at.isEmpty()) {
        return Instant.parse(at);
      }
    }
    return null;
  }
}
