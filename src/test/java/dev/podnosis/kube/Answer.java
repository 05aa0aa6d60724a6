package dev.podnosis.kube;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the test server answers one request. */
public interface Answer {
  void to(HttpServerRequest request, String body);

  /** An access review that says what the question's body leads to. */
  static Answer byBody(UnaryOperator<String> allowed) {
    return (request, body) ->
        request
            .response()
            .setStatusCode(201)
            .end("{\"status\":{\"allowed\":%s}}".formatted(allowed.apply(body)));
  }

  static Answer json(int status, String json) {
    return (request, body) ->
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "application/json")
            .end(json);
  }

  /** The same with the server's clock at another time. */
  static Answer at(Instant time, String json) {
    return (request, body) ->
        request
            .response()
            .setStatusCode(200)
            .putHeader("Content-Type", "application/json")
            .putHeader(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)))
            .end(json);
  }

  static Answer text(int status, String text) {
    return (request, body) -> request.response().setStatusCode(status).end(text);
  }

  /** Too many requests, come back after so many seconds. */
  static Answer busy(String retryAfter) {
    return (request, body) ->
        request.response().setStatusCode(429).putHeader("Retry-After", retryAfter).end("busy");
  }

  /** Never. */
  static Answer silence() {
    return (request, body) -> {};
  }

  /** Closes the connection without a word. */
  static Answer hangUp() {
    return (request, body) -> request.connection().close();
  }

  /** Announces more than it sends, then closes. */
  static Answer cutShort(String part) {
    return (request, body) -> {
      HttpServerResponse response = request.response().setChunked(true);
      response.write(part).onComplete(sent -> request.connection().close());
    };
  }

  /** Sends the beginning and then nothing. */
  static Answer stalls(String part) {
    return (request, body) -> request.response().setChunked(true).write(part);
  }

  /** What a real API server answered, word for word. */
  static Answer recorded(String name) {
    List<String> lines = recording(name).lines().toList();
    int blank = lines.indexOf("");
    int status = Integer.parseInt(lines.get(1).split(" ")[1]);
    String text = String.join("\n", lines.subList(blank + 1, lines.size()));
    return (request, body) -> {
      HttpServerResponse response = request.response().setStatusCode(status);
      for (String header : lines.subList(2, blank)) {
        String[] parts = header.split(": ", 2);
        if (!parts[0].equals("content-length")) {
          response.putHeader(parts[0], parts[1]);
        }
      }
      response.end(text);
    };
  }

  private static String recording(String name) {
    String path = "/recordings/api-errors/" + name + ".http";
    try (InputStream in = Answer.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException(path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
