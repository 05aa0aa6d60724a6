package dev.podnosis.demo.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The resolver of a C library. glibc (res_search, res_send): each server twice, 5 s each, the
 * search list goes on after SERVFAIL. musl (__res_msend): all servers at once, 5 s in all, refusals
 * are not noticed, the search list ends at an error.
 */
public final class StubResolver {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 2;

  private final Network network;
  private final Netns from;
  private final ResolvConf conf;
  private final boolean musl;

  /** The resolver of a container with this file; glibc's or musl's. */
  public StubResolver(Network network, Netns from, ResolvConf conf, boolean musl) {
    this.network = network;
    this.from = from;
    this.conf = conf;
    this.musl = musl;
  }

  /** The answers to A and AAAA of one name. */
  private record Pair(
      Lookup.Outcome outcome, List<Message> replies, Duration took, boolean failed) {}

  /** Looks a name up. */
  public Lookup lookup(String name) {
    Duration took = Duration.ZERO;
    boolean failed = false;
    for (String candidate : conf.candidates(name)) {
      Pair pair = ask(candidate);
      took = took.plus(pair.took());
      switch (pair.outcome()) {
        case FOUND -> {
          return found(candidate, pair.replies(), took);
        }
        case TRY_AGAIN -> {
          if (musl || !pair.failed()) {
            return new Lookup(Lookup.Outcome.TRY_AGAIN, candidate, List.of(), took);
          }
          failed = true;
        }
        case NO_NAME -> {}
      }
    }
    return new Lookup(
        failed ? Lookup.Outcome.TRY_AGAIN : Lookup.Outcome.NO_NAME, name, List.of(), took);
  }

  private Pair ask(String name) {
    Duration took = Duration.ZERO;
    boolean failed = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (String server : conf.nameservers()) {
        Duration patience = musl ? FIVE_SECONDS.dividedBy(2) : FIVE_SECONDS;
        Pair pair = both(name, server, patience);
        if (pair.outcome() != Lookup.Outcome.TRY_AGAIN) {
          return new Pair(pair.outcome(), pair.replies(), took.plus(pair.took()), false);
        }
        failed |= pair.failed();
        if (!musl) {
          took = took.plus(pair.took());
        }
      }
    }
    return new Pair(
        Lookup.Outcome.TRY_AGAIN, List.of(), musl ? FIVE_SECONDS : took, failed && !musl);
  }

  private Pair both(String name, String server, Duration patience) {
    List<Message> replies = new ArrayList<>();
    Duration took = Duration.ZERO;
    boolean exists = false;
    boolean failed = false;
    for (int type : new int[] {Type.A, Type.AAAA}) {
      Exchange exchange = exchange(name, type, server, patience);
      took = took.compareTo(exchange.took()) < 0 ? exchange.took() : took;
      if (!(exchange instanceof Exchange.Answered answered)) {
        return new Pair(Lookup.Outcome.TRY_AGAIN, List.of(), took, false);
      }
      int rcode = answered.reply().getRcode();
      failed |= rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN;
      exists |= !answered.reply().getSection(Section.ANSWER).isEmpty();
      replies.add(answered.reply());
    }
    if (failed) {
      return new Pair(Lookup.Outcome.TRY_AGAIN, List.of(), took, true);
    }
    return new Pair(exists ? Lookup.Outcome.FOUND : Lookup.Outcome.NO_NAME, replies, took, false);
  }

  private Exchange exchange(String name, int type, String server, Duration patience) {
    Message query;
    try {
      query = Queries.plain(Queries.absolute(name), type);
    } catch (TextParseException e) {
      return new Exchange.Refused(Duration.ZERO);
    }
    Exchange exchange = network.ask(from, server, 53, Transport.UDP, query, patience);
    boolean cut =
        exchange instanceof Exchange.Answered a
            && a.reply().getHeader().getFlag(org.xbill.DNS.Flags.TC);
    return cut ? network.ask(from, server, 53, Transport.TCP, query, patience) : exchange;
  }

  private static Lookup found(String name, List<Message> replies, Duration took) {
    List<String> addresses = new ArrayList<>();
    String canonical = name;
    for (Message reply : replies) {
      for (Record record : reply.getSection(Section.ANSWER)) {
        switch (record) {
          case ARecord a -> addresses.add(a.getAddress().getHostAddress());
          case AAAARecord a -> addresses.add(short6(a.rdataToString()));
          case CNAMERecord c -> canonical = c.getTarget().toString(true);
          default -> {}
        }
      }
    }
    return new Lookup(Lookup.Outcome.FOUND, canonical, addresses, took);
  }

  /** The address as inet_ntop writes it: the first longest run of zeros is left out. */
  public static String short6(String address) {
    String[] groups = address.split(":", -1);
    if (groups.length != 8) {
      return address;
    }
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int n = 0;
      while (i + n < 8 && groups[i + n].matches("0+")) {
        n++;
      }
      if (n > bestLength) {
        best = i;
        bestLength = n;
      }
    }
    if (best < 0) {
      return address;
    }
    String left = String.join(":", List.of(groups).subList(0, best));
    String right = String.join(":", List.of(groups).subList(best + bestLength, 8));
    return left + "::" + right;
  }
}
