package dev.podnosis.demo.api;

import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Serves the Kubernetes API of one demo cluster on loopback. */
public final class ApiServer implements AutoCloseable {
  private static final int EXEC_THREADS = 64;
  private static final int MAX_BODY = 1 << 20;
  private static final String LOOPBACK = "127.0.0.1";

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(2)
              .setInternalBlockingPoolSize(2)
              .setFileSystemOptions(
                  new FileSystemOptions()
                      .setFileCachingEnabled(false)
                      .setClassPathResolvingEnabled(false)));
  private final String token;
  private final Routes routes;
  private final HttpServer server;

  /**
   * Starts serving.
   *
   * @param identity the certificate that the server shows
   * @param token what clients must bear
   * @param port the port, or 0 for a free one
   * @throws IOException when the port cannot be had
   */
  public ApiServer(World world, Network network, Identity identity, String token, int port)
      throws IOException {
    this.token = token;
    this.routes =
        new Routes(
            world, network, vertx, vertx.createSharedWorkerExecutor("demo-exec", EXEC_THREADS));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(LOOPBACK)
            .setPort(port)
            .setSsl(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setCertValue(Buffer.buffer(identity.certificate()))
                    .setKeyValue(Buffer.buffer(identity.key())))
            // As large as Go's server takes (net/http, DefaultMaxHeaderBytes): commands stand in
            // the URL.
            .setMaxInitialLineLength(1 << 20)
            .setUseAlpn(false)
            .setCompressionSupported(false)
            .setWebSocketSubProtocols(List.of("v5.channel.k8s.io", "v4.channel.k8s.io"));
    try {
      this.server =
          vertx
              .createHttpServer(options)
              .requestHandler(this::handle)
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      vertx.close();
      throw new IOException("cannot listen on " + LOOPBACK + ":" + port + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      vertx.close();
      throw new IOException("interrupted while starting", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() {
    vertx.close();
  }

  private void handle(HttpServerRequest http) {
    if (!http.headers().contains("Authorization", "Bearer " + token, false)) {
      send(http.response(), Failure.unauthorized());
    } else if (http.headers().contains("Upgrade")) {
      routes
          .upgrade(Request.of(http, Buffer.buffer()))
          .ifPresent(refusal -> send(http.response(), refusal));
    } else {
      http.body()
          .onSuccess(
              body -> {
                if (body.length() > MAX_BODY) {
                  send(
                      http.response(),
                      Failure.of(413, "RequestEntityTooLarge", "the body is too large"));
                } else {
                  routes
                      .answer(Request.of(http, body))
                      .ifPresent(answer -> send(http.response(), answer));
                }
              });
    }
  }

  private static void send(HttpServerResponse response, Answer answer) {
    head(response, answer.status(), answer.contentType());
    response.end(answer.body());
  }

  /** The headers that every answer carries. */
  static void head(HttpServerResponse response, int status, String contentType) {
    response
        .setStatusCode(status)
        .putHeader("Audit-Id", UUID.randomUUID().toString())
        .putHeader("Cache-Control", "no-cache, private")
        .putHeader("Content-Type", contentType)
        .putHeader(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
  }
}
