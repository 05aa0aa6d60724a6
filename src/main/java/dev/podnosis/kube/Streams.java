package dev.podnosis.kube;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.vertx.core.http.UpgradeRejectedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens WebSocket streams to the API server. */
final class Streams {
  /** Served for exec and port-forward alike by every version since 1.4. */
  private static final String PROTOCOL = "v4.channel.k8s.io";

  private static final int MOST_TRIES = 3;

  private final Transport transport;

  Streams(Transport transport) {
    this.transport = transport;
  }

  /** What opening gave. */
  sealed interface Opened {
    /** A stream; the frames begin to arrive when the socket is asked for them. */
    record Stream(WebSocket socket, Frames frames) implements Opened {}

    /** The server declined with this answer. */
    record Declined(ApiAnswer.Answered answer) implements Opened {}

    /** No answer. */
    record Lost(Trouble kind, String detail) implements Opened {}
  }

  /**
   * Opens a stream; the stream begins only when it is open, so that trying again after a 429 or a
   * refused connection does no harm.
   */
  Opened open(String path, Deadline deadline) throws InterruptedException {
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      Opened opened = openOnce(path, deadline);
      int status = opened instanceof Opened.Declined(var a) ? a.status() : 0;
      if (status == 401 && !renewed && transport.authorization().renew()) {
        renewed = true;
        continue;
      }
      boolean again =
          status == 429
              || opened instanceof Opened.Lost(var kind, _) && kind == Trouble.UNREACHABLE;
      Duration pause = Duration.ofMillis(300L * attempt * attempt);
      if (!again || attempt >= MOST_TRIES || pause.compareTo(deadline.remaining()) >= 0) {
        return opened;
      }
      Thread.sleep(pause);
    }
  }

  private Opened openOnce(String path, Deadline deadline) throws InterruptedException {
    return switch (transport.authorization().headers()) {
      case Authorization.Outcome.Absent(Trouble kind, String detail) ->
          new Opened.Lost(kind, detail);
      case Authorization.Outcome.Headers(var headers) -> openOnce(path, headers, deadline);
    };
  }

  private Opened openOnce(String path, List<Map.Entry<String, String>> headers, Deadline deadline)
      throws InterruptedException {
    if (transport.http().isClosed()) {
      return new Opened.Lost(Trouble.CLOSED, "");
    }
    transport.countCall();
    Frames frames = new Frames();
    CompletableFuture<WebSocket> pending = null;
    try {
      WebSocket.Builder builder =
          transport.http().newWebSocketBuilder().uri(transport.address(path));
      builder.subprotocol(PROTOCOL).setHeader("User-Agent", "podnosis");
      headers.forEach(header -> builder.header(header.getKey(), header.getValue()));
      builder.connectTimeout(Math.max(1, deadline.remainingMillis()), TimeUnit.MILLISECONDS);
      pending = builder.buildAsync(frames);
      WebSocket socket = pending.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
      return new Opened.Stream(socket, frames);
    } catch (ExecutionException e) {
      return declined(e);
    } catch (TimeoutException e) {
      return new Opened.Lost(Trouble.TIMED_OUT, "no stream in time");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Opened.Lost(Trouble.CLOSED, Printable.of(e));
    } finally {
      if (pending != null && !pending.isDone()) {
        pending.cancel(true);
      }
    }
  }

  /** A server that does not upgrade says why in a plain answer. */
  private Opened declined(Throwable failure) {
    WebSocketHandshakeException handshake = null;
    Bytes body = Bytes.NONE;
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof WebSocketHandshakeException found) {
        handshake = found;
      }
      if (t instanceof UpgradeRejectedException rejected && rejected.getBody() != null) {
        body = Bytes.of(rejected.getBody().getBytes());
      }
    }
    if (handshake == null || handshake.getResponse() == null) {
      ApiAnswer.Unanswered lost = Troubles.of(failure, transport.throughProxy());
      return new Opened.Lost(lost.kind(), lost.detail());
    }
    int status = handshake.getResponse().code();
    return new Opened.Declined(
        new ApiAnswer.Answered(status, new TreeMap<>(), body, false, Duration.ZERO));
  }
}
