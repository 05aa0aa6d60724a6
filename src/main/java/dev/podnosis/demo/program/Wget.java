package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Connection;
import dev.podnosis.demo.net.Lookup;
import java.net.URI;
import java.time.Duration;

/** {@code wget URL} of BusyBox or GNU: resolves, connects, and finds an empty page. */
final class Wget implements Program {
  @Override
  public int run(Call call) throws InterruptedException {
    Options options = new Options(call.args(), "qSO:T:t:");
    String url = options.words().isEmpty() ? "" : options.words().getLast();
    String text = url.contains("://") ? url : "http://" + url;
    if (!text.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/.*)?")) {
      call.err("wget: not an http or ftp url: " + url + "\n");
      return 1;
    }
    URI uri = URI.create(text.replaceAll("[\\s\"<>\\\\^`{|}]", ""));
    String host = uri.getHost() == null ? "" : uri.getHost();
    boolean busybox = call.setting().image().libc().equals("musl");
    Lookup lookup = call.setting().resolver().lookup(host);
    call.pause(lookup.took());
    if (lookup.addresses().isEmpty() && !host.matches("[0-9.]+")) {
      call.err(
          busybox
              ? "wget: bad address '" + host + "'\n"
              : "wget: unable to resolve host address '" + host + "'\n");
      return busybox ? 1 : 4;
    }
    String address = lookup.addresses().isEmpty() ? host : lookup.addresses().getFirst();
    int port = uri.getPort() > 0 ? uri.getPort() : text.startsWith("https") ? 443 : 80;
    Duration patience = Duration.ofMillis((long) (1000 * options.number('T', 900)));
    Connection connection =
        call.setting().network().connect(call.setting().netns(), address, port, patience);
    call.pause(connection.took());
    return switch (connection.outcome()) {
      case CONNECTED -> 0;
      case REFUSED -> {
        call.err("wget: can't connect to remote host (" + address + "): Connection refused\n");
        yield busybox ? 1 : 4;
      }
      case TIMED_OUT -> {
        call.err("wget: download timed out\n");
        yield busybox ? 1 : 4;
      }
    };
  }
}
