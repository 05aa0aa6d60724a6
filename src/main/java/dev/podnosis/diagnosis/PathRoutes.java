package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.ServerFacts;
import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.coredns.corefile.ZoneAddress;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.ResolvConfSeen;
import dev.podnosis.path.PathGraph;
import dev.podnosis.path.Routes;
import dev.podnosis.path.fault.Localisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells the path what the DNS servers' configuration says of the way a question takes. */
public final class PathRoutes {
  private PathRoutes() {}

  /** The path that the evidence of a case shows. */
  public static PathGraph graph(CaseFile caseFile) {
    return PathGraph.of(caseFile, of(new Facts(caseFile)));
  }

  /** Where that path is broken, as far as the evidence tells. */
  public static Localisation localisation(CaseFile caseFile) {
    return Localisation.of(caseFile, of(new Facts(caseFile)));
  }

  /** The routes of a case. */
  public static Routes of(Facts facts) {
    List<Routes.Forwarding> forwarding = new ArrayList<>();
    facts
        .dns()
        .forwarding()
        .ifPresent(f -> add(forwarding, CorefileSeen.Owner.COREDNS, f.value(), facts));
    facts
        .dns()
        .readNodeLocalCorefile()
        .ifPresent(c -> add(forwarding, CorefileSeen.Owner.NODELOCAL, c.facts(), facts));
    return new Routes(facts.dns().clusterDomain(), forwarding, facts.dns().nodeLocalAddresses());
  }

  private static void add(
      List<Routes.Forwarding> to, CorefileSeen.Owner owner, CorefileFacts read, Facts facts) {
    for (ServerFacts server : read.servers()) {
      for (ForwardFacts forward : server.forwards()) {
        zones(server, forward)
            .forEach(
                zone ->
                    to.add(
                        new Routes.Forwarding(
                            owner, zone, addresses(forward, facts), protocol(forward))));
      }
    }
  }

  /** A forward takes names of its own zone, and only such as reach its server block. */
  private static List<String> zones(ServerFacts server, ForwardFacts forward) {
    return server.zones().stream()
        .map(z -> ZoneAddress.isUnder(forward.zone(), z) ? forward.zone() : z)
        .filter(z -> ZoneAddress.isUnder(z, forward.zone()))
        .distinct()
        .toList();
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

  /**
   * The nameservers of the replicas' own resolv.conf, where one was read; else those of the nodes,
   * whose file a pod with dnsPolicy Default gets.
   */
  private static List<String> replicaNameservers(Facts facts) {
    Set<String> replicas =
        facts.dns().replicas().map(f -> f.value()).orElse(List.of()).stream()
            .map(p -> "pod " + p.ref())
            .collect(Collectors.toSet());
    List<String> own = nameservers(facts, replicas::contains);
    return own.isEmpty() ? nameservers(facts, where -> where.startsWith("node ")) : own;
  }

  private static List<String> nameservers(Facts facts, Predicate<String> where) {
    return facts
        .all(ResolvConfSeen.class)
        .filter(s -> where.test(s.what().where()))
        .flatMap(s -> ResolvConf.parse(s.what().text()).nameservers().stream())
        .distinct()
        .toList();
  }
}
