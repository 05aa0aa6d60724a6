package dev.podnosis.demo.api;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.program.Programs;
import dev.podnosis.demo.program.Setting;
import dev.podnosis.demo.world.Image;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;

/** Opens the streams of pods: exec and port-forward. */
final class Streams {
  private static final Image NOTHING = new Image("", false, "none", List.of(), "none");

  private final World world;
  private final Network network;
  private final Programs programs = new Programs();
  private final WorkerExecutor workers;
  private final Vertx vertx;

  Streams(World world, Network network, WorkerExecutor workers, Vertx vertx) {
    this.world = world;
    this.network = network;
    this.workers = workers;
    this.vertx = vertx;
  }

  /** Starts the stream, or says why it cannot be. */
  Optional<Answer> open(Request request, Target target, Pod pod) {
    return target.subresource().equals("exec") ? exec(request, pod) : forward(request, pod);
  }

  /** Why this request cannot become a WebSocket; empty when it can. */
  private static Optional<Answer> notWebSocket(Request request) {
    return request.header("Upgrade").equalsIgnoreCase("websocket")
        ? Optional.empty()
        : Optional.of(
            Failure.badRequest(
                "the demo cluster speaks exec and port-forward over WebSocket only, not SPDY:"
                    + " use kubectl 1.31 or newer"));
  }

  private Optional<Answer> exec(Request request, Pod pod) {
    String given = request.param("container");
    String container = given.isEmpty() ? Containers.main(pod).getFirst() : given;
    if (!Containers.all(pod).contains(container)) {
      return Optional.of(
          Failure.badRequest("container " + container + " is not valid for pod " + pod.name()));
    }
    List<String> command = request.params("command");
    if (command.isEmpty()) {
      return Optional.of(
          Failure.badRequest("you must specify at least 1 command for the container"));
    }
    if (!pod.runs(container)) {
      return Optional.of(
          Failure.of(
              500,
              "InternalError",
              "Internal error occurred: unable to upgrade connection: container not found (\""
                  + container
                  + "\")"));
    }
    Optional<Answer> refusal = notWebSocket(request);
    if (refusal.isPresent()) {
      return refusal;
    }
    Image image = world.image(Containers.image(pod, container)).orElse(NOTHING);
    Setting setting = Setting.of(world, network, pod, container, image);
    request
        .http()
        .toWebSocket()
        .onSuccess(
            socket -> {
              ExecSession session = new ExecSession(socket, programs, setting, command);
              workers.executeBlocking(
                  () -> {
                    session.run();
                    return true;
                  },
                  false);
            });
    return Optional.empty();
  }

  private Optional<Answer> forward(Request request, Pod pod) {
    List<String> given = request.params("ports");
    if (given.isEmpty() || !given.stream().allMatch(p -> p.matches("\\d{1,5}"))) {
      return Optional.of(Failure.badRequest("query parameter \"ports\" is required"));
    }
    List<Integer> ports = given.stream().map(Integer::valueOf).toList();
    Optional<Answer> refusal = notWebSocket(request);
    if (refusal.isEmpty()) {
      request
          .http()
          .toWebSocket()
          .onSuccess(socket -> new PortForward(socket, vertx, network, pod, ports).start());
    }
    return refusal;
  }
}
