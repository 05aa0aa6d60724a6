package dev.podnosis.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A local port whose connections lead to a port of a pod, through the API server. Each connection
 * has a stream of its own: when one dies, that connection ends and the next one is tried anew.
 */
public final class PortForward implements AutoCloseable {
  private static final Duration OPEN_WITHIN = Duration.ofSeconds(10);
  private static final int BACKLOG = 16;

  /** A DNS server ends a connection on which nothing is asked for some seconds. */
  private static final Duration FRESH = Duration.ofSeconds(3);

  private final Cluster cluster;
  private final String path;
  private final ServerSocket server;
  private final AtomicReference<Streams.Opened.Open> ready = new AtomicReference<>();
  private final Deadline fresh = Deadline.after(FRESH);
  private final AtomicReference<Reply.Failed<Void>> failure = new AtomicReference<>();
  private final Set<ForwardedConnection> open = ConcurrentHashMap.newKeySet();

  private PortForward(Cluster cluster, String path, ServerSocket server) {
    this.cluster = cluster;
    this.path = path;
    this.server = server;
  }

  /** Opens one to this port of a pod; the first stream is opened at once, to know that it can. */
  public static Reply<PortForward> open(Cluster cluster, String namespace, String pod, int port)
      throws InterruptedException {
    Asked asked = new Asked("create", "pods/portforward", namespace);
    if (!Resource.isName(namespace) || !Resource.isName(pod)) {
      return asked.noSuchName(pod);
    }
    String path =
        Parameters.none()
            .plus("ports", Integer.toString(port))
            .after(Resource.PODS.path(namespace, pod) + "/portforward");
    return switch (stream(cluster, path)) {
      case Streams.Opened.Lost(Trouble kind, String detail, _) -> new Reply.Failed<>(kind, detail);
      case Streams.Opened.Declined(ApiAnswer.Answered answer) -> asked.refusal(answer);
      case Streams.Opened.Open first -> listen(cluster, path, first);
    };
  }

  private static Streams.Opened stream(Cluster cluster, String path) throws InterruptedException {
    return new Streams(cluster.api().transport()).open(path, Deadline.after(OPEN_WITHIN));
  }

  private static Reply<PortForward> listen(
      Cluster cluster, String path, Streams.Opened.Open first) {
    try {
      ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      PortForward forward = new PortForward(cluster, path, server);
      forward.ready.set(first);
      cluster.options().executor().execute(forward::accept);
      return new Reply.Ok<>(forward);
    } catch (IOException e) {
      first.stream().close();
      return new Reply.Failed<>(Trouble.UNREACHABLE, Printable.of(e));
    }
  }

  /** Where to connect to. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** What last stood in the way of a connection; empty as long as nothing did. */
  public Optional<Reply.Failed<Void>> failure() {
    return Optional.ofNullable(failure.get());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket local = server.accept();
        cluster.options().executor().execute(() -> serve(local));
      } catch (IOException e) {
        if (!server.isClosed()) {
          fail(Trouble.UNREACHABLE, Printable.of(e));
          close();
        }
      }
    }
  }

  private void serve(Socket local) {
    try (local) {
      Streams.Opened.Open kept = kept();
      switch (kept == null ? stream(cluster, path) : kept) {
        case Streams.Opened.Lost(Trouble kind, String detail, _) -> fail(kind, detail);
        case Streams.Opened.Declined(ApiAnswer.Answered answer) ->
            fail(Trouble.REJECTED, "HTTP " + answer.status());
        case Streams.Opened.Open(ApiStream stream) -> {
          ForwardedConnection connection = new ForwardedConnection(cluster, local, stream);
          open.add(connection);
          try {
            connection.run(detail -> fail(Trouble.RESET, detail));
          } finally {
            open.remove(connection);
          }
        }
      }
    } catch (IOException e) {
      // closing the local side failed: nobody is there to be told
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stream that was opened first, unless it was used or is too old to be. */
  private Streams.Opened.@Nullable Open kept() {
    Streams.Opened.Open kept = ready.getAndSet(null);
    if (kept != null && fresh.isOver()) {
      kept.stream().close();
      return null;
    }
    return kept;
  }

  private void fail(Trouble kind, String detail) {
    failure.set(new Reply.Failed<>(kind, detail));
  }

  /** Ends every connection. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // it is no longer used
    }
    Streams.Opened.Open unused = ready.getAndSet(null);
    if (unused != null) {
      unused.stream().close();
    }
    open.forEach(ForwardedConnection::close);
  }
}
