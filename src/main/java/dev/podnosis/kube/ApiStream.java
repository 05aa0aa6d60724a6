package dev.podnosis.kube;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream to the API server: its messages wait for the one thread that takes them, and no more are
 * read than it takes.
 */
final class ApiStream {
  private static final short NORMAL_CLOSE = 1000;

  private final ClientWebSocket socket;
  private final BlockingQueue<Frame> arrived = new LinkedBlockingQueue<>();
  private final AtomicLong unsent = new AtomicLong();

  /** What came over the stream. */
  sealed interface Frame {
    /** A message: its first byte is the channel (v4.channel.k8s.io). */
    record Message(int channel, Bytes payload) implements Frame {}

    /** The other side ended the stream. */
    record End(int code, String reason) implements Frame {}

    /** It broke. */
    record Broken(Throwable failure) implements Frame {}
  }

  /**
   * Listens to a socket that is not yet connected: a server may speak right behind its upgrade, and
   * what comes while nobody listens is lost.
   */
  ApiStream(ClientWebSocket unconnected) {
    socket = unconnected;
    socket.binaryMessageHandler(this::take);
    socket.textMessageHandler(text -> take(Buffer.buffer(text)));
    socket.frameHandler(
        frame -> {
          if (!frame.isFinal()) {
            socket.fetch(1);
          }
        });
    socket.endHandler(end -> arrived.add(end()));
    socket.exceptionHandler(this::broke);
  }

  private void take(Buffer message) {
    socket.pause();
    if (message.length() == 0) {
      socket.fetch(1);
      return;
    }
    Bytes payload = Bytes.of(message.getBytes(1, message.length()));
    arrived.add(new Frame.Message(message.getUnsignedByte(0), payload));
  }

  private Frame end() {
    Short code = socket.closeStatusCode();
    String reason = socket.closeReason();
    return new Frame.End(
        code == null ? NORMAL_CLOSE : code, reason == null ? "" : Printable.line(reason));
  }

  private void broke(Throwable failure) {
    arrived.add(new Frame.Broken(failure));
    if (!socket.isClosed()) {
      socket.close();
    }
  }

  /** The next one, or null when none comes in time. */
  @Nullable Frame next(Deadline deadline) throws InterruptedException {
    socket.fetch(1);
    return arrived.poll(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
  }

  /** The next one, however long it takes. */
  Frame next() throws InterruptedException {
    socket.fetch(1);
    return arrived.take();
  }

  /**
   * Sends the first {@code length} bytes as a message, or says that the stream is closed; the array
   * may be used anew.
   */
  boolean send(byte[] message, int length) {
    if (socket.isClosed()) {
      return false;
    }
    unsent.addAndGet(length);
    socket
        .writeBinaryMessage(Buffer.buffer(length).appendBytes(message, 0, length))
        .onComplete(sent -> unsent.addAndGet(-length));
    return true;
  }

  /** How many bytes wait to be sent. */
  long unsent() {
    return unsent.get();
  }

  void close() {
    if (!socket.isClosed()) {
      // one more frame: the end is told only when it is asked for
      socket.close(NORMAL_CLOSE, "").onComplete(closed -> socket.fetch(1));
    }
  }
}
