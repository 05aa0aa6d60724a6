package dev.podnosis.kube;

import dev.podnosis.kube.StartOutcome.NotRunning;
import dev.podnosis.kube.StartOutcome.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Waits until a container runs, or until it is clear that it will not. */
final class ContainerWatch {
  private static final Set<String> NO_IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed");

  private static final Set<String> NO_START =
      Set.of(
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "PreCreateHookError",
          "PostStartHookError",
          "CrashLoopBackOff");

  private static final Duration BRISK = Duration.ofMillis(250);
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Reads reads;
  private final String namespace;
  private final String pod;
  private final String container;
  private final String image;

  ContainerWatch(Api api, String namespace, String pod, String container, String image) {
    this.reads = new Reads(api);
    this.namespace = namespace;
    this.pod = pod;
    this.container = container;
    this.image = image;
  }

  /** Empty when it runs. */
  Optional<NotRunning> await(Deadline deadline, StartProgress progress)
      throws InterruptedException {
    long start = System.nanoTime();
    String detail = "";
    while (!deadline.isOver()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      Look look = look();
      if (look.runs()) {
        return Optional.empty();
      } else if (look.end() != null) {
        return Optional.of(look.end());
      } else if (!progress.goOn(image, look.state(), waited)) {
        return Optional.of(new NotRunning(Why.SKIPPED, look.state()));
      }
      detail = look.state();
      Thread.sleep(waited.compareTo(Duration.ofSeconds(5)) < 0 ? BRISK : CALM);
    }
    return Optional.of(tooLate(detail));
  }

  /** Whether it runs right now. */
  boolean isRunning() throws InterruptedException {
    return look().runs();
  }

  /** One look at the container: it runs, or its state, or why it never will. */
  private record Look(
      boolean runs, String state, @org.jspecify.annotations.Nullable NotRunning end) {
    static Look waiting(String state) {
      return new Look(false, state, null);
    }

    static Look over(Why why, String detail) {
      return new Look(false, "", new NotRunning(why, detail));
    }
  }

  private Look look() throws InterruptedException {
    return switch (reads.get(Resource.PODS, namespace, pod)) {
      case Reply.Ok<JsonNode>(JsonNode found) -> look(found);
      case Reply.Missing<JsonNode> missing -> Look.over(Why.POD_GONE, missing.message());
      case Reply.Refused<JsonNode> refused -> Look.over(Why.NO_RIGHT, refused.message());
      // the server may be back before the patience ends
      case Reply.Failed<JsonNode> failed -> Look.waiting(failed.kind() + " " + failed.detail());
    };
  }

  private Look look(JsonNode found) {
    JsonNode status = status(found);
    JsonNode state = status.path("state");
    if (state.has("running")) {
      return new Look(true, "Running", null);
    }
    String reason = Json.text(found, "status", "reason");
    if (found.path("metadata").has("deletionTimestamp")) {
      return new Look(false, "", new NotRunning(Why.POD_BEING_DELETED));
    } else if (reason.equals("NodeLost")) {
      return Look.over(Why.NODE_GONE, Printable.line(Json.text(found, "status", "message")));
    } else if (state.has("terminated")) {
      return new Look(false, "", new NotRunning(Why.ENDED, ended(state.path("terminated"))));
    }
    String phase = Json.text(found, "status", "phase");
    if (phase.equals("Failed") || phase.equals("Succeeded")) {
      String message = Json.text(found, "status", "message");
      return Look.over(Why.POD_GONE, Printable.line(phase + " " + reason + " " + message));
    }
    return waiting(state.path("waiting"));
  }

  private static Look waiting(JsonNode waiting) {
    String reason = Printable.line(Json.text(waiting, "reason"));
    String detail = Printable.line(reason + ": " + Json.text(waiting, "message"));
    if (NO_IMAGE.contains(reason)) {
      return Look.over(Why.IMAGE, detail);
    } else if (NO_START.contains(reason)) {
      return Look.over(Why.RUNTIME, detail);
    }
    return Look.waiting(reason.isEmpty() ? "Pending" : reason);
  }

  private static StartOutcome.Ended ended(JsonNode terminated) {
    return new StartOutcome.Ended(
        Printable.line(Json.text(terminated, "reason")),
        terminated.path("exitCode").asInt(-1),
        Printable.line(Json.text(terminated, "message")));
  }

  private JsonNode status(JsonNode found) {
    for (String list : new String[] {"ephemeralContainerStatuses", "containerStatuses"}) {
      for (JsonNode status : found.path("status").path(list)) {
        if (Json.text(status, "name").equals(container)) {
          return status;
        }
      }
    }
    return Json.newObject();
  }

  /** A node that does not answer starts nothing: that is told apart where it can be seen. */
  private NotRunning tooLate(String detail) throws InterruptedException {
    if (reads.get(Resource.PODS, namespace, pod) instanceof Reply.Ok<JsonNode>(JsonNode found)) {
      String node = Json.text(found, "spec", "nodeName");
      Reply<JsonNode> reply = reads.get(Resource.NODES, "", node);
      if (reply instanceof Reply.Missing || isNotReady(reply)) {
        return new NotRunning(Why.NODE_GONE, Printable.line(node));
      }
    }
    return new NotRunning(Why.TIMED_OUT, detail);
  }

  private static boolean isNotReady(Reply<JsonNode> node) {
    if (node instanceof Reply.Ok<JsonNode>(JsonNode found)) {
      for (JsonNode condition : found.path("status").path("conditions")) {
        if (Json.text(condition, "type").equals("Ready")) {
          return !Json.text(condition, "status").equals("True");
        }
      }
    }
    return false;
  }
}
