package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Kubelet;
import dev.podnosis.demo.world.Kubelet.ContainerState;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays the kubelet for containers that are added: pulls the image, starts, and ends them. */
final class PodLife {
  private static final long START_MILLIS = 150;
  private static final long BACK_OFF_MILLIS = 2_500;
  private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s+(\\d{1,6})\\b");

  private final World world;
  private final Vertx vertx;

  PodLife(World world, Vertx vertx) {
    this.world = world;
    this.vertx = vertx;
  }

  /** Begins a container's life, which is in the state of waiting. */
  void begin(Pod pod, JsonNode container) {
    String name = Tree.text(container, "name");
    String image = Tree.text(container, "image");
    boolean ephemeral = !Containers.main(pod).contains(name);
    long pull = world.pullTime().toMillis();
    event(pod, name, ephemeral, "Normal", "Pulling", "Pulling image \"" + image + "\"");
    vertx.setTimer(
        pull,
        id -> {
          if (world.canPull(image)) {
            event(
                pod,
                name,
                ephemeral,
                "Normal",
                "Pulled",
                "Successfully pulled image \""
                    + image
                    + "\" in "
                    + pull
                    + "ms ("
                    + pull
                    + "ms including waiting). Image size: 224953139 bytes.");
            vertx.setTimer(START_MILLIS, id2 -> started(pod, container, ephemeral));
          } else {
            notPulled(pod, name, image, ephemeral);
          }
        });
    JsonNode deadline = pod.json().path("spec").path("activeDeadlineSeconds");
    if (deadline.isNumber()) {
      vertx.setTimer(Math.max(1, deadline.asLong(1) * 1000), id -> deadline(pod));
    }
  }

  private void notPulled(Pod pod, String container, String image, boolean ephemeral) {
    String message =
        "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s: not found"
            .formatted(image, image, image);
    event(
        pod,
        container,
        ephemeral,
        "Warning",
        "Failed",
        "Failed to pull image \"" + image + "\": " + message);
    change(pod, container, ContainerState.waiting("ErrImagePull", message));
    vertx.setTimer(
        BACK_OFF_MILLIS,
        id -> {
          String backOff = "Back-off pulling image \"" + image + "\"";
          event(pod, container, ephemeral, "Normal", "BackOff", backOff);
          change(pod, container, ContainerState.waiting("ImagePullBackOff", backOff));
        });
  }

  private void started(Pod pod, JsonNode container, boolean ephemeral) {
    String name = Tree.text(container, "name");
    event(pod, name, ephemeral, "Normal", "Created", "Created container: " + name);
    event(pod, name, ephemeral, "Normal", "Started", "Started container " + name);
    Instant started = Instant.now();
    ContainerState running = ContainerState.running(started);
    change(pod, name, ephemeral ? running.unready() : running);
    long seconds = seconds(container);
    if (seconds > 0) {
      vertx.setTimer(seconds * 1000, id -> ended(pod, name, started, 0, "Completed"));
    }
  }

  /**
   * A command waits as long as its largest sleep, or as the largest number that a script is given.
   */
  private static long seconds(JsonNode container) {
    long longest = 0;
    Matcher sleep = SLEEP.matcher(words(container));
    while (sleep.find()) {
      longest = Math.max(longest, Long.parseLong(sleep.group(1)));
    }
    if (longest > 0) {
      for (JsonNode word : container.path("command")) {
        if (word.asString("").matches("\\d{1,6}")) {
          longest = Math.max(longest, Long.parseLong(word.asString()));
        }
      }
    }
    return longest;
  }

  /** The main process of an added container only waits: its command says for how long. */
  private static String words(JsonNode container) {
    StringBuilder words = new StringBuilder();
    container.path("command").forEach(w -> words.append(w.asString("")).append(' '));
    container.path("args").forEach(w -> words.append(w.asString("")).append(' '));
    return words.toString();
  }

  private void ended(Pod pod, String container, Instant started, int code, String reason) {
    ObjectNode end =
        Kubelet.terminated(pod.uid() + container, code, reason, started, Instant.now());
    ContainerState state = new ContainerState(Tree.object("terminated", end), null, 0, false);
    world.change(
        pod,
        json -> {
          Kubelet.change(json, container, state, Instant.now());
          if (Containers.main(pod).contains(container)) {
            Tree.make(json, "status").put("phase", code == 0 ? "Succeeded" : "Failed");
          }
          return json;
        });
  }

  private void deadline(Pod pod) {
    for (String container : Containers.main(pod)) {
      ended(pod, container, Instant.now(), 137, "Error");
    }
    world.change(
        pod,
        json -> {
          ObjectNode status = Tree.make(json, "status");
          status.put("phase", "Failed");
          status.put("reason", "DeadlineExceeded");
          status.put("message", "Pod was active on the node longer than the specified deadline");
          return json;
        });
  }

  private void change(Pod pod, String container, ContainerState state) {
    world.change(
        pod,
        json -> {
          Kubelet.change(json, container, state, Instant.now());
          return json;
        });
  }

  private void event(
      Pod pod, String container, boolean ephemeral, String type, String reason, String message) {
    Instant now = Instant.now();
    world
        .events()
        .record(pod.json(), ephemeral ? "" : container, type, reason, message, 1, now, now);
  }

  /** How long a deleted pod lingers. */
  static Duration lingering(long graceSeconds) {
    return Duration.ofMillis(graceSeconds == 0 ? 1 : 400);
  }
}
