package dev.podnosis.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands a body that arrives on the transport's threads to the one that waits for it. */
final class ArrivingBody implements AsyncBody.Consumer<List<ByteBuffer>> {
  /** A body larger than this many times the sink's bound is not read to its end. */
  private static final long RUNAWAY = 256L << 20;

  private static final List<ByteBuffer> END = List.of();

  private final BlockingQueue<List<ByteBuffer>> chunks = new LinkedBlockingQueue<>();

  @Override
  public void consume(List<ByteBuffer> buffers, AsyncBody body) {
    if (!buffers.isEmpty()) {
      chunks.add(buffers);
    }
  }

  /** Copies the whole body, one piece after the other; returns how many bytes came. */
  long copy(AsyncBody body, OutputStream sink, Deadline deadline)
      throws IOException, ExecutionException, InterruptedException, TimeoutException {
    body.done().whenComplete((done, failure) -> chunks.add(END));
    long count = 0;
    boolean complete = false;
    try {
      body.consume();
      while (true) {
        List<ByteBuffer> chunk = chunks.poll(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        if (chunk == null) {
          throw new TimeoutException();
        } else if (chunk.isEmpty()) {
          complete = true;
          body.done().get(1, TimeUnit.SECONDS);
          return count;
        }
        count += write(chunk, sink);
        if (count > RUNAWAY) {
          return count;
        }
        body.consume();
      }
    } finally {
      if (!complete) {
        body.cancel();
      }
    }
  }

  private static long write(List<ByteBuffer> chunk, OutputStream sink) throws IOException {
    long count = 0;
    for (ByteBuffer buffer : chunk) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      sink.write(bytes);
      count += bytes.length;
    }
    return count;
  }
}
