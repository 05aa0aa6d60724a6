package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Connection;
import dev.podnosis.demo.net.Lookup;
import java.time.Duration;

/**
 * {@code nc -zv [-w SECONDS] HOST PORT}: OpenBSD's where the image holds BIND's tools, else
 * BusyBox's.
 */
final class Nc implements Program {
  private static final Duration DEFAULT = Duration.ofSeconds(127);

  @Override
  public int run(Call call) throws InterruptedException {
    Options options = new Options(call.args(), "zvnuw:46");
    if (options.words().size() < 2 || !options.words().get(1).matches("\\d{1,5}")) {
      call.err("usage: nc [-zv] [-w timeout] destination port\n");
      return 1;
    }
    String host = options.words().get(0);
    int port = Integer.parseInt(options.words().get(1));
    boolean busybox = !call.setting().image().has("dig");
    String address = host;
    if (!host.matches("[0-9.]+")) {
      Lookup lookup = call.setting().resolver().lookup(host);
      call.pause(lookup.took());
      if (lookup.addresses().isEmpty()) {
        call.err(
            busybox
                ? "nc: bad address '" + host + "'\n"
                : "nc: getaddrinfo for host \""
                    + host
                    + "\" port "
                    + port
                    + ": Name does not resolve\n");
        return 1;
      }
      address = lookup.addresses().getFirst();
    }
    Duration patience =
        options.has('w') ? Duration.ofMillis((long) (1000 * options.number('w', 3))) : DEFAULT;
    Connection connection =
        call.setting().network().connect(call.setting().netns(), address, port, patience);
    call.pause(connection.took());
    return report(call, host, address, port, busybox, connection.outcome());
  }

  private static int report(
      Call call,
      String host,
      String address,
      int port,
      boolean busybox,
      Connection.Outcome outcome) {
    if (outcome == Connection.Outcome.CONNECTED) {
      String service =
          switch (port) {
            case 443 -> "https";
            case 80 -> "http";
            case 53 -> "domain";
            default -> "*";
          };
      call.err(
          busybox
              ? "%s (%s:%d) open\n".formatted(host, address, port)
              : "Connection to %s %d port [tcp/%s] succeeded!\n".formatted(host, port, service));
      return 0;
    }
    String error = outcome == Connection.Outcome.REFUSED ? "Connection refused" : "timed out";
    call.err(
        busybox
            ? "nc: %s (%s:%d): %s\n"
                .formatted(
                    host, address, port, error.equals("timed out") ? "Operation timed out" : error)
            : "nc: connect to %s port %d (tcp) %s\n"
                .formatted(
                    host,
                    port,
                    error.equals("timed out")
                        ? "timed out: Operation in progress"
                        : "failed: " + error));
    return 1;
  }
}
