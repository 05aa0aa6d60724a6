package dev.podnosis.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Sends one request at a time and waits for its answer; counts what goes over the wire. */
final class Transport implements AutoCloseable {
  private final HttpClient http;
  private final URI server;
  private final Authorization authorization;
  private final boolean throughProxy;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  Transport(HttpClient http, ClusterAccess access, Authorization authorization) {
    this.http = http;
    this.server = access.server();
    this.authorization = authorization;
    this.throughProxy = access.proxy() != null;
  }

  /** Sends once; the answer's body is kept. */
  ApiAnswer send(ApiRequest request, Deadline deadline) throws InterruptedException {
    BoundedOutput body = new BoundedOutput(request.atMost());
    ApiAnswer answer = send(request, deadline, body);
    return answer instanceof ApiAnswer.Answered a
        ? new ApiAnswer.Answered(
            a.status(), a.headers(), body.bytes(), body.isTruncated(), a.took())
        : answer;
  }

  /** Sends once; the answer's body goes to {@code body}, and its end is waited for. */
  ApiAnswer send(ApiRequest request, Deadline deadline, OutputStream body)
      throws InterruptedException {
    return switch (authorization.headers()) {
      case Authorization.Outcome.Absent(Trouble kind, String detail) ->
          new ApiAnswer.Unanswered(kind, detail);
      case Authorization.Outcome.Headers(var headers) -> send(request, headers, deadline, body);
    };
  }

  private ApiAnswer send(
      ApiRequest request,
      List<Map.Entry<String, String>> headers,
      Deadline deadline,
      OutputStream sink)
      throws InterruptedException {
    if (http.isClosed()) {
      return new ApiAnswer.Unanswered(Trouble.CLOSED, "");
    }
    calls.incrementAndGet();
    long start = System.nanoTime();
    ArrivingBody body = new ArrivingBody();
    CompletableFuture<HttpResponse<AsyncBody>> pending = null;
    try {
      pending = http.consumeBytes(build(request, headers, deadline), body);
      HttpResponse<AsyncBody> response =
          pending.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      bytes.addAndGet(body.copy(response.body(), sink, deadline));
      return new ApiAnswer.Answered(
          response.code(), lowerCase(response.headers()), Bytes.NONE, false, took);
    } catch (ExecutionException | IOException | IllegalArgumentException e) {
      return Troubles.of(e, throughProxy);
    } catch (TimeoutException | CancellationException e) {
      return new ApiAnswer.Unanswered(Trouble.TIMED_OUT, "");
    } catch (IllegalStateException e) {
      return new ApiAnswer.Unanswered(Trouble.CLOSED, Printable.of(e));
    } finally {
      if (pending != null && !pending.isDone()) {
        pending.cancel(true);
      }
    }
  }

  private HttpRequest build(
      ApiRequest request, List<Map.Entry<String, String>> headers, Deadline deadline) {
    HttpRequest.Builder builder = http.newHttpRequestBuilder().uri(address(request.path()));
    builder.setHeader("Accept", "application/json, */*").setHeader("User-Agent", "podnosis");
    headers.forEach(header -> builder.header(header.getKey(), header.getValue()));
    builder.timeout(Math.max(1, deadline.remainingMillis()), TimeUnit.MILLISECONDS);
    String body = request.body();
    if (body == null) {
      builder.method(request.method(), null, null);
    } else {
      builder.method(request.method(), request.contentType(), body);
    }
    return builder.build();
  }

  /** The server's own path comes first: some are reached behind one. */
  URI address(String path) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  HttpClient http() {
    return http;
  }

  /** Where WebSocket streams are opened. */
  WebSocketClient streams() {
    return ClusterHttp.streams(http);
  }

  Authorization authorization() {
    return authorization;
  }

  boolean throughProxy() {
    return throughProxy;
  }

  void countCall() {
    calls.incrementAndGet();
  }

  void countBytes(long more) {
    bytes.addAndGet(more);
  }

  ApiUsage usage() {
    return new ApiUsage(calls.get(), bytes.get());
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }

  @Override
  public void close() {
    http.close();
  }
}
