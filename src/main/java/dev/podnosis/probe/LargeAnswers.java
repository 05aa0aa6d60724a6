package dev.podnosis.probe;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions with answers that do not fit one packet. Which names outside have one differs from day
 * to day and from server to server, so it is measured: over TCP, which brings an answer of any size
 * whole, a few likely ones are asked for first, and those that turn out large at every size.
 */
final class LargeAnswers {
  /** What every client takes, what fits one packet, and what has to be cut into fragments. */
  private static final List<Integer> BUFFER_SIZES = List.of(512, 1232, 4096);

  /** Address records that no longer fit one packet: 16 bytes each (RFC 1035) in 1500 - 28. */
  private static final int MANY_ENDPOINTS = 92;

  /** A name and the type of the records asked for. */
  record Name(String name, String type) {}

  private LargeAnswers() {}

  /** A headless Service with many endpoints, if the failing name led to one. */
  static Optional<Name> ofCluster(Facts facts) {
    return facts
        .all(ServicesSeen.class)
        .flatMap(s -> s.what().services().stream())
        .filter(ServiceFacts::headless)
        .flatMap(s -> facts.endpoints(s).stream())
        .map(f -> f.value())
        .filter(e -> e.readyCount() >= MANY_ENDPOINTS)
        .findFirst()
        .map(
            e ->
                new Name(
                    e.service().name()
                        + "."
                        + e.service().namespace()
                        + ".svc."
                        + facts.dns().clusterDomain()
                        + ".",
                    e.endpoints().getFirst().address().contains(":") ? "AAAA" : "A"));
  }

  /**
   * What is often large: the text records of the failing name's zone, which prove it to others, and
   * the root's keys with their signatures (RFC 4034), which every resolver has.
   *
   * @param external a failing name
   * @param forwarded the zone that is sent where it is
   */
  static List<Name> outside(String external, String forwarded) {
    List<Name> names = new ArrayList<>();
    Edges.zoneOf(external, forwarded).ifPresent(zone -> names.add(new Name(zone, "TXT")));
    if (forwarded.equals(".")) {
      names.add(new Name(".", "DNSKEY"));
    }
    return names;
  }

  /** The question that tells how large an answer is. */
  static Ask howLarge(DnsTarget target, Name name, int seconds) {
    return ask(target, Transport.TCP, name, seconds, null);
  }

  /** The same large answer at several sizes and over TCP. */
  static List<Ask> everySize(DnsTarget target, Name name, int seconds) {
    List<Ask> asks = new ArrayList<>();
    BUFFER_SIZES.forEach(size -> asks.add(ask(target, Transport.UDP, name, seconds, size)));
    asks.add(howLarge(target, name, seconds));
    return asks;
  }

  private static Ask ask(
      DnsTarget target, Transport over, Name name, int seconds, @Nullable Integer size) {
    return new Ask.Lookup(target, over, Question.LARGE, name.name(), name.type(), seconds, size);
  }

  /** The questions that are still to be asked of answers that turned out large. */
  static List<Ask> next(List<Ask> asked, List<Observation> seen) {
    List<Ask> next = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      if (asked.get(i) instanceof Ask.Lookup l
          && !l.name().startsWith("*")
          && seen.get(i) instanceof LookupsSeen lookups
          && large(lookups)) {
        Name name = new Name(l.name(), l.type());
        everySize(l.target(), name, l.seconds()).stream()
            .filter(a -> !asked.contains(a) && !next.contains(a))
            .forEach(next::add);
      }
    }
    return next;
  }

  /** Whether an answer came that one packet does not hold, or came cut. */
  private static boolean large(LookupsSeen seen) {
    return seen.samples().stream()
        .anyMatch(
            s ->
                s.outcome() instanceof LookupOutcome.Answered a
                    && (a.truncated() || a.sizeBytes() > LookupsSeen.ONE_PACKET));
  }
}
