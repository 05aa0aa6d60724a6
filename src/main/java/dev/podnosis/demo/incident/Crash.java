package dev.podnosis.demo.incident;

import dev.podnosis.demo.world.Events;
import dev.podnosis.demo.world.Kubelet;
import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Manifests;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A container that keeps crashing: its state, its events and what it wrote before it died. */
record Crash(
    int restarts, int exitCode, String reason, Duration began, Duration last, Duration ran) {
  /** Gives the replicas the age of the incident: they were made when it began. */
  void replaceCoreDns(Manifests manifests) {
    Tree.make(manifests.find("Deployment", "kube-system", "coredns"), "x-demo")
        .put("podAge", began.toString());
  }

  /** Applies it to every replica of CoreDNS. */
  void applyToCoreDns(World world, Function<Instant, List<LogLine>> lastWords) {
    for (Pod pod : world.coreDns()) {
      Duration apart = Duration.ofSeconds(Math.floorMod(pod.name().hashCode(), 40));
      apply(world, pod, world.ago(last.plus(apart)), lastWords);
    }
    world.settle();
  }

  private void apply(
      World world, Pod pod, Instant finished, Function<Instant, List<LogLine>> lastWords) {
    Instant started = finished.minus(ran);
    String backOff =
        "back-off 5m0s restarting failed container=coredns pod=%s_%s(%s)"
            .formatted(pod.name(), pod.namespace(), pod.uid());
    Kubelet.ContainerState state =
        Kubelet.ContainerState.waiting("CrashLoopBackOff", backOff)
            .after(restarts, Kubelet.terminated(pod.uid(), exitCode, reason, started, finished));
    world.change(
        pod,
        json -> {
          Kubelet.change(json, "coredns", state, world.ago(began));
          return json;
        });
    List<LogLine> words = lastWords.apply(started);
    world.logs().forget(pod, "coredns");
    words.forEach(line -> world.logs().write(pod, "coredns", line));
    world.logs().setPrevious(pod, "coredns", words);
    events(world, pod, finished);
  }

  private void events(World world, Pod pod, Instant finished) {
    Events events = world.events();
    Instant first = world.ago(began);
    String image = "registry.k8s.io/coredns/coredns:v1.12.0";
    events.record(
        pod.json(),
        "",
        "Normal",
        "Scheduled",
        "Successfully assigned kube-system/" + pod.name() + " to " + pod.node(),
        1,
        first,
        first);
    events.record(
        pod.json(),
        "coredns",
        "Normal",
        "Pulled",
        "Container image \"" + image + "\" already present on machine",
        restarts + 1,
        first,
        finished);
    events.record(
        pod.json(),
        "coredns",
        "Normal",
        "Created",
        "Created container: coredns",
        restarts + 1,
        first,
        finished);
    events.record(
        pod.json(),
        "coredns",
        "Normal",
        "Started",
        "Started container coredns",
        restarts + 1,
        first,
        finished);
    events.record(
        pod.json(),
        "coredns",
        "Warning",
        "BackOff",
        "Back-off restarting failed container coredns in pod %s_%s(%s)"
            .formatted(pod.name(), pod.namespace(), pod.uid()),
        restarts * 11,
        first.plusSeconds(8),
        world.ago(Duration.ofSeconds(9)));
    events.record(
        pod.json(),
        "coredns",
        "Warning",
        "Unhealthy",
        "Readiness probe failed: Get \"http://%s:8181/ready\": dial tcp %s:8181: connect: connection refused"
            .formatted(pod.address(), pod.address()),
        restarts,
        first.plusSeconds(2),
        finished);
  }
}
