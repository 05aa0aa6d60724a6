package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.RecordType;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.Transport;
import dev.podnosis.dns.resolver.Reaction.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One name put to all servers (musl src/network/res_msend.c): questions without an answer are sent
 * again every timeout/attempts until the timeout is over. NOERROR and NXDOMAIN are answers; upon
 * SERVFAIL it asks again at once, a few times; any other code is passed over. A closed port shows
 * as silence, since the UDP socket is not connected.
 */
final class MuslExchange {

  private static final List<RecordType> TYPES = List.of(RecordType.A, RecordType.AAAA);

  private final StubSettings settings;
  private final LibcVersion version;
  private final Wire wire;

  /**
   * What came of one name.
   *
   * @param failure meaningless when addresses were found
   * @param endsSearch whether NO_SUCH_NAME is final (NODATA in versions that report it so)
   * @param end when it was known
   */
  record Outcome(boolean found, Failure failure, boolean endsSearch, Duration end) {}

  /** The accepted answer to one question; null fields while there is none. */
  private static final class Slot {
    private @Nullable Response response;
    private @Nullable Duration at;
    private boolean lost;

    void lose(Duration when) {
      lost = true;
      at = when;
    }

    boolean openAt(Duration now) {
      return !lost && (at == null || at.compareTo(now) > 0);
    }

    /** When it was decided; a question without an answer by then is lost. */
    Duration endedBy(Duration end) {
      if (at == null || at.compareTo(end) > 0) {
        lose(end);
        return end;
      }
      return at;
    }

    void offer(Response candidate, Duration arrival) {
      if (!lost && (at == null || arrival.compareTo(at) < 0)) {
        response = candidate;
        at = arrival;
      }
    }
  }

  MuslExchange(StubSettings settings, LibcVersion version, Wire wire) {
    this.settings = settings;
    this.version = version;
    this.wire = wire;
  }

  Outcome ask(DnsName name, Duration start) {
    List<Slot> slots = List.of(new Slot(), new Slot());
    Duration timeout = settings.timeout();
    Duration interval = timeout.dividedBy(settings.attempts());
    int rounds = timeout.isZero() ? 0 : settings.attempts();
    for (int round = 0; round < rounds && !wire.exhausted(); round++) {
      Duration now = start.plus(interval.multipliedBy(round));
      if (slots.stream().anyMatch(s -> s.openAt(now))) {
        askAll(name, slots, now, start.plus(timeout));
      }
    }
    Duration done = start;
    for (Slot slot : slots) {
      Duration at = slot.endedBy(start.plus(timeout));
      done = at.compareTo(done) > 0 ? at : done;
    }
    return judge(slots, done);
  }

  private void askAll(DnsName name, List<Slot> slots, Duration now, Duration end) {
    wire.nextBatch();
    int repeats = 2 * TYPES.size();
    for (int i = 0; i < TYPES.size(); i++) {
      Slot slot = slots.get(i);
      if (!slot.openAt(now)) {
        continue;
      }
      for (String server : settings.nameservers()) {
        Query query = new Query(name, TYPES.get(i), server, Transport.UDP);
        repeats = put(query, slot, now, end, repeats);
      }
    }
  }

  /** Sends it, and again for each SERVFAIL while repeats are left; returns how many are. */
  private int put(Query query, Slot slot, Duration at, Duration end, int repeats) {
    int left = repeats;
    Duration now = at;
    while (true) {
      Reaction reaction = wire.send(now, query, end.minus(now));
      if (!(reaction instanceof Response response)) {
        return left;
      }
      now = now.plus(response.after());
      if (response.rcode().equals(Rcode.SERVFAIL) && left > 0) {
        left--;
        wire.nextBatch();
        continue;
      }
      if (response.rcode().equals(Rcode.NOERROR) || response.rcode().equals(Rcode.NXDOMAIN)) {
        accept(query, response, slot, now, end);
      }
      return left;
    }
  }

  private void accept(Query query, Response response, Slot slot, Duration now, Duration end) {
    // TCP since 1.2.4; before, a truncated answer was taken for what it held.
    if (!response.truncated() || !version.atLeast(1, 2, 4)) {
      slot.offer(response, now);
      return;
    }
    wire.nextBatch();
    Query again = new Query(query.name(), query.type(), query.server(), Transport.TCP);
    switch (wire.send(now, again, end.minus(now))) {
      case Response whole -> slot.offer(whole, now.plus(whole.after()));
      case Reaction.PortClosed closed -> slot.lose(now.plus(closed.after()));
      case Reaction.Silence _ -> slot.lose(end);
    }
  }

  private Outcome judge(List<Slot> slots, Duration end) {
    boolean found =
        slots.stream().map(s -> s.lost ? null : s.response).anyMatch(r -> r != null && r.records());
    // Since about 1.2.1 both questions must be answered; before, any address was a success and the
    // answer to A alone decided about failure.
    if (!version.atLeast(1, 2, 1)) {
      return found ? found(end) : failed(slots.getFirst(), end);
    }
    for (Slot slot : slots) {
      Response response = slot.response;
      if (slot.lost || response == null || response.rcode().equals(Rcode.NXDOMAIN)) {
        return failed(slot, end);
      }
    }
    return found ? found(end) : failed(slots.getFirst(), end);
  }

  private static Outcome found(Duration end) {
    return new Outcome(true, Failure.UNSPECIFIED, true, end);
  }

  private Outcome failed(Slot slot, Duration end) {
    Response response = slot.response;
    if (slot.lost || response == null) {
      return new Outcome(false, Failure.TEMPORARY, true, end);
    }
    if (response.rcode().equals(Rcode.NXDOMAIN)) {
      return new Outcome(false, Failure.NO_SUCH_NAME, false, end);
    }
    Failure noData = version.atLeast(1, 2, 4) ? Failure.NO_ADDRESS : Failure.NO_SUCH_NAME;
    return new Outcome(false, noData, true, end);
  }
}
