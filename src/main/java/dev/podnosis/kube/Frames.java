package dev.podnosis.kube;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands the messages of a WebSocket to the one thread that takes them, one at a time. */
final class Frames implements WebSocket.Listener {
  private final BlockingQueue<Frame> arrived = new LinkedBlockingQueue<>();

  /** What came over the stream. */
  sealed interface Frame {
    /** A message: its first byte is the channel (v4.channel.k8s.io). */
    record Message(int channel, Bytes payload) implements Frame {}

    /** The other side ended the stream. */
    record End(int code, String reason) implements Frame {}

    /** It broke. */
    record Broken(Throwable failure) implements Frame {}
  }

  /** The next one, or null when none comes in time; ask the socket for another afterwards. */
  @Nullable Frame next(Deadline deadline) throws InterruptedException {
    return arrived.poll(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
  }

  /** The next one, however long it takes. */
  Frame next() throws InterruptedException {
    return arrived.take();
  }

  @Override
  public void onMessage(WebSocket socket, ByteBuffer message) {
    if (!message.hasRemaining()) {
      socket.request();
      return;
    }
    int channel = message.get() & 0xff;
    byte[] payload = new byte[message.remaining()];
    message.get(payload);
    arrived.add(new Frame.Message(channel, Bytes.of(payload)));
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    onMessage(socket, ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason) {
    arrived.add(new Frame.End(code, reason == null ? "" : Printable.line(reason)));
  }

  @Override
  public void onError(WebSocket socket, Throwable failure) {
    arrived.add(new Frame.Broken(failure));
  }
}
