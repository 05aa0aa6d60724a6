package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.Transport;
import dev.podnosis.dns.resolver.Reaction.PortClosed;
import dev.podnosis.dns.resolver.Reaction.Response;
import dev.podnosis.dns.resolver.StubSettings.Switch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One name put to the servers, A and AAAA (glibc res_send.c: __res_context_send, send_dg, send_vc).
 * What it learns about lost second answers stays for the names after it, as in glibc.
 */
final class GlibcExchange {

  /** TCP has no timeout of its own here: the kernel gives up connecting (tcp_syn_retries = 6). */
  static final Duration KERNEL_CONNECT = Duration.ofSeconds(127);

  /** Codes upon which send_dg turns to the next server. */
  private static final Set<Rcode> NEXT_SERVER = Set.of(Rcode.SERVFAIL, Rcode.NOTIMP, Rcode.REFUSED);

  private final StubSettings settings;
  private final Wire wire;
  private final List<RecordType> types;
  private Duration now = Duration.ZERO;
  private boolean oneByOne;
  private boolean reopen;
  private boolean gotSomewhere;
  private boolean tcpRefused;
  private Rcode lastRcode = Rcode.NOERROR;

  /**
   * What came of one name.
   *
   * @param failure null when addresses were found
   * @param lastRcode the last code upon which a server was passed over, NOERROR for none
   * @param refused whether all servers' ports are closed
   */
  record NameResult(DnsName name, @Nullable Failure failure, Rcode lastRcode, boolean refused) {}

  /** What one server gave: usable responses, none, or a truncated one. */
  private record Attempt(List<Response> responses, boolean truncated) {
    static final Attempt NEXT = new Attempt(List.of(), false);
    static final Attempt TRUNCATED = new Attempt(List.of(), true);
  }

  private record Arrival(Duration at, Reaction reaction) {}

  GlibcExchange(StubSettings settings, Wire wire) {
    this.settings = settings;
    this.wire = wire;
    this.types =
        settings.has(Switch.NO_AAAA)
            ? List.of(RecordType.A)
            : List.of(RecordType.A, RecordType.AAAA);
    this.reopen = settings.has(Switch.SINGLE_REQUEST_REOPEN);
    this.oneByOne = reopen || settings.has(Switch.SINGLE_REQUEST);
  }

  Duration now() {
    return now;
  }

  NameResult ask(DnsName name) {
    boolean tcp = settings.has(Switch.USE_VC);
    gotSomewhere = false;
    tcpRefused = false;
    lastRcode = Rcode.NOERROR;
    for (int round = 0; round < settings.attempts() && !wire.exhausted(); round++) {
      for (int server = 0; server < settings.nameservers().size(); server++) {
        Attempt attempt = tcp ? overTcp(name, server) : overUdp(name, server);
        if (attempt.truncated()) {
          tcp = true;
          attempt = overTcp(name, server);
        }
        if (!attempt.responses().isEmpty()) {
          return judge(name, attempt.responses());
        }
      }
      if (tcp) {
        // "Use VC; at most one attempt per server."
        break;
      }
    }
    return new NameResult(name, Failure.TEMPORARY, lastRcode, tcp ? tcpRefused : !gotSomewhere);
  }

  /** res_query.c: records in either response are a success, else the first code that is one. */
  private NameResult judge(DnsName name, List<Response> responses) {
    if (responses.stream().anyMatch(Response::records)) {
      return new NameResult(name, null, Rcode.NOERROR, false);
    }
    Rcode first = responses.getFirst().rcode();
    Rcode rcode = first.equals(Rcode.NOERROR) ? responses.getLast().rcode() : first;
    return new NameResult(name, failure(rcode), rcode, false);
  }

  private static Failure failure(Rcode rcode) {
    if (rcode.equals(Rcode.NXDOMAIN)) {
      return Failure.NO_SUCH_NAME;
    }
    if (rcode.equals(Rcode.NOERROR)) {
      return Failure.NO_ADDRESS;
    }
    return rcode.equals(Rcode.SERVFAIL) ? Failure.TEMPORARY : Failure.PERMANENT;
  }

  private Attempt overUdp(DnsName name, int server) {
    return oneByOne && types.size() > 1 ? oneByOne(name, server) : together(name, server);
  }

  /** All questions at once from one socket. */
  private Attempt together(DnsName name, int server) {
    Duration start = now;
    Duration end = start.plus(timeout(server));
    Response good = null;
    int bad = 0;
    for (Arrival arrival : sendAll(name, server, Transport.UDP, timeout(server))) {
      if (arrival.at().compareTo(end) > 0) {
        break;
      }
      now = arrival.at();
      if (!(arrival.reaction() instanceof Response response)) {
        return Attempt.NEXT;
      }
      gotSomewhere = true;
      if (NEXT_SERVER.contains(response.rcode())) {
        lastRcode = response.rcode();
        bad++;
      } else if (response.truncated()) {
        return Attempt.TRUNCATED;
      } else if (good != null || bad > 0 || types.size() == 1) {
        return new Attempt(good == null ? List.of(response) : List.of(good, response), false);
      } else {
        good = response;
      }
      if (good != null && bad > 0) {
        return new Attempt(List.of(good), false);
      }
      if (bad == types.size()) {
        return Attempt.NEXT;
      }
    }
    now = end;
    if (good != null) {
      // "… switch to the mode where we send the second request only once we have received the
      // first answer": the five seconds that a lost second answer costs.
      oneByOne = true;
      return oneByOne(name, server);
    }
    gotSomewhere = true;
    return Attempt.NEXT;
  }

  /** The second question only after the answer to the first, both within one timeout. */
  private Attempt oneByOne(DnsName name, int server) {
    Duration end = now.plus(timeout(server));
    Reaction one = send(name, types.getFirst(), server, timeout(server));
    if (!(inTime(one, end) instanceof Response first)) {
      return nothing(one, end);
    }
    now = now.plus(first.after());
    gotSomewhere = true;
    if (NEXT_SERVER.contains(first.rcode())) {
      // The second question is not put to this server.
      lastRcode = first.rcode();
      return Attempt.NEXT;
    }
    if (first.truncated()) {
      return Attempt.TRUNCATED;
    }
    Reaction two = send(name, types.getLast(), server, end.minus(now));
    if (inTime(two, end) instanceof Response second) {
      now = now.plus(second.after());
      if (NEXT_SERVER.contains(second.rcode())) {
        return new Attempt(List.of(first), false);
      }
      return second.truncated() ? Attempt.TRUNCATED : new Attempt(List.of(first, second), false);
    }
    if (two instanceof PortClosed) {
      return nothing(two, end);
    }
    now = end;
    if (!reopen) {
      reopen = true;
      return oneByOne(name, server);
    }
    return new Attempt(List.of(first), false);
  }

  private @Nullable Reaction inTime(Reaction reaction, Duration end) {
    return reaction instanceof Response r && now.plus(r.after()).compareTo(end) > 0
        ? null
        : reaction;
  }

  private Attempt nothing(Reaction reaction, Duration end) {
    if (reaction instanceof PortClosed closed) {
      now = now.plus(closed.after());
    } else {
      now = end;
      gotSomewhere = true;
    }
    return Attempt.NEXT;
  }

  /** Both questions over one connection; every code is taken as an answer. */
  private Attempt overTcp(DnsName name, int server) {
    List<Arrival> arrivals = sendAll(name, server, Transport.TCP, KERNEL_CONNECT);
    List<Response> responses = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      if (!(arrival.reaction() instanceof Response response)) {
        tcpRefused = true;
        now = arrival.at();
        return Attempt.NEXT;
      }
      responses.add(response);
    }
    tcpRefused = false;
    if (responses.size() < types.size()) {
      now = now.plus(KERNEL_CONNECT);
      return Attempt.NEXT;
    }
    now = arrivals.getLast().at();
    return new Attempt(responses, false);
  }

  /** What comes back, in the order of time; silence does not. */
  private List<Arrival> sendAll(DnsName name, int server, Transport transport, Duration timeout) {
    wire.nextBatch();
    List<Arrival> arrivals = new ArrayList<>();
    for (RecordType type : types) {
      Query query = new Query(name, type, settings.nameservers().get(server), transport);
      switch (wire.send(now, query, timeout)) {
        case Response r -> arrivals.add(new Arrival(now.plus(r.after()), r));
        case PortClosed p -> arrivals.add(new Arrival(now.plus(p.after()), p));
        case Reaction.Silence _ -> {}
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private Reaction send(DnsName name, RecordType type, int server, Duration timeout) {
    wire.nextBatch();
    Query query = new Query(name, type, settings.nameservers().get(server), Transport.UDP);
    return wire.send(now, query, timeout);
  }

  /** send_dg: {@code (retrans << ns)}, shared among the servers after the first, at least 1 s. */
  private Duration timeout(int server) {
    Duration shifted = settings.timeout().multipliedBy(1L << server);
    long seconds = shifted.toSeconds();
    return Duration.ofSeconds(
        Math.max(1, server == 0 ? seconds : seconds / settings.nameservers().size()));
  }
}
