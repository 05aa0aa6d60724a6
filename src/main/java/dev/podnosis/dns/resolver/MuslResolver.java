package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.StubOutcome.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * musl's resolver: all nameservers at once; a name with enough dots is never searched for; a search
 * ends at the first domain that does not give NXDOMAIN (musl src/network/lookup_name.c; musl wiki,
 * "Functional differences from glibc").
 */
public record MuslResolver(StubSettings settings, LibcVersion version) implements ResolverModel {

  /** Stands for a name of which no question can be made; the root itself is never looked up so. */
  private static final DnsName REJECTED = DnsName.ROOT;

  @Override
  public Walkthrough lookUp(DnsName name, Answers answers) {
    Wire wire = new Wire(answers);
    MuslExchange exchange = new MuslExchange(settings, version, wire);
    Duration now = Duration.ZERO;
    for (DnsName candidate : candidates(name)) {
      if (candidate.equals(REJECTED)) {
        return wire.fail(Failure.NO_SUCH_NAME, now);
      }
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

  /**
   * Below the search domain "." musl makes a name with two dots in a row of it, which res_mkquery
   * rejects: the whole lookup then fails, without a question, before 1.2.4 (seen with 1.2.3:
   * github.com/k3s-io/k3s/issues/6132). Since then the domain is passed over.
   */
  private Stream<DnsName> within(DnsName name, DnsName domain) {
    if (domain.equals(DnsName.ROOT)) {
      return version.atLeast(1, 2, 4) ? Stream.empty() : Stream.of(REJECTED);
    }
    return name.within(domain).stream();
  }

  private List<DnsName> candidates(DnsName name) {
    List<DnsName> names = new ArrayList<>();
    if (!name.absolute() && name.dots() < settings.ndots()) {
      settings.search().stream().flatMap(d -> within(name, d)).forEach(names::add);
    }
    names.add(name.toAbsolute());
    return names;
  }
}
