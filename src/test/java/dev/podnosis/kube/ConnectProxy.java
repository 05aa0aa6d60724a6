package dev.podnosis.kube;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy for CONNECT, on loopback. */
final class ConnectProxy implements AutoCloseable {
  private final ServerSocket server;
  private final String answer;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ConnectProxy(ServerSocket server, String answer) {
    this.server = server;
    this.answer = answer;
  }

  /** One that gives this answer, and connects when it is a 200. */
  static ConnectProxy start(String answer) throws IOException {
    ConnectProxy proxy =
        new ConnectProxy(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), answer);
    Kubeconf.THREADS.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The heads of the requests so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Kubeconf.THREADS.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      requests.add(head);
      client.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      if (answer.contains(" 200 ")) {
        String[] target = head.split(" ")[1].split(":");
        try (Socket far = new Socket(target[0], Integer.parseInt(target[1]))) {
          Kubeconf.THREADS.execute(() -> copy(far, client));
          client.getInputStream().transferTo(far.getOutputStream());
        }
      }
    } catch (IOException e) {
      // one side went away
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one side went away
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      head.write(b);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
