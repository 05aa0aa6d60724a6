package dev.podnosis.kube;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Looks how far the way to an API server goes on this machine: first its name, then a TCP
 * connection, a few times. Nothing is sent. Where a proxy leads there, the way to the proxy is
 * looked at.
 */
public final class ServerReach {
  private final ClusterAccess access;
  private final Duration each;
  private final int tries;

  private ServerReach(ClusterAccess access, Duration each, int tries) {
    this.access = access;
    this.each = each;
    this.tries = tries;
  }

  /**
   * How far it went.
   *
   * @param host the server's name or address, or the proxy's
   * @param port its port
   * @param proxy whether it is the proxy that was looked for
   * @param literal whether the host is an address, so that no name had to be looked up
   * @param addresses what the name resolved to; empty when it could not be resolved
   * @param tried how many connections were tried
   * @param connected how many came about
   * @param timedOut how many were given up without an answer
   * @param detail why the last one failed, or why the name has no address; may be empty
   */
  public record Seen(
      String host,
      int port,
      boolean proxy,
      boolean literal,
      List<String> addresses,
      int tried,
      int connected,
      int timedOut,
      String detail) {
    public Seen {
      addresses = List.copyOf(addresses);
    }

    /** Whether the name has an address, or is one. */
    public boolean named() {
      return !addresses.isEmpty();
    }

    /** Whether a connection came about. */
    public boolean reached() {
      return connected > 0;
    }
  }

  /**
   * Looks; blocks for the given time for each try at most.
   *
   * @throws InterruptedException when its thread was interrupted
   */
  public static Seen look(ClusterAccess access, Duration each, int tries)
      throws InterruptedException {
    return new ServerReach(access, each, tries).look();
  }

  private Seen look() throws InterruptedException {
    URI proxy = access.proxy();
    URI to = proxy == null ? access.server() : proxy;
    String host = to.getHost() == null ? "" : to.getHost().replaceAll("^\\[|]$", "");
    int port = port(to);
    boolean literal = host.contains(":") || host.matches("[0-9.]+");
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      return new Seen(host, port, proxy != null, literal, List.of(), 0, 0, 0, Printable.of(e));
    }
    return connect(host, port, proxy != null, literal, addresses);
  }

  private Seen connect(
      String host, int port, boolean proxy, boolean literal, InetAddress[] addresses)
      throws InterruptedException {
    int connected = 0;
    int timedOut = 0;
    String detail = "";
    for (int i = 0; i < tries; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(addresses[i % addresses.length], port), (int) each.toMillis());
        connected++;
      } catch (SocketTimeoutException e) {
        timedOut++;
        detail = Printable.of(e);
      } catch (IOException e) {
        detail = Printable.of(e);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    List<String> found = Arrays.stream(addresses).map(InetAddress::getHostAddress).toList();
    return new Seen(host, port, proxy, literal, found, tries, connected, timedOut, detail);
  }

  private static int port(URI to) {
    if (to.getPort() > 0) {
      return to.getPort();
    }
    return switch (to.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> 443;
      case "socks5", "socks" -> 1080;
      default -> 80;
    };
  }
}
