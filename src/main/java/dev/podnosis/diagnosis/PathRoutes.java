package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Routes;
import java.util.ArrayList;
import java.util.List;

/** Tells the path what the DNS servers' configuration says of the way a question takes. */
public final class PathRoutes {
  private PathRoutes() {}

  /** The path that the evidence of a case shows. */
  public static PathGraph graph(CaseFile caseFile) {
    return PathGraph.of(caseFile, of(new Facts(caseFile)));
  }

  /** The routes of a case. */
  public static Routes of(Facts facts) {
    List<Routes.Forwarding> forwarding = new ArrayList<>();
    facts
        .dns()
        .corefile()
        .ifPresent(c -> add(forwarding, CorefileSeen.Owner.COREDNS, c.what(), facts));
    facts
        .dns()
        .nodeLocalCorefile()
        .ifPresent(c -> add(forwarding, CorefileSeen.Owner.NODELOCAL, c.what(), facts));
    return new Routes(facts.dns().clusterDomain(), forwarding, facts.dns().nodeLocalAddresses());
  }

  private static void add(
      List<Routes.Forwarding> to, CorefileSeen.Owner owner, CorefileSeen seen, Facts facts) {
    CorefileFacts.of(ClusterDns.parsed(seen)).servers().stream()
        .flatMap(s -> s.forwards().stream())
        .forEach(
            f -> to.add(new Routes.Forwarding(owner, f.zone(), addresses(f, facts), protocol(f))));
  }

  private static Routes.Protocol protocol(ForwardFacts forward) {
    if (forward.forceTcp()) {
      return Routes.Protocol.TCP;
    }
    return forward.preferUdp() ? Routes.Protocol.UDP : Routes.Protocol.AS_ASKED;
  }

  private static List<String> addresses(ForwardFacts forward, Facts facts) {
    List<String> addresses = new ArrayList<>();
    for (Upstream upstream : forward.upstreams()) {
      switch (upstream.kind()) {
        case ADDRESS -> addresses.add(upstream.host());
        case FILE -> addresses.addAll(replicaNameservers(facts));
        case HOSTNAME, PLACEHOLDER -> {}
      }
    }
    return addresses;
  }

  /** The nameservers of the replicas' own resolv.conf, where one was read. */
  private static List<String> replicaNameservers(Facts facts) {
    List<ObjectRef> replicas =
        facts.dns().replicas().map(f -> f.value()).orElse(List.of()).stream()
            .map(PodFacts::ref)
            .toList();
    return facts
        .all(ResolvConfSeen.class)
        .filter(s -> replicas.stream().anyMatch(r -> s.what().where().equals("pod " + r)))
        .flatMap(s -> ResolvConf.parse(s.what().text()).nameservers().stream())
        .distinct()
        .toList();
  }
}
