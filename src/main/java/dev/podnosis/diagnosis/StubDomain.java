package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.ServerFacts;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A zone of its own that the Corefile forwards to servers of its own.
 *
 * @param zone the zone, absolute and in lower case
 * @param forward where it goes
 * @param server the server block that serves it
 */
public record StubDomain(String zone, ForwardFacts forward, ServerFacts server) {

  /** Every stub domain of a Corefile, reverse zones left out. */
  static List<StubDomain> all(CorefileFacts corefile) {
    List<StubDomain> all = new ArrayList<>();
    for (ServerFacts server : corefile.servers()) {
      for (ForwardFacts forward : server.forwards()) {
        zones(server, forward).stream()
            .filter(z -> !z.equals(".") && !z.endsWith(".arpa."))
            .forEach(z -> all.add(new StubDomain(z, forward, server)));
      }
    }
    return all;
  }

  private static List<String> zones(ServerFacts server, ForwardFacts forward) {
    return forward.zone().equals(".") ? server.zones() : List.of(forward.zone());
  }

  /** The one that a name lies in and is sent to. */
  static Optional<StubDomain> of(String name, CorefileFacts corefile) {
    return corefile
        .forwardFor(name)
        .flatMap(
            f ->
                all(corefile).stream()
                    .filter(s -> s.forward().equals(f) && s.holds(name))
                    .findFirst());
  }

  /** Whether a name lies in it. */
  public boolean holds(String name) {
    String absolute = (name.endsWith(".") ? name : name + ".").toLowerCase(java.util.Locale.ROOT);
    return absolute.equals(zone) || absolute.endsWith("." + zone);
  }

  /** The addresses of its servers. */
  public List<String> addresses() {
    return ReadCorefile.addresses(forward);
  }

  /** Questions for names in it that were put to its servers from the network of a replica. */
  public List<Seen<LookupsSeen>> asked(Facts facts) {
    return facts.lookups(DnsTarget.Role.UPSTREAM).stream()
        .filter(s -> s.what().sent() > 0 && addresses().contains(s.what().target().address()))
        .filter(s -> holds(s.what().name().replaceFirst("^\\*\\.", "")))
        .filter(s -> facts.upstreams().ofReplica(s))
        .toList();
  }
}
