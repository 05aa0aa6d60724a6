package dev.podnosis.kube;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;

/** One local connection and the stream it is carried over. */
final class ForwardedConnection {
  private static final int NORMAL_CLOSE = 1000;
  private static final int RESULT = 0;
  private static final int ERROR = 1;
  private static final int PIECE = 16 << 10;
  private static final long MOST_QUEUED = 1 << 20;

  private final Cluster cluster;
  private final Socket local;
  private final ApiStream stream;

  ForwardedConnection(Cluster cluster, Socket local, ApiStream stream) {
    this.cluster = cluster;
    this.local = local;
    this.stream = stream;
  }

  /**
   * Carries data both ways until one side ends.
   *
   * @param complaint hears what the pod's side or the stream complained about, before the local
   *     side is closed: so whoever sees that end knows why
   */
  void run(Consumer<String> complaint) throws InterruptedException, IOException {
    cluster.options().executor().execute(this::sendAll);
    try {
      receiveAll(local.getOutputStream()).ifPresent(complaint);
    } finally {
      close();
    }
  }

  /** The first message on each channel holds the port's number, two bytes. */
  private Optional<String> receiveAll(OutputStream out) throws InterruptedException, IOException {
    boolean[] begun = new boolean[2];
    while (true) {
      switch (stream.next()) {
        case ApiStream.Frame.End(int code, String reason) -> {
          // the server tells the port first: a stream that ended before never led to the pod
          boolean well = begun[RESULT] && code == NORMAL_CLOSE;
          return well ? Optional.empty() : Optional.of("closed (" + code + ") " + reason);
        }
        case ApiStream.Frame.Broken(Throwable failure) -> {
          return Optional.of(Printable.of(failure));
        }
        case ApiStream.Frame.Message(int channel, Bytes payload) -> {
          cluster.api().transport().countBytes(payload.length());
          if (channel > ERROR) {
            continue;
          }
          boolean first = !begun[channel];
          begun[channel] = true;
          if (channel == ERROR && !first && payload.length() > 0) {
            return Optional.of(Printable.line(payload.text()));
          } else if (channel == RESULT && !first) {
            payload.writeTo(out);
            out.flush();
          }
        }
      }
    }
  }

  private void sendAll() {
    byte[] piece = new byte[PIECE + 1];
    try {
      InputStream in = local.getInputStream();
      for (int n = in.read(piece, 1, PIECE); n >= 0; n = in.read(piece, 1, PIECE)) {
        if (!stream.send(piece, n + 1)) {
          return;
        }
        while (stream.unsent() > MOST_QUEUED && !local.isClosed()) {
          Thread.sleep(5);
        }
      }
    } catch (IOException e) {
      // the local side went away, or this side closed it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stream.close();
    }
  }

  void close() {
    stream.close();
    try {
      local.close();
    } catch (IOException e) {
      // it is no longer used
    }
  }
}
