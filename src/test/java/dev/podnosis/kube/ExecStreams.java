package dev.podnosis.kube;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What the test server does on an exec stream (v4.channel.k8s.io). */
final class ExecStreams {
  static final String SUCCESS = "{\"metadata\":{},\"status\":\"Success\"}";

  private ExecStreams() {}

  /** Writes to standard output and ends with this code. */
  static Consumer<ServerWebSocket> says(String stdout, int code) {
    return socket -> {
      send(socket, 1, stdout);
      finish(socket, code == 0 ? SUCCESS : exited(code));
    };
  }

  /** Writes to both streams and ends with this code. */
  static Consumer<ServerWebSocket> says(String stdout, String stderr, int code) {
    return socket -> {
      send(socket, 1, stdout);
      send(socket, 2, stderr);
      finish(socket, code == 0 ? SUCCESS : exited(code));
    };
  }

  /** Ends with this Status. */
  static Consumer<ServerWebSocket> ends(String status) {
    return socket -> finish(socket, status);
  }

  static void send(ServerWebSocket socket, int channel, String text) {
    Buffer message = Buffer.buffer().appendByte((byte) channel);
    socket.writeBinaryMessage(message.appendBytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  static void finish(ServerWebSocket socket, String status) {
    send(socket, 3, status);
    socket.close();
  }

  static String exited(int code) {
    return """
        {"metadata":{},"status":"Failure","reason":"NonZeroExitCode",
         "message":"command terminated with non-zero exit code",
         "details":{"causes":[{"reason":"ExitCode","message":"%d"}]}}"""
        .formatted(code);
  }

  static String failure(String reason, String message) {
    return "{\"metadata\":{},\"status\":\"Failure\",\"reason\":\"%s\",\"message\":\"%s\"}"
        .formatted(reason, message);
  }
}
