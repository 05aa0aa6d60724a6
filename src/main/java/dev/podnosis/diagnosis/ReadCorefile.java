package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.Corefile;
import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.KubeDnsConfig;
import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Optional;

/**
 * A Corefile of the case, read.
 *
 * @param id the number of the evidence that holds it
 * @param seen the Corefile as its ConfigMap holds it
 * @param corefile its structure
 * @param facts what it makes CoreDNS do, for NodeLocal DNSCache together with the ConfigMap
 *     kube-dns
 */
public record ReadCorefile(String id, CorefileSeen seen, Corefile corefile, CorefileFacts facts) {

  static ReadCorefile of(Seen<CorefileSeen> seen) {
    Corefile corefile = ClusterDns.parsed(seen.what());
    return new ReadCorefile(seen.id(), seen.what(), corefile, facts(seen.what(), corefile));
  }

  /** NodeLocal DNSCache puts what the ConfigMap kube-dns says into its Corefile as it starts. */
  private static CorefileFacts facts(CorefileSeen seen, Corefile corefile) {
    if (seen.owner() != CorefileSeen.Owner.NODELOCAL || !KubeDnsConfig.isIn(seen.imports())) {
      return CorefileFacts.of(corefile);
    }
    String run = KubeDnsConfig.read(seen.imports(), null).inNodeLocal(seen.text());
    return CorefileFacts.of(Corefile.parse(run));
  }

  /** The {@code forward} that takes names of the world outside; empty when there is none. */
  public Optional<ForwardFacts> externalForward() {
    return facts.externalForward();
  }

  /** Addresses that outside names are forwarded to; those that stand in a file are left out. */
  public List<String> externalUpstreams() {
    return externalForward().stream().flatMap(f -> addresses(f).stream()).toList();
  }

  /** The addresses among the targets of a {@code forward}. */
  public static List<String> addresses(ForwardFacts forward) {
    return forward.upstreams().stream()
        .filter(u -> u.kind() == Upstream.Kind.ADDRESS)
        .map(Upstream::host)
        .distinct()
        .toList();
  }

  /** A change of the Corefile as a patch to its ConfigMap. */
  public Patch patch(dev.podnosis.coredns.corefile.Patch edits) {
    return new Patch("ConfigMap/" + seen.configMap(), edits.diff(seen.text(), "Corefile"));
  }
}
