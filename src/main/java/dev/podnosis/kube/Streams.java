package dev.podnosis.kube;

import io.vertx.core.Future;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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
    /** A stream. */
    record Open(ApiStream stream) implements Opened {}

    /** The server declined with this answer. */
    record Declined(ApiAnswer.Answered answer) implements Opened {}

    /**
     * No answer.
     *
     * @param kind what stood in the way
     * @param detail in words
     * @param unheard whether the server had said all it had to and ended the stream before this
     *     side could listen to it, on a machine slow to get on: then nothing was heard
     */
    record Lost(Trouble kind, String detail, boolean unheard) implements Opened {
      Lost(Trouble kind, String detail) {
        this(kind, detail, false);
      }
    }
  }

  /**
   * Opens a stream; the stream begins only when it is open, so that trying again after a 429, a
   * refused connection or an end that nobody heard does no harm.
   */
  Opened open(String path, Deadline deadline) throws InterruptedException {
    boolean renewed = false;
    for (int attempt = 1; ; attempt++) {
      Opened opened = openOnce(path, deadline);
      if (!renewed
          && opened instanceof Opened.Declined(var answer)
          && answer.status() == 401
          && transport.authorization().renew()) {
        renewed = true;
        continue;
      }
      Duration pause = pause(opened, attempt);
      if (pause == null || attempt >= MOST_TRIES || pause.compareTo(deadline.remaining()) >= 0) {
        return opened;
      }
      Thread.sleep(pause);
    }
  }

  /** How long to wait before another try; null where none is worth it. */
  private static @Nullable Duration pause(Opened opened, int attempt) {
    return switch (opened) {
      case Opened.Lost lost when lost.unheard() -> Duration.ZERO;
      case Opened.Lost lost when lost.kind() == Trouble.UNREACHABLE -> longer(attempt);
      case Opened.Declined declined when declined.answer().status() == 429 -> longer(attempt);
      case Opened.Open _, Opened.Lost _, Opened.Declined _ -> null;
    };
  }

  private static Duration longer(int attempt) {
    return Duration.ofMillis(300L * attempt * attempt);
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
    try {
      return new Opened.Open(connect(options(path, headers, deadline), deadline));
    } catch (ExecutionException e) {
      return e.getCause() instanceof IllegalStateException missed
          ? new Opened.Lost(Trouble.RESET, Printable.of(missed), true)
          : declined(e);
    } catch (TimeoutException e) {
      return new Opened.Lost(Trouble.TIMED_OUT, "no stream in time");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Opened.Lost(Trouble.CLOSED, Printable.of(e));
    }
  }

  private ApiStream connect(WebSocketConnectOptions options, Deadline deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    transport.countCall();
    ClientWebSocket socket = transport.streams().webSocket();
    ApiStream stream = new ApiStream(socket);
    Future<WebSocket> pending = socket.connect(options);
    boolean open = false;
    try {
      pending
          .toCompletionStage()
          .toCompletableFuture()
          .get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
      open = true;
      return stream;
    } finally {
      if (!open) {
        pending.onSuccess(WebSocket::close);
      }
    }
  }

  private WebSocketConnectOptions options(
      String path, List<Map.Entry<String, String>> headers, Deadline deadline) {
    WebSocketConnectOptions options = new WebSocketConnectOptions();
    URI address = transport.address(path);
    // http and https become ws and wss
    options.setAbsoluteURI("ws" + address.toString().substring("http".length()));
    options.addSubProtocol(PROTOCOL).putHeader("User-Agent", "podnosis");
    headers.forEach(header -> options.addHeader(header.getKey(), header.getValue()));
    return options.setTimeout(Math.max(1, deadline.remainingMillis()));
  }

  /** A server that does not upgrade says why in a plain answer. */
  private Opened declined(ExecutionException failure) {
    if (failure.getCause() instanceof UpgradeRejectedException rejected) {
      Bytes body =
          rejected.getBody() == null ? Bytes.NONE : Bytes.of(rejected.getBody().getBytes());
      return new Opened.Declined(
          new ApiAnswer.Answered(
              rejected.getStatus(), new TreeMap<>(), body, false, Duration.ZERO));
    }
    ApiAnswer.Unanswered lost = Troubles.of(failure, transport.throughProxy());
    return new Opened.Lost(lost.kind(), lost.detail());
  }
}
