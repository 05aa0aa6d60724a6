package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that go on: logs that are followed, and watches. */
final class Follow {
  private static final long POLL_MILLIS = 250;
  private static final long LONGEST_SECONDS = 3_600;

  private final World world;
  private final Vertx vertx;

  Follow(World world, Vertx vertx) {
    this.world = world;
    this.vertx = vertx;
  }

  /** A log: at once, or as it grows until the client goes away. */
  Optional<Answer> log(Request request, Pod pod) {
    LogRequest.Opened opened = LogRequest.open(world, pod, request);
    LogRequest log = opened.log();
    if (log == null) {
      return Optional.ofNullable(opened.refusal());
    }
    Instant now = Instant.now();
    String text = log.text(now);
    if (!request.flag("follow")) {
      return Optional.of(Answer.text(200, text));
    }
    HttpServerResponse response = begin(request, "text/plain");
    response.write(text);
    AtomicReference<Instant> seen = new AtomicReference<>(now);
    long timer =
        vertx.setPeriodic(
            POLL_MILLIS,
            id -> {
              Instant until = Instant.now();
              String more = log.text(seen.getAndSet(until), until);
              if (!more.isEmpty()) {
                response.write(more);
              }
            });
    response.closeHandler(v -> vertx.cancelTimer(timer));
    return Optional.empty();
  }

  /** A watch: changes after a resourceVersion, as they come. */
  Optional<Answer> watch(Request request, Target target) {
    Predicate<JsonNode> selector;
    try {
      selector =
          Selector.of(target.type(), request.param("labelSelector"), request.param("fieldSelector"));
    } catch (Selector.BadSelectorException e) {
      return Optional.of(Failure.badRequest(e.getMessage()));
    }
    HttpServerResponse response = begin(request, "application/json");
    ObjectStore store = world.objects();
    Predicate<ObjectNode> wanted =
        o ->
            selector.test(o)
                && (target.namespace().isEmpty()
                    || Tree.text(o, "metadata", "namespace").equals(target.namespace()));
    if (request.param("resourceVersion").matches("0?")) {
      store.list(target.type(), null).stream()
          .filter(wanted)
          .forEach(o -> event(request, target, response, "ADDED", o));
    }
    Runnable stop =
        store.listen(
            change -> {
              if (change.type().equals(target.type()) && wanted.test(change.object())) {
                vertx.runOnContext(
                    v -> event(request, target, response, change.what(), change.object()));
              }
            });
    long seconds = Math.clamp(request.number("timeoutSeconds", LONGEST_SECONDS), 1, LONGEST_SECONDS);
    long timer = vertx.setTimer(seconds * 1000, id -> response.end());
    response.closeHandler(
        v -> {
          vertx.cancelTimer(timer);
          stop.run();
        });
    response.endHandler(v -> stop.run());
    return Optional.empty();
  }

  private static void event(
      Request request, Target target, HttpServerResponse response, String what, ObjectNode object) {
    if (response.ended() || response.closed()) {
      return;
    }
    JsonNode shown =
        request.wantsTable()
            ? Tables.table(target.type().kind(), java.util.List.of(object), Tree.object())
            : object;
    response.write(Tree.object("type", what, "object", shown) + "\n");
  }

  private static HttpServerResponse begin(Request request, String contentType) {
    HttpServerResponse response = request.http().response();
    ApiServer.head(response, 200, contentType);
    response.setChunked(true);
    // clients wait for the head of an answer whose first line may be long in coming
    response.writeHead();
    return response;
  }
}
