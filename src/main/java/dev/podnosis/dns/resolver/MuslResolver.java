package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.StubOutcome.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * musl's resolver: all nameservers at once; a name with enough dots is never searched for; a search
 * ends at the first domain that does not give NXDOMAIN (musl src/network/lookup_name.c; musl wiki,
 * "Functional differences from glibc").
 */
public record MuslResolver(StubSettings settings, LibcVersion version) implements ResolverModel {

  @Override
  public Walkthrough lookUp(DnsName name, Answers answers) {
    Wire wire = new Wire(answers);
    MuslExchange exchange = new MuslExchange(settings, version, wire);
    Duration now = Duration.ZERO;
    for (DnsName candidate : candidates(name)) {
      MuslExchange.Outcome outcome = exchange.ask(candidate, now);
      now = outcome.end();
      if (wire.exhausted()) {
        return wire.tooLong(now);
      }
      if (outcome.found()) {
        return wire.end(new Walkthrough.Result.Found(candidate), now);
      }
      if (outcome.failure() != Failure.NO_SUCH_NAME || outcome.endsSearch()) {
        return wire.fail(outcome.failure(), now);
      }
    }
    return wire.fail(Failure.NO_SUCH_NAME, now);
  }

  private List<DnsName> candidates(DnsName name) {
    List<DnsName> names = new ArrayList<>();
    if (!name.absolute() && name.dots() < settings.ndots()) {
      settings.search().stream().map(name::within).flatMap(Optional::stream).forEach(names::add);
    }
    names.add(name.toAbsolute());
    return names;
  }
}
