package dev.podnosis.demo.api;

import dev.podnosis.demo.world.ObjectStore;
import dev.podnosis.demo.world.Tree;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Watches: changes after a resourceVersion as they come, in a long answer or over a WebSocket. */
final class Watches {
  private static final long LONGEST_SECONDS = 3_600;

  private final ObjectStore store;
  private final Vertx vertx;

  Watches(ObjectStore store, Vertx vertx) {
    this.store = store;
    this.vertx = vertx;
  }

  /** Opens a watch, or says why it cannot be. */
  Optional<Answer> open(Request request, Target target) {
    Predicate<JsonNode> selector;
    try {
      selector =
          Selector.of(
              target.type(), request.param("labelSelector"), request.param("fieldSelector"));
    } catch (Selector.BadSelectorException e) {
      return Optional.of(Failure.badRequest(e.reason()));
    }
    Predicate<ObjectNode> wanted =
        o ->
            selector.test(o)
                && (target.namespace().isEmpty()
                    || Tree.text(o, "metadata", "namespace").equals(target.namespace()));
    long seconds =
        Math.clamp(request.number("timeoutSeconds", LONGEST_SECONDS), 1, LONGEST_SECONDS);
    if (request.header("Upgrade").equalsIgnoreCase("websocket")) {
      request
          .http()
          .toWebSocket()
          .onSuccess(socket -> overSocket(request, target, wanted, seconds, socket));
    } else {
      inAnswer(request, target, wanted, seconds);
    }
    return Optional.empty();
  }

  private void overSocket(
      Request request,
      Target target,
      Predicate<ObjectNode> wanted,
      long seconds,
      ServerWebSocket socket) {
    Runnable stop =
        follow(
            request,
            target,
            wanted,
            text -> {
              if (!socket.isClosed()) {
                socket.writeTextMessage(text);
              }
            });
    long timer = vertx.setTimer(seconds * 1000, id -> socket.close());
    socket.closeHandler(
        v -> {
          vertx.cancelTimer(timer);
          stop.run();
        });
  }

  private void inAnswer(
      Request request, Target target, Predicate<ObjectNode> wanted, long seconds) {
    HttpServerResponse response = Follow.begin(request, "application/json");
    Runnable stop =
        follow(
            request,
            target,
            wanted,
            text -> {
              if (!response.ended() && !response.closed()) {
                response.write(text + "\n");
              }
            });
    long timer =
        vertx.setTimer(
            seconds * 1000,
            id -> {
              stop.run();
              response.end();
            });
    response.closeHandler(
        v -> {
          vertx.cancelTimer(timer);
          stop.run();
        });
  }

  /** Writes what is there, if asked to, and every change from then on. */
  private Runnable follow(
      Request request, Target target, Predicate<ObjectNode> wanted, Consumer<String> write) {
    long after = request.number("resourceVersion", 0);
    long now = store.revision();
    if (after == 0) {
      store.list(target.type(), null).stream()
          .filter(wanted)
          .forEach(o -> write.accept(event(request, target, "ADDED", o)));
    }
    Optional<Runnable> stop =
        store.listen(
            after == 0 ? now : after,
            change -> {
              if (change.type().equals(target.type()) && wanted.test(change.object())) {
                String text = event(request, target, change.what(), change.object());
                vertx.runOnContext(v -> write.accept(text));
              }
            });
    if (stop.isEmpty()) {
      ObjectNode gone =
          Failure.status(
              410,
              "Expired",
              "too old resource version: " + after + " (" + now + ")",
              Tree.object());
      write.accept(Tree.object("type", "ERROR", "object", gone).toString());
    }
    return stop.orElse(() -> {});
  }

  private static String event(Request request, Target target, String what, ObjectNode object) {
    JsonNode shown =
        request.wantsTable()
            ? Tables.table(target.type().kind(), List.of(object), Tree.object())
            : object;
    return Tree.object("type", what, "object", shown).toString();
  }
}
