package dev.podnosis.probe;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands before an API server and spoils some of what goes through it. */
public final class FaultyServer implements AutoCloseable {
  /** What happens to a request or a stream. */
  public enum Fault {
    /** 429 with Retry-After. */
    BUSY,
    /** 500 in the words of a server whose node does not answer. */
    NODE_GONE,
    /** No answer ever. */
    HANG,
    /** The connection is closed without an answer. */
    RESET,
    /** 200 with something that is no JSON. */
    GARBAGE,
    /** A stream is opened and closed again before anything came. */
    DROP,
    /** 403 in the words of pod security admission. */
    POD_SECURITY,
    /** 403 in the words of RBAC. */
    FORBIDDEN
  }

  /** A fault for requests whose path matches, at most so many times. */
  private record Rule(Pattern path, Fault fault, AtomicInteger left, AtomicInteger met) {}

  private final Vertx vertx = Vertx.vertx();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> said = new ConcurrentHashMap<>();
  private final int to;
  private final HttpClient client;
  private final WebSocketClient streams;
  private volatile HttpServer server;
  private volatile @Nullable Gathering gathering;

  /** One before the server at this port. */
  public FaultyServer(int to) {
    this.to = to;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
    this.streams =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 24));
    this.server = listen(0);
  }

  private HttpServer listen(int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setMaxInitialLineLength(1 << 20)
            .setMaxWebSocketFrameSize(1 << 20)
            .addWebSocketSubProtocol("v4.channel.k8s.io");
    return await(vertx.createHttpServer(options).requestHandler(this::handle).listen());
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  /** Spoils requests whose path matches, so many times; returns a count of how many it was. */
  public AtomicInteger spoil(String path, Fault fault, int times) {
    AtomicInteger met = new AtomicInteger();
    rules.add(new Rule(Pattern.compile(path), fault, new AtomicInteger(times), met));
    return met;
  }

  /** Answers reads of this path with this JSON in place of what the server would say. */
  void say(String path, String json) {
    said.put(path, json);
  }

  /** Lets streams whose path matches wait for each other, until there are so many. */
  void gather(String path, int count) {
    gathering = new Gathering(Pattern.compile(path), count, new ArrayList<>());
  }

  /** Streams that wait for each other. */
  private record Gathering(Pattern path, int count, List<Runnable> waiting) {
    synchronized void add(Runnable stream) {
      waiting.add(stream);
      if (waiting.size() >= count) {
        waiting.forEach(Runnable::run);
        waiting.clear();
      }
    }
  }

  /** Closes every connection and the port, as a server does that restarts, and comes back. */
  void restart(long millis) throws InterruptedException {
    int port = port();
    await(server.close());
    Thread.sleep(millis);
    server = listen(port);
  }

  private void handle(HttpServerRequest request) {
    for (Rule rule : rules) {
      if (rule.path().matcher(request.path()).find() && rule.left().getAndDecrement() > 0) {
        rule.met().incrementAndGet();
        spoil(request, rule.fault());
        return;
      }
    }
    if (request.headers().contains("Sec-WebSocket-Key")) {
      Gathering together = gathering;
      if (together != null && together.path().matcher(request.path()).find()) {
        request.pause();
        Context context = vertx.getOrCreateContext();
        together.add(() -> context.runOnContext(now -> stream(request)));
      } else {
        stream(request);
      }
    } else {
      asked.add(request.method().name() + " " + request.uri());
      connections.add(request.connection());
      String instead = said.get(request.path());
      if (instead != null) {
        request.response().putHeader("Content-Type", "application/json").end(instead);
        return;
      }
      request.body().onSuccess(body -> pass(request, body));
    }
  }

  private void spoil(HttpServerRequest request, Fault fault) {
    switch (fault) {
      case BUSY ->
          request.response().setStatusCode(429).putHeader("Retry-After", "1").end("try later");
      case NODE_GONE ->
          request
              .response()
              .setStatusCode(500)
              .putHeader("Content-Type", "application/json")
              .end(
                  "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":500,\"message\":\"error"
                      + " dialing backend: dial tcp 10.20.0.11:10250: connect: no route to"
                      + " host\"}");
      case HANG -> held.add(request);
      case RESET -> request.connection().close();
      case GARBAGE ->
          request.response().putHeader("Content-Type", "application/json").end("{\"items\":[{]]");
      case DROP -> request.toWebSocket().onSuccess(ServerWebSocket::close);
      case POD_SECURITY ->
          request
              .response()
              .setStatusCode(403)
              .putHeader("Content-Type", "application/json")
              .end(
                  "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Forbidden\",\"code\":403,\"message\":\"pods"
                      + " \\\"podnosis-node\\\" is forbidden: violates PodSecurity"
                      + " \\\"baseline:latest\\\": host namespaces (hostNetwork=true,"
                      + " hostPID=true)\"}");
      case FORBIDDEN ->
          request
              .response()
              .setStatusCode(403)
              .putHeader("Content-Type", "application/json")
              .end(
                  "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Forbidden\",\"code\":403,\"message\":\"nodes"
                      + " \\\"worker-1\\\" is forbidden: User \\\"oncall\\\" cannot get resource"
                      + " \\\"nodes/proxy\\\" in API group \\\"\\\" at the cluster scope\"}");
    }
  }

  private void pass(HttpServerRequest request, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setHost("127.0.0.1")
            .setPort(to)
            .setSsl(true)
            .setMethod(HttpMethod.valueOf(request.method().name()))
            .setURI(request.uri());
    client
        .request(options)
        .compose(
            forwarded -> {
              request
                  .headers()
                  .forEach(
                      header -> {
                        if (!List.of("host", "content-length")
                            .contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                          forwarded.putHeader(header.getKey(), header.getValue());
                        }
                      });
              return forwarded.send(body);
            })
        .onSuccess(
            response -> {
              request.response().setStatusCode(response.statusCode());
              for (String name : List.of("Content-Type", "Date")) {
                if (response.getHeader(name) != null) {
                  request.response().putHeader(name, response.getHeader(name));
                }
              }
              response.body().onSuccess(request.response()::end);
            })
        .onFailure(failure -> request.connection().close());
  }

  private void stream(HttpServerRequest request) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(to)
            .setSsl(true)
            .setURI(request.uri())
            .addSubProtocol("v4.channel.k8s.io");
    options.putHeader("Authorization", request.getHeader("Authorization"));
    // Accepted first and joined then: what comes meanwhile waits.
    request
        .toWebSocket()
        .onSuccess(
            downstream -> {
              downstream.pause();
              ClientWebSocket upstream = streams.webSocket();
              upstream.frameHandler(
                  frame -> {
                    if (!frame.isClose()) {
                      downstream.writeFrame(frame);
                    }
                  });
              upstream.closeHandler(end -> downstream.close());
              upstream
                  .connect(options)
                  .onFailure(failure -> downstream.close())
                  .onSuccess(
                      connected -> {
                        downstream.frameHandler(
                            frame -> {
                              if (!frame.isClose()) {
                                upstream.writeFrame(frame);
                              }
                            });
                        downstream.closeHandler(end -> upstream.close());
                        downstream.resume();
                      });
            });
  }

  /** Every request but streams, as method and URI. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Over how many connections these came. */
  int connections() {
    return connections.size();
  }

  /** How many requests were held without an answer. */
  int hanging() {
    return new ArrayList<>(held).size();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
