package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Exchange;
import dev.podnosis.demo.net.Lookup;
import dev.podnosis.demo.net.Queries;
import dev.podnosis.demo.net.Transport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/** {@code dig} of BIND 9.18 and later. */
final class Dig implements Program {
  /** What dig returns when no server answered (dig(1)). */
  private static final int NO_REPLY = 9;

  private record Got(Message reply, Duration took, boolean tcp) {}

  @Override
  public int run(Call call) throws InterruptedException {
    DigOptions options = new DigOptions(call.args());
    if (!options.wrong.isEmpty()) {
      call.err(
          "Invalid option: "
              + options.wrong
              + "\nUsage:  dig [@global-server] [domain] [q-type]\n");
      return 1;
    }
    String server = server(call, options);
    if (server == null) {
      call.err("dig: couldn't get address for '" + options.server + "': not found\n");
      return 10;
    }
    String banner = banner(call, options);
    int code = 0;
    for (DigOptions.Ask ask : options.asks) {
      int result = ask(call, options, ask, server, banner);
      code = result == 0 ? code : result;
      banner = "";
    }
    return code;
  }

  private static @Nullable String server(Call call, DigOptions options)
      throws InterruptedException {
    String given = options.server;
    if (given == null) {
      List<String> servers = call.setting().resolvConf().nameservers();
      return servers.isEmpty() ? "127.0.0.1" : servers.getFirst();
    }
    if (given.matches("[0-9.]+") || given.contains(":")) {
      return given;
    }
    Lookup lookup = call.setting().resolver().lookup(given);
    call.pause(lookup.took());
    return lookup.addresses().isEmpty() ? null : lookup.addresses().getFirst();
  }

  private static String banner(Call call, DigOptions options) {
    if (options.terse || !options.shown.contains("cmd")) {
      return "";
    }
    boolean musl = call.setting().image().libc().equals("musl");
    String version = musl ? "9.20.13" : "9.18.33-1~deb12u2-Debian";
    return "\n; <<>> DiG "
        + version
        + " <<>> "
        + String.join(" ", call.args())
        + "\n"
        + (options.server == null ? "" : "; (1 server found)\n")
        + ";; global options: +cmd\n";
  }

  private int ask(Call call, DigOptions options, DigOptions.Ask ask, String server, String banner)
      throws InterruptedException {
    List<String> names =
        options.search ? call.setting().resolvConf().candidates(ask.name()) : List.of(ask.name());
    Got got = null;
    for (String text : names) {
      Name name;
      try {
        name = Queries.absolute(text);
      } catch (TextParseException e) {
        call.out("dig: '" + text + "' is not a legal name (bad label)\n");
        return 10;
      }
      got = exchange(call, options, name, ask.type(), server, banner);
      if (got == null) {
        return NO_REPLY;
      }
      boolean settled =
          got.reply().getRcode() != Rcode.NXDOMAIN
              && !(got.reply().getRcode() == Rcode.NOERROR
                  && got.reply().getSection(Section.ANSWER).isEmpty());
      if (settled) {
        break;
      }
    }
    if (got != null) {
      String text = new DigText(options).reply(got.reply(), server, got.tcp(), got.took());
      call.out(
          got.tcp() && !options.tcp && !options.terse
              ? ";; Truncated, retrying in TCP mode.\n"
              : "");
      call.out(banner + text);
    }
    return 0;
  }

  private static @Nullable Got exchange(
      Call call, DigOptions options, Name name, int type, String server, String banner)
      throws InterruptedException {
    boolean tcp = options.tcp;
    for (int attempt = 0; attempt < options.tries; attempt++) {
      Exchange exchange = once(call, options, name, type, server, tcp);
      if (exchange instanceof Exchange.Answered answered) {
        boolean cut = answered.reply().getHeader().getFlag(Flags.TC);
        if (!cut || tcp || options.ignoreTruncation) {
          return new Got(answered.reply(), answered.took(), tcp);
        }
        tcp = true;
        attempt--;
      } else {
        complain(call, name, server, tcp, exchange, options.port);
        if (tcp) {
          call.out(";; no servers could be reached\n");
          return null;
        }
      }
    }
    call.out(banner + ";; no servers could be reached\n");
    return null;
  }

  private static void complain(
      Call call, Name name, String server, boolean tcp, Exchange exchange, int port) {
    String error = exchange instanceof Exchange.Refused ? "connection refused" : "timed out";
    call.out(
        tcp
            ? ";; Connection to %s#%d(%s) for %s failed: %s.\n"
                .formatted(server, port, server, name.toString(true), error)
            : ";; communications error to %s#%d: %s\n".formatted(server, port, error));
  }

  private static Exchange once(
      Call call, DigOptions options, Name name, int type, String server, boolean tcp)
      throws InterruptedException {
    Message query = Queries.plain(name, type);
    if (!options.recurse) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    if (options.edns) {
      byte[] cookie = new byte[8];
      ThreadLocalRandom.current().nextBytes(cookie);
      query.addRecord(
          options.cookie
              ? new OPTRecord(options.bufferSize, 0, 0, 0, new CookieOption(cookie))
              : new OPTRecord(options.bufferSize, 0, 0, 0),
          Section.ADDITIONAL);
    }
    Exchange exchange =
        call.setting()
            .network()
            .ask(
                call.setting().netns(),
                server,
                options.port,
                tcp ? Transport.TCP : Transport.UDP,
                query,
                Duration.ofMillis((long) (options.seconds * 1000)));
    call.pause(exchange.took());
    return exchange;
  }
}
