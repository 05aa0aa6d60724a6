package dev.podnosis.demo.api;

import dev.podnosis.demo.net.CoreDns;
import dev.podnosis.demo.net.Exchange;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.net.Transport;
import dev.podnosis.demo.world.Pod;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Message;

/**
 * Ports of a pod over a WebSocket: of each port's two channels the even one carries data, the odd
 * one an error; both begin with the port in two bytes, the low one first.
 */
final class PortForward {
  private static final int DNS = 53;

  private final ServerWebSocket socket;
  private final Vertx vertx;
  private final Network network;
  private final Pod pod;
  private final List<Integer> ports;
  private final Map<Integer, Buffer> received = new HashMap<>();

  PortForward(ServerWebSocket socket, Vertx vertx, Network network, Pod pod, List<Integer> ports) {
    this.socket = socket;
    this.vertx = vertx;
    this.network = network;
    this.pod = pod;
    this.ports = List.copyOf(ports);
  }

  void start() {
    for (int i = 0; i < ports.size(); i++) {
      Buffer port = Buffer.buffer().appendUnsignedShortLE(ports.get(i));
      send(2 * i, port);
      send(2 * i + 1, port);
      if (!network.listensOnLoopback(pod, ports.get(i))) {
        refuse(i);
      }
    }
    socket.binaryMessageHandler(this::receive);
  }

  private void refuse(int index) {
    int port = ports.get(index);
    send(
        2 * index + 1,
        Buffer.buffer(
            ("error forwarding port %d to pod %s, uid : failed to execute portforward in network namespace"
                    + " \"/var/run/netns/cni-%s\": failed to connect to localhost:%d inside namespace:"
                    + " IPv4: dial tcp4 127.0.0.1:%d: connect: connection refused")
                .formatted(port, pod.uid(), pod.uid(), port, port)));
    socket.close();
  }

  private void receive(Buffer message) {
    int channel = message.length() == 0 ? -1 : message.getUnsignedByte(0);
    int index = channel / 2;
    if (channel < 0 || channel % 2 != 0 || index >= ports.size()) {
      return;
    }
    Buffer bytes =
        received
            .computeIfAbsent(index, k -> Buffer.buffer())
            .appendBuffer(message.slice(1, message.length()));
    received.put(
        index,
        ports.get(index) == DNS && CoreDns.isReplica(pod) ? dns(index, bytes) : http(index, bytes));
  }

  /** Answers whole questions, each behind its length (RFC 1035, 4.2.2); what is left waits. */
  private Buffer dns(int index, Buffer bytes) {
    Buffer left = bytes;
    while (left.length() >= 2 && left.length() >= 2 + left.getUnsignedShort(0)) {
      int end = 2 + left.getUnsignedShort(0);
      answer(index, left.getBytes(2, end));
      left = Buffer.buffer(left.getBytes(end, left.length()));
    }
    return left;
  }

  private void answer(int index, byte[] question) {
    Message query;
    try {
      query = new Message(question);
    } catch (IOException e) {
      socket.close();
      return;
    }
    Exchange.Answered answer = network.coreDns().answer(pod, query, Transport.TCP);
    byte[] wire = answer.reply().toWire();
    Buffer reply = Buffer.buffer().appendUnsignedShort(wire.length).appendBytes(wire);
    vertx.setTimer(Math.max(1, answer.took().toMillis()), id -> send(2 * index, reply));
  }

  private Buffer http(int index, Buffer bytes) {
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return bytes;
    }
    String[] words = text.lines().findFirst().orElse("").split(" ", -1);
    String path = words.length > 1 ? words[1] : "/";
    Answer answer = PodPorts.get(network, pod, ports.get(index), path);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean close =
        text.substring(0, end).toLowerCase(java.util.Locale.ROOT).contains("connection: close");
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(
                answer.status(),
                answer.status() == 200 ? "OK" : "Not Found",
                answer.contentType(),
                body.length,
                close ? "Connection: close\r\n" : "");
    send(2 * index, Buffer.buffer(head).appendBytes(body));
    if (close) {
      socket.close();
    }
    return Buffer.buffer(bytes.getBytes(end + 4, bytes.length()));
  }

  private void send(int channel, Buffer bytes) {
    if (!socket.isClosed()) {
      socket.writeBinaryMessage(Buffer.buffer().appendByte((byte) channel).appendBuffer(bytes));
    }
  }
}
