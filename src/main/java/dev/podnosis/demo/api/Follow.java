package dev.podnosis.demo.api;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Logs, at once or as they grow. */
final class Follow {
  private static final long POLL_MILLIS = 250;

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

  /** Sends the head of an answer that comes bit by bit. */
  static HttpServerResponse begin(Request request, String contentType) {
    HttpServerResponse response = request.http().response();
    ApiServer.head(response, 200, contentType);
    response.setChunked(true);
    // clients wait for the head of an answer whose first line may be long in coming
    response.writeHead();
    return response;
  }
}
