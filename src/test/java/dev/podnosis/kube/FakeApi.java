package dev.podnosis.kube;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server on loopback that answers as it was told, over real sockets. */
public final class FakeApi implements AutoCloseable {
  /** One request as it came. */
  record Seen(String method, String uri, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
  }

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<ServerWebSocket>> streams = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final HttpServer server;
  private final boolean tls;

  private FakeApi(HttpServerOptions options) {
    this.tls = options.isSsl();
    options.setHost("127.0.0.1").setPort(0);
    options.setMaxInitialLineLength(1 << 20).addWebSocketSubProtocol("v4.channel.k8s.io");
    this.server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::handle)
            .connectionHandler(connection -> connections.incrementAndGet());
    await(server.listen());
    answer("GET /version", Answer.recorded("200-version"));
  }

  /** Over plain HTTP. */
  public static FakeApi plain() {
    return new FakeApi(new HttpServerOptions());
  }

  /** Over TLS, with the certificate of this alias; asks clients for theirs. */
  public static FakeApi secure(Certificates certificates, String alias) {
    PfxOptions keys =
        new PfxOptions()
            .setPath(certificates.store().toString())
            .setPassword(Certificates.PASSWORD)
            .setAlias(alias);
    return new FakeApi(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys));
  }

  /** As {@link #secure}, and no one is let in without a certificate of the authority. */
  static FakeApi mutual(Certificates certificates) throws GeneralSecurityException {
    PfxOptions keys =
        new PfxOptions()
            .setPath(certificates.store().toString())
            .setPassword(Certificates.PASSWORD)
            .setAlias("server");
    PemTrustOptions trust =
        new PemTrustOptions().addCertValue(Buffer.buffer(certificates.certificate("ca")));
    return new FakeApi(
        new HttpServerOptions()
            .setSsl(true)
            .setClientAuth(ClientAuth.REQUIRED)
            .setKeyCertOptions(keys)
            .setTrustOptions(trust));
  }

  /** These answers one after the other; the last one stays. */
  public FakeApi answer(String methodAndPath, Answer... inTurn) {
    answers.put(methodAndPath, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  /** Accepts a WebSocket on this path. */
  FakeApi stream(String path, Consumer<ServerWebSocket> handler) {
    streams.put(path, handler);
    return this;
  }

  /** Where it serves. */
  public String url() {
    return (tls ? "https" : "http") + "://127.0.0.1:" + server.actualPort();
  }

  int port() {
    return server.actualPort();
  }

  /** How many connections were made to it. */
  int connections() {
    return connections.get();
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  List<Seen> seen(String methodAndPath) {
    return seen.stream()
        .filter(s -> (s.method() + " " + s.uri().replaceAll("\\?.*", "")).equals(methodAndPath))
        .toList();
  }

  private void handle(HttpServerRequest request) {
    Consumer<ServerWebSocket> stream = streams.get(request.path());
    if (stream != null && request.headers().contains("Sec-WebSocket-Key")) {
      request.toWebSocket().onSuccess(stream::accept);
      return;
    }
    request.body().onSuccess(body -> respond(request, body.toString()));
  }

  private void respond(HttpServerRequest request, String body) {
    Map<String, List<String>> headers = new ConcurrentHashMap<>();
    request
        .headers()
        .names()
        .forEach(
            name -> headers.put(name.toLowerCase(Locale.ROOT), request.headers().getAll(name)));
    seen.add(new Seen(request.method().name(), request.uri(), headers, body));
    Answer answer = next(request.method().name() + " " + request.path());
    if (answer == null) {
      request.response().setStatusCode(404).end("404 page not found");
    } else {
      answer.to(request, body);
    }
  }

  private synchronized @Nullable Answer next(String key) {
    Deque<Answer> queue = answers.get(key);
    if (queue == null) {
      return null;
    }
    return queue.size() > 1 ? queue.poll() : queue.peek();
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
