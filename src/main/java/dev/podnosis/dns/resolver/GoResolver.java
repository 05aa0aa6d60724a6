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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Go's own resolver: A and AAAA in parallel from a socket each, every name tried on every server as
 * often as attempts says, and then the next name, whatever went wrong (Go net/dnsclient_unix.go:
 * nameList, tryOneName, goLookupIPCNAME). It reads resolv.conf again when the file changed, at most
 * every five seconds.
 */
public record GoResolver(StubSettings settings) implements ResolverModel {

  private static final List<RecordType> TYPES = List.of(RecordType.A, RecordType.AAAA);

  /** One type of one name: when it ended, and why if it failed. */
  private record Ended(Duration at, @Nullable Failure failure) {}

  @Override
  public Walkthrough lookUp(DnsName name, Answers answers) {
    Wire wire = new Wire(answers);
    Duration now = Duration.ZERO;
    Failure reported = null;
    for (DnsName candidate : candidates(name)) {
      int batch = wire.nextBatch();
      boolean found = false;
      Duration start = now;
      for (RecordType type : TYPES) {
        Ended ended =
            sequential()
                ? tryOneName(wire, wire.nextBatch(), candidate, type, now)
                : tryOneName(wire, batch, candidate, type, start);
        now = ended.at().compareTo(now) > 0 ? ended.at() : now;
        Failure failure = ended.failure();
        found |= failure == null;
        // "Prefer error for original name."
        if (failure != null && (reported == null || candidate.equals(name.toAbsolute()))) {
          reported = failure;
        }
      }
      if (wire.exhausted()) {
        return wire.tooLong(now);
      }
      if (found) {
        return wire.end(new Walkthrough.Result.Found(candidate), now);
      }
    }
    return wire.fail(reported == null ? Failure.NO_SUCH_NAME : reported, now);
  }

  private boolean sequential() {
    return settings.has(Switch.SINGLE_REQUEST) || settings.has(Switch.SINGLE_REQUEST_REOPEN);
  }

  private List<DnsName> candidates(DnsName name) {
    if (name.absolute()) {
      return List.of(name);
    }
    List<DnsName> names = new ArrayList<>();
    settings.search().stream().map(name::within).flatMap(Optional::stream).forEach(names::add);
    names.add(name.dots() >= settings.ndots() ? 0 : names.size(), name.toAbsolute());
    return names;
  }

  private Ended tryOneName(
      Wire wire, int firstBatch, DnsName name, RecordType type, Duration start) {
    Duration now = start;
    Failure last = Failure.TEMPORARY;
    int batch = firstBatch;
    for (int i = 0; i < settings.attempts(); i++) {
      for (String server : settings.nameservers()) {
        if (wire.exhausted()) {
          return new Ended(now, last);
        }
        Reaction reaction = exchange(wire, batch, new Query(name, type, server, transport()), now);
        now = now.plus(elapsed(reaction));
        batch = wire.nextBatch();
        if (reaction instanceof Response r && r.truncated() && transport() == Transport.UDP) {
          reaction = exchange(wire, batch, new Query(name, type, server, Transport.TCP), now);
          now = now.plus(elapsed(reaction));
          batch = wire.nextBatch();
        }
        if (reaction instanceof Response response) {
          if (response.records()) {
            return new Ended(now, null);
          }
          // No such name, or no such record: another server would not help.
          if (response.rcode().equals(Rcode.NXDOMAIN) || response.rcode().equals(Rcode.NOERROR)) {
            return new Ended(now, Failure.NO_SUCH_NAME);
          }
          last = response.rcode().equals(Rcode.SERVFAIL) ? Failure.TEMPORARY : Failure.PERMANENT;
        } else {
          last = Failure.TEMPORARY;
        }
      }
    }
    return new Ended(now, last);
  }

  private Transport transport() {
    return settings.has(Switch.USE_VC) ? Transport.TCP : Transport.UDP;
  }

  private Reaction exchange(Wire wire, int batch, Query query, Duration now) {
    Reaction reaction = wire.send(now, batch, query, settings.timeout());
    return reaction instanceof Response r && r.after().compareTo(settings.timeout()) > 0
        ? new Reaction.Silence()
        : reaction;
  }

  private Duration elapsed(Reaction reaction) {
    return switch (reaction) {
      case Response r -> r.after();
      case PortClosed p -> p.after();
      case Reaction.Silence _ -> settings.timeout();
    };
  }
}
