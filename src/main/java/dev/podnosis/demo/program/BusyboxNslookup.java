package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Exchange;
import dev.podnosis.demo.net.Queries;
import dev.podnosis.demo.net.StubResolver;
import dev.podnosis.demo.net.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** {@code nslookup NAME [SERVER]} of BusyBox: both types at once, five seconds, no search list. */
final class BusyboxNslookup implements Program {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> words = new Options(call.args(), "").words();
    if (words.isEmpty()) {
      call.err(
          "BusyBox v1.37.0 multi-call binary.\n\nUsage: nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n");
      return 1;
    }
    List<String> servers = call.setting().resolvConf().nameservers();
    String server =
        words.size() > 1 ? words.get(1) : servers.isEmpty() ? "127.0.0.1" : servers.getFirst();
    List<Exchange> exchanges = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      Message query;
      try {
        query = Queries.plain(Queries.absolute(words.getFirst()), type);
      } catch (TextParseException e) {
        call.err("nslookup: bad address '" + words.getFirst() + "'\n");
        return 1;
      }
      exchanges.add(
          call.setting()
              .network()
              .ask(call.setting().netns(), server, 53, Transport.UDP, query, TIMEOUT));
    }
    return report(call, words.getFirst(), server, exchanges);
  }

  private static int report(Call call, String name, String server, List<Exchange> exchanges)
      throws InterruptedException {
    List<Message> replies =
        exchanges.stream()
            .filter(Exchange.Answered.class::isInstance)
            .map(e -> ((Exchange.Answered) e).reply())
            .toList();
    boolean refused = exchanges.stream().anyMatch(Exchange.Refused.class::isInstance);
    boolean failed = replies.stream().anyMatch(r -> r.getRcode() == Rcode.SERVFAIL);
    if (refused) {
      call.err("nslookup: write to '" + server + "': Connection refused\n");
    } else {
      // SERVFAIL is asked again until the time is over, as silence is
      call.pause(failed || replies.isEmpty() ? TIMEOUT : exchanges.getFirst().took());
    }
    if (!refused && !replies.isEmpty()) {
      call.out("Server:\t\t" + server + "\nAddress:\t" + server + ":53\n\n");
    }
    if (refused || failed || replies.isEmpty()) {
      call.out(";; connection timed out; no servers could be reached\n\n");
      return 1;
    }
    int code = 0;
    for (Message reply : replies) {
      if (reply.getRcode() != Rcode.NOERROR) {
        call.out("** server can't find " + name + ": " + Rcode.string(reply.getRcode()) + "\n");
        code = 1;
      }
      if (!reply.getSection(Section.ANSWER).isEmpty() && !reply.getHeader().getFlag(Flags.AA)) {
        call.out("Non-authoritative answer:\n");
      }
      reply.getSection(Section.ANSWER).forEach(r -> call.out(line(r)));
      call.out("\n");
    }
    return code;
  }

  private static String line(Record record) {
    String name = "Name:\t" + record.getName().toString(true) + "\nAddress: ";
    return switch (record) {
      case ARecord a -> name + a.getAddress().getHostAddress() + "\n";
      case AAAARecord a -> name + StubResolver.short6(a.rdataToString()) + "\n";
      default -> "";
    };
  }
}
