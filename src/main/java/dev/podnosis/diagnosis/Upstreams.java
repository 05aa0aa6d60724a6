package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.evidence.Seen;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who CoreDNS forwards names of the outside world to, and what came of asking them from its
 * network.
 */
public final class Upstreams {
  private final Facts facts;

  Upstreams(Facts facts) {
    this.facts = facts;
  }

  /** The addresses that outside names are forwarded to, as far as they are known. */
  public Set<String> known() {
    Set<String> known = new LinkedHashSet<>();
    external().ifPresent(f -> known.addAll(ReadCorefile.addresses(f)));
    if (fromFile()) {
      facts
          .all(ResolvConfSeen.class)
          .filter(s -> ofCoreDns(s.what().where()))
          .forEach(s -> known.addAll(ResolvConf.parse(s.what().text()).nameservers()));
    }
    return known;
  }

  /** CoreDNS reads its own pod's file, which with dnsPolicy Default is the node's. */
  private boolean ofCoreDns(String where) {
    return where.startsWith("node ")
        || facts.dns().replicas().stream()
            .flatMap(f -> f.value().stream())
            .anyMatch(p -> where.equals("pod " + p.ref()));
  }

  /** Whether outside names go to whatever servers the node itself uses. */
  public boolean ofNode() {
    return fromFile();
  }

  private Optional<ForwardFacts> external() {
    return facts.dns().forwarding().flatMap(f -> f.value().externalForward());
  }

  private boolean fromFile() {
    return external().stream()
        .flatMap(f -> f.upstreams().stream())
        .anyMatch(u -> u.kind() == Upstream.Kind.FILE);
  }

  /** The addresses that only zones of their own are forwarded to. */
  public Set<String> ofStubDomains() {
    Set<String> stubs =
        facts.dns().forwarding().stream()
            .flatMap(f -> f.value().servers().stream())
            .flatMap(s -> s.forwards().stream().filter(f -> !takesAll(s.zones(), f)))
            .flatMap(f -> ReadCorefile.addresses(f).stream())
            .collect(Collectors.toSet());
    stubs.removeAll(known());
    return stubs;
  }

  private static boolean takesAll(List<String> zones, ForwardFacts forward) {
    return zones.contains(".") && forward.zone().equals(".");
  }

  /** Questions put to the upstreams of outside names from the network of a replica. */
  public List<Seen<LookupsSeen>> asked() {
    Set<String> known = known();
    Set<String> stubs = ofStubDomains();
    return fromReplicas(a -> known.isEmpty() || fromFile() ? !stubs.contains(a) : known.contains(a))
        .stream()
        .filter(s -> stubDomain(s.what().name().replaceFirst("^\\*\\.", "")).isEmpty())
        .toList();
  }

  /** Control questions put to the upstreams from the network of a replica, and answered. */
  public List<Seen<LookupsSeen>> controlsAnswered() {
    return facts.controls(DnsTarget.Role.UPSTREAM).stream()
        .filter(this::ofReplica)
        .filter(s -> s.what().sent() > s.what().unanswered())
        .toList();
  }

  /** Whether a server was silent about a name from where it answered the control questions. */
  public boolean silentAboutName(Seen<LookupsSeen> seen) {
    return facts.controls().refuteSilence(seen.evidence().vantage().place(), seen.what());
  }

  /** Zones of their own that are forwarded elsewhere; empty when it was not read which. */
  public List<StubDomain> stubDomains() {
    return facts.dns().forwarding().map(f -> StubDomain.all(f.value())).orElse(List.of());
  }

  /** The zone of its own that a name lies in. */
  public Optional<StubDomain> stubDomain(String name) {
    return facts.dns().forwarding().flatMap(f -> StubDomain.of(name, f.value()));
  }

  private List<Seen<LookupsSeen>> fromReplicas(Predicate<String> address) {
    return facts.lookups(DnsTarget.Role.UPSTREAM).stream()
        .filter(s -> s.what().sent() > 0 && address.test(s.what().target().address()))
        .filter(this::ofReplica)
        .toList();
  }

  /** Whether something was tried from the network of a replica. */
  public boolean ofReplica(Seen<LookupsSeen> seen) {
    return seen.evidence().vantage().place() instanceof Place.InPod in && isReplica(in);
  }

  private boolean isReplica(Place.InPod in) {
    return facts.dns().replicas().stream()
        .flatMap(f -> f.value().stream())
        .map(PodFacts::ref)
        .anyMatch(in.pod()::equals);
  }

  /** Questions by the server they were put to. */
  public static Map<String, List<Seen<LookupsSeen>>> byServer(List<Seen<LookupsSeen>> asked) {
    return asked.stream()
        .collect(
            Collectors.groupingBy(
                s -> s.what().target().address(), TreeMap::new, Collectors.toList()));
  }

  /** How many questions were sent over a transport. */
  public static int sent(List<Seen<LookupsSeen>> asked, Transport over) {
    return asked.stream()
        .filter(s -> s.what().transport() == over)
        .mapToInt(s -> s.what().sent())
        .sum();
  }

  /** How many questions over a transport got no answer that tells of DNS. */
  public static int unanswered(List<Seen<LookupsSeen>> asked, Transport over) {
    return (int)
        asked.stream()
            .filter(s -> s.what().transport() == over)
            .flatMap(s -> s.what().samples().stream())
            .filter(s -> s.outcome() instanceof LookupOutcome.NoAnswer n && n.tellsOfDns())
            .count();
  }
}
