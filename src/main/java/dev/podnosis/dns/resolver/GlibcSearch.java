package dev.podnosis.dns.resolver;

import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.Rcode;
import dev.podnosis.dns.StubOutcome.Failure;
import dev.podnosis.dns.resolver.StubSettings.Switch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order of names in one lookup (glibc res_query.c, __res_context_search). */
final class GlibcSearch {

  private final StubSettings settings;
  private final Wire wire;
  private final GlibcExchange exchange;
  private boolean searched;
  private boolean askedAsIs;
  private boolean sawNoData;
  private boolean sawServfail;
  private Failure last = Failure.NO_SUCH_NAME;

  GlibcSearch(StubSettings settings, Wire wire, GlibcExchange exchange) {
    this.settings = settings;
    this.wire = wire;
    this.exchange = exchange;
  }

  Walkthrough run(DnsName name) {
    Failure first = null;
    if (name.absolute() || name.dots() >= settings.ndots()) {
      Optional<Walkthrough> end = asIs(name);
      if (end.isPresent()) {
        return end.get();
      }
      first = last;
    }
    if (!name.absolute()) {
      Optional<Walkthrough> end = search(name);
      if (end.isPresent()) {
        return end.get();
      }
      boolean mayAskAsIs = name.dots() > 0 || !searched || !settings.has(Switch.NO_TLD_QUERY);
      if (mayAskAsIs && !askedAsIs) {
        Optional<Walkthrough> found = asIs(name);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return wire.fail(reported(first), exchange.now());
  }

  private Optional<Walkthrough> asIs(DnsName name) {
    askedAsIs = true;
    return ended(exchange.ask(name.toAbsolute()));
  }

  private Optional<Walkthrough> search(DnsName name) {
    for (DnsName domain : settings.search()) {
      searched = true;
      Optional<DnsName> candidate = name.within(domain);
      if (candidate.isEmpty()) {
        // "name.domain" does not fit into MAXDNAME: NO_RECOVERY, which ends the search.
        last = Failure.PERMANENT;
        return Optional.empty();
      }
      if (domain.equals(DnsName.ROOT)) {
        askedAsIs = true;
      }
      GlibcExchange.NameResult result = exchange.ask(candidate.get());
      Optional<Walkthrough> end = ended(result);
      if (end.isPresent()) {
        return end;
      }
      // "If no server present, give up."
      if (result.refused()) {
        return Optional.of(wire.fail(Failure.TEMPORARY, exchange.now()));
      }
      if (!goesOn(result)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** NXDOMAIN, NODATA and SERVFAIL go on to the next domain; silence and other codes do not. */
  private boolean goesOn(GlibcExchange.NameResult result) {
    return switch (last) {
      case NO_ADDRESS -> {
        sawNoData = true;
        yield true;
      }
      case NO_SUCH_NAME -> true;
      case TEMPORARY -> {
        boolean servfail = result.lastRcode().equals(Rcode.SERVFAIL);
        sawServfail |= servfail;
        yield servfail;
      }
      case UNSPECIFIED, PERMANENT, STILL_WAITING -> false;
    };
  }

  private Optional<Walkthrough> ended(GlibcExchange.NameResult result) {
    if (wire.exhausted()) {
      return Optional.of(wire.tooLong(exchange.now()));
    }
    Failure failure = result.failure();
    if (failure == null) {
      return Optional.of(wire.end(new Walkthrough.Result.Found(result.name()), exchange.now()));
    }
    last = failure;
    return Optional.empty();
  }

  /** The error of the name as it stood, if that was asked first; else the most telling one. */
  private Failure reported(@Nullable Failure first) {
    if (first != null) {
      return seen(first);
    }
    if (sawNoData) {
      return Failure.NO_ADDRESS;
    }
    return sawServfail ? Failure.TEMPORARY : seen(last);
  }

  /** getaddrinfo turns NO_RECOVERY into EAI_NONAME (seen with glibc 2.36 upon FORMERR). */
  private static Failure seen(Failure failure) {
    return failure == Failure.PERMANENT ? Failure.NO_SUCH_NAME : failure;
  }
}
