package dev.podnosis.kube;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that runs a command at once: its upgrade, the command's streams and the end of the
 * stream leave in one write, so that a client may read them in one go (RFC 6455, sections 1.3 and
 * 5.2).
 */
final class HastyServer implements AutoCloseable {
  private static final String KEY = "sec-websocket-key:";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger upgrades = new AtomicInteger();

  HastyServer() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  int upgrades() {
    return upgrades.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String key = "";
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        key =
            line.toLowerCase(java.util.Locale.ROOT).startsWith(KEY)
                ? line.substring(KEY.length()).strip()
                : key;
      }
      if (key.isEmpty()) {
        String version = "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.0\"}";
        answer(
            socket,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: "
                + version.length()
                + "\r\n\r\n"
                + version);
        return;
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Protocol: v4.channel.k8s.io\r\nSec-WebSocket-Accept: "
                  + accepted(key)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      frame(all, 2, "\u0001answer");
      frame(all, 2, "\u0003" + ExecStreams.SUCCESS);
      frame(all, 8, "\u0003\u00e8");
      upgrades.incrementAndGet();
      socket.getOutputStream().write(all.toByteArray());
      while (socket.getInputStream().read() >= 0) {
        // until the client closes
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void frame(ByteArrayOutputStream to, int opcode, String payload) {
    to.write(0x80 | opcode);
    to.write(payload.length());
    to.writeBytes(payload.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String accepted(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
