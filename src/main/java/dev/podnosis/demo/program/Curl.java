package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Connection;
import dev.podnosis.demo.net.Lookup;
import java.net.URI;
import java.time.Duration;

/** {@code curl URL}: resolves, connects, and finds an empty page. */
final class Curl implements Program {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Override
  public int run(Call call) throws InterruptedException {
    Options options = new Options(call.args(), "sSfkLIvo:m:w:H:X:");
    String url = options.words().isEmpty() ? "" : options.words().getLast();
    URI uri = parse(url);
    if (uri == null) {
      call.err("curl: (3) URL rejected: No host part in the URL\n");
      return 3;
    }
    Duration most =
        options.has('m')
            ? Duration.ofMillis((long) (1000 * options.number('m', 300)))
            : FIVE_MINUTES;
    String address = uri.getHost();
    if (!address.matches("[0-9.]+")) {
      Lookup lookup = call.setting().resolver().lookup(uri.getHost());
      if (lookup.took().compareTo(most) >= 0) {
        call.pause(most);
        call.err("curl: (28) Resolving timed out after " + most.toMillis() + " milliseconds\n");
        return 28;
      }
      call.pause(lookup.took());
      if (lookup.addresses().isEmpty()) {
        call.err("curl: (6) Could not resolve host: " + uri.getHost() + "\n");
        return 6;
      }
      address = lookup.addresses().getFirst();
    }
    return connect(call, uri, address, most);
  }

  private static int connect(Call call, URI uri, String address, Duration most)
      throws InterruptedException {
    int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    Connection connection =
        call.setting().network().connect(call.setting().netns(), address, port, most);
    call.pause(connection.took());
    return switch (connection.outcome()) {
      case CONNECTED -> 0;
      case REFUSED -> {
        call.err(
            "curl: (7) Failed to connect to %s port %d after 1 ms: Could not connect to server\n"
                .formatted(uri.getHost(), port));
        yield 7;
      }
      case TIMED_OUT -> {
        call.err(
            "curl: (28) Connection timed out after " + (most.toMillis() + 1) + " milliseconds\n");
        yield 28;
      }
    };
  }

  private static @org.jspecify.annotations.Nullable URI parse(String url) {
    try {
      URI uri = URI.create(url.contains("://") ? url : "http://" + url);
      return uri.getHost() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
