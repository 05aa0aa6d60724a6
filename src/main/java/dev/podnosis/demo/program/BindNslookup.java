package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Exchange;
import dev.podnosis.demo.net.Queries;
import dev.podnosis.demo.net.StubResolver;
import dev.podnosis.demo.net.Transport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** {@code nslookup NAME [SERVER]} of BIND 9.18 and later: A first, then AAAA of the name found. */
final class BindNslookup implements Program {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int TRIES = 3;

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> words = new Options(call.args(), "").words();
    if (words.isEmpty()) {
      return 0;
    }
    List<String> servers = call.setting().resolvConf().nameservers();
    String server =
        words.size() > 1 ? words.get(1) : servers.isEmpty() ? "127.0.0.1" : servers.getFirst();
    Message found = null;
    String asked = words.getFirst();
    for (String name : call.setting().resolvConf().candidates(words.getFirst())) {
      asked = name;
      found = ask(call, name, Type.A, server);
      if (found == null) {
        call.out(";; no servers could be reached\n\n");
        return 1;
      }
      if (found.getRcode() != Rcode.NXDOMAIN) {
        break;
      }
    }
    call.out("Server:\t\t" + server + "\nAddress:\t" + server + "#53\n\n");
    if (found == null || found.getRcode() != Rcode.NOERROR) {
      int rcode = found == null ? Rcode.NXDOMAIN : found.getRcode();
      call.out("** server can't find " + asked + ": " + Rcode.string(rcode) + "\n\n");
      return 1;
    }
    if (!found.getHeader().getFlag(Flags.AA)) {
      call.out("Non-authoritative answer:\n");
    }
    write(call, found);
    Message six = ask(call, asked, Type.AAAA, server);
    if (six != null) {
      write(call, six);
      if (found.getSection(Section.ANSWER).isEmpty() && six.getSection(Section.ANSWER).isEmpty()) {
        call.out("*** Can't find " + asked + ": No answer\n");
      }
    }
    call.out("\n");
    return 0;
  }

  private static @Nullable Message ask(Call call, String name, int type, String server)
      throws InterruptedException {
    Message query;
    try {
      query = Queries.plain(Queries.absolute(name), type);
    } catch (TextParseException e) {
      return null;
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Exchange exchange =
          call.setting()
              .network()
              .ask(call.setting().netns(), server, 53, Transport.UDP, query, TIMEOUT);
      call.pause(exchange.took());
      if (exchange instanceof Exchange.Answered answered) {
        Message reply = answered.reply();
        if (reply.getRcode() == Rcode.SERVFAIL) {
          call.out(";; Got SERVFAIL reply from " + server + "\n");
        } else if (!reply.getHeader().getFlag(Flags.RA)) {
          call.out(";; Got recursion not available from " + server + "\n");
        }
        return reply;
      }
      String error = exchange instanceof Exchange.Refused ? "connection refused" : "timed out";
      call.out(";; communications error to " + server + "#53: " + error + "\n");
    }
    return null;
  }

  private static void write(Call call, Message reply) {
    for (Record record : reply.getSection(Section.ANSWER)) {
      String address =
          switch (record) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord a -> StubResolver.short6(a.rdataToString());
            default -> "";
          };
      if (!address.isEmpty()) {
        call.out("Name:\t" + record.getName().toString(true) + "\nAddress: " + address + "\n");
      }
    }
  }
}
