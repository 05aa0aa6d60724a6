package dev.podnosis.probe;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.coredns.corefile.ServerFacts;
import dev.podnosis.coredns.corefile.Upstream;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PoliciesSeen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which edges are worth measuring from where. CoreDNS waits up to five seconds for its
 * upstream servers, so questions for external names wait longer than those for names of the cluster
 * (KNOWLEDGE: measuring without being fooled).
 */
final class Edges {
  private static final int MOST_REPLICAS = 8;
  private static final int INTERNAL_SECONDS = 3;
  private static final int EXTERNAL_SECONDS = 6;
  private static final int CONNECT_SECONDS = 3;

  /** As long as CoreDNS tries (plugin/forward: defaultTimeout). */
  private static final int UPSTREAM_SECONDS = 5;

  private static final int MOST_NAMES = 2;

  private final Facts facts;

  Edges(Facts facts) {
    this.facts = facts;
  }

  /** From a business pod or a node: to the Service, NodeLocal and each replica. */
  List<Ask> fromClient(List<String> nameservers) {
    List<Ask> asks = new ArrayList<>();
    for (DnsTarget server : servers(nameservers)) {
      both(asks, server, Question.INTERNAL, internalName(), INTERNAL_SECONDS);
      symptoms(asks, server);
    }
    for (DnsTarget replica : replicas()) {
      both(asks, replica, Question.INTERNAL, internalName(), INTERNAL_SECONDS);
      freshZone()
          .ifPresent(
              zone ->
                  asks.add(
                      lookup(
                          replica,
                          Transport.UDP,
                          Question.EXTERNAL_FRESH,
                          zone,
                          EXTERNAL_SECONDS)));
      asks.add(new Ask.Ping(new DnsTarget(replica.role(), replica.address(), 0, replica.pod()), 2));
    }
    large(asks, nameservers);
    return asks;
  }

  /**
   * What does not fit one packet: a name of the cluster where one is known to be so large, from all
   * that know it; else names outside, by way of the replicas, once it is known how large they are.
   */
  private void large(List<Ask> asks, List<String> nameservers) {
    Optional<LargeAnswers.Name> known = LargeAnswers.ofCluster(facts);
    if (known.isPresent()) {
      List<DnsTarget> targets = new ArrayList<>(servers(nameservers));
      targets.removeIf(t -> t.role() == DnsTarget.Role.OTHER);
      targets.addAll(replicas());
      targets.forEach(t -> asks.addAll(LargeAnswers.everySize(t, known.get(), INTERNAL_SECONDS)));
      return;
    }
    for (DnsTarget replica : replicas()) {
      outside().forEach(name -> asks.add(LargeAnswers.howLarge(replica, name, EXTERNAL_SECONDS)));
    }
  }

  private List<LargeAnswers.Name> outside() {
    return externalName().map(n -> LargeAnswers.outside(n, ".")).orElse(List.of());
  }

  /** From a DNS pod: to each upstream server and to the API server. */
  List<Ask> fromCoreDns(List<String> nameservers) {
    List<Ask> asks = new ArrayList<>();
    upstreams(nameservers)
        .forEach(
            (upstream, names) -> {
              names.forEach(n -> ask(asks, upstream, n));
              asks.add(
                  new Ask.Ping(new DnsTarget(upstream.role(), upstream.address(), 0, null), 2));
            });
    apiServer().forEach(t -> asks.add(new Ask.Connect(t, CONNECT_SECONDS)));
    return asks;
  }

  private static void ask(List<Ask> asks, DnsTarget upstream, Name name) {
    switch (name.question()) {
      case LARGE -> {
        LargeAnswers.Name large = new LargeAnswers.Name(name.name(), name.type());
        asks.add(LargeAnswers.howLarge(upstream, large, UPSTREAM_SECONDS));
      }
      case CONTROL -> {
        asks.add(control(upstream, Transport.UDP, UPSTREAM_SECONDS));
        asks.add(control(upstream, Transport.TCP, UPSTREAM_SECONDS));
      }
      default -> both(asks, upstream, name.question(), name.name(), UPSTREAM_SECONDS);
    }
  }

  /**
   * From a DNS pod: to itself by its own address, which tells its process from the network, and to
   * its siblings. Where policies stand in their namespace, siblings are left out: that DNS pods may
   * not ask each other is no fault. Nor is it that a pod does not reach itself through the Service
   * (kubelet: hairpin mode), so the Service is not asked.
   */
  List<Ask> amongReplicas(ObjectRef from) {
    List<Ask> asks = new ArrayList<>();
    boolean policies =
        facts
            .all(PoliciesSeen.class)
            .flatMap(s -> s.what().policies().stream())
            .anyMatch(p -> p.ref().namespace().equals(from.namespace()));
    for (DnsTarget replica : replicas()) {
      if (policies && !from.equals(replica.pod())) {
        continue;
      }
      both(asks, replica, Question.INTERNAL, internalName(), INTERNAL_SECONDS);
      asks.add(new Ask.Ping(new DnsTarget(replica.role(), replica.address(), 0, replica.pod()), 2));
      LargeAnswers.ofCluster(facts)
          .ifPresent(n -> asks.addAll(LargeAnswers.everySize(replica, n, INTERNAL_SECONDS)));
    }
    return asks;
  }

  private void symptoms(List<Ask> asks, DnsTarget server) {
    for (String domain : facts.symptom().domains()) {
      boolean external = facts.names().external(domain);
      asks.add(
          lookup(
              server,
              Transport.UDP,
              Question.SYMPTOM,
              absolute(domain),
              external ? EXTERNAL_SECONDS : INTERNAL_SECONDS));
    }
    freshZone()
        .ifPresent(
            zone ->
                asks.add(
                    lookup(
                        server, Transport.UDP, Question.EXTERNAL_FRESH, zone, EXTERNAL_SECONDS)));
    if (facts.symptom().domains().stream().anyMatch(this::forwardedLikeAll)) {
      asks.add(control(server, Transport.UDP, EXTERNAL_SECONDS));
    }
  }

  /** Whether a name is forwarded where all names without a zone of their own are. */
  private boolean forwardedLikeAll(String domain) {
    return facts.names().external(domain) && facts.upstreams().stubDomain(domain).isEmpty();
  }

  /**
   * The root's name servers: what every resolver asks for when it starts (RFC 9609), so that the
   * question tells nobody anything (docs/decisions/0009).
   */
  private static Ask control(DnsTarget target, Transport transport, int seconds) {
    return new Ask.Lookup(target, transport, Question.CONTROL, ".", "NS", seconds);
  }

  /** A failing name as the pod's search path would complete it, where it is the cluster's own. */
  String absolute(String domain) {
    return facts
        .names()
        .meaning(domain)
        .map(m -> m.in(facts.dns().clusterDomain()) + ".")
        .orElse(domain.endsWith(".") ? domain : domain + ".");
  }

  private String internalName() {
    return "kubernetes.default.svc." + facts.dns().clusterDomain() + ".";
  }

  private Optional<String> externalName() {
    return facts.symptom().domains().stream().filter(facts.names()::external).findFirst();
  }

  /** The zone of a failing external name, below which fresh labels are asked for. */
  private Optional<String> freshZone() {
    return externalName().flatMap(n -> freshZone(n, "."));
  }

  private static Optional<String> freshZone(String external, String forwarded) {
    return zoneOf(external, forwarded).map(zone -> "*." + zone);
  }

  /** The zone that a name is taken to lie in: the one that is forwarded, or its last two labels. */
  static Optional<String> zoneOf(String external, String forwarded) {
    if (!forwarded.equals(".")) {
      return Optional.of(forwarded);
    }
    String bare = external.endsWith(".") ? external.substring(0, external.length() - 1) : external;
    List<String> labels = Arrays.asList(bare.split("\\."));
    return labels.size() < 2
        ? Optional.empty()
        : Optional.of(String.join(".", labels.subList(labels.size() - 2, labels.size())) + ".");
  }

  private Set<DnsTarget> servers(List<String> nameservers) {
    Set<DnsTarget> servers = new LinkedHashSet<>();
    List<String> service = facts.dns().serviceAddresses();
    Set<String> nodeLocal = facts.dns().nodeLocalAddresses();
    for (String address : nameservers) {
      DnsTarget.Role role =
          service.contains(address)
              ? DnsTarget.Role.SERVICE
              : nodeLocal.contains(address) ? DnsTarget.Role.NODELOCAL : DnsTarget.Role.OTHER;
      servers.add(new DnsTarget(role, address, 53, null));
    }
    service.stream()
        .filter(a -> !a.equals("None"))
        .forEach(a -> servers.add(new DnsTarget(DnsTarget.Role.SERVICE, a, 53, null)));
    return servers;
  }

  private List<DnsTarget> replicas() {
    int port = replicaPort(facts);
    return facts.dns().replicas().map(f -> f.value()).orElse(List.of()).stream()
        .filter(p -> !p.addresses().isEmpty() && p.phase().equals("Running"))
        .limit(MOST_REPLICAS)
        .map(p -> replica(p, port))
        .toList();
  }

  private static DnsTarget replica(PodFacts pod, int port) {
    return new DnsTarget(DnsTarget.Role.REPLICA, pod.addresses().getFirst(), port, pod.ref());
  }

  /** The port of the pods, which need not be 53 (OpenShift: 5353). */
  static int replicaPort(Facts facts) {
    return facts.dns().endpoints().stream()
        .flatMap(e -> e.value().ports().stream())
        .filter(p -> p.startsWith("UDP/"))
        .map(p -> p.substring(4))
        .filter(p -> p.matches("[0-9]{1,5}"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(53);
  }

  /** A question for an upstream server. */
  private record Name(Question question, String name, String type) {
    Name(Question question, String name) {
      this(question, name, "A");
    }
  }

  /**
   * The servers that the Corefile forwards to and what each is asked: failing names only where the
   * Corefile sends them, for another server need not know them. A file stands for the pod's own
   * resolv.conf.
   */
  private Map<DnsTarget, Set<Name>> upstreams(List<String> nameservers) {
    Map<DnsTarget, Set<Name>> asked = new LinkedHashMap<>();
    CorefileFacts corefile = facts.dns().forwarding().map(f -> f.value()).orElse(null);
    if (corefile == null) {
      return asked;
    }
    for (ServerFacts server : corefile.servers()) {
      for (ForwardFacts forward : server.forwards()) {
        List<Name> names = names(corefile, server, forward);
        for (DnsTarget target : targets(forward, nameservers)) {
          asked.computeIfAbsent(target, t -> new LinkedHashSet<>()).addAll(names);
        }
      }
    }
    return asked;
  }

  private List<Name> names(CorefileFacts corefile, ServerFacts server, ForwardFacts forward) {
    List<Name> names = new ArrayList<>();
    facts.symptom().domains().stream()
        .filter(facts.names()::external)
        .filter(d -> corefile.forwardFor(d).filter(forward::equals).isPresent())
        .limit(MOST_NAMES)
        .forEach(
            d -> {
              freshZone(d, zone(server, forward))
                  .ifPresent(z -> names.add(new Name(Question.EXTERNAL_FRESH, z)));
              names.add(new Name(Question.EXTERNAL, d));
              LargeAnswers.outside(d, zone(server, forward))
                  .forEach(l -> names.add(new Name(Question.LARGE, l.name(), l.type())));
            });
    if (!names.isEmpty() && zone(server, forward).equals(".")) {
      names.add(new Name(Question.CONTROL, ".", "NS"));
    }
    if (names.isEmpty()) {
      // Any answer, even a refusal, shows that the server is reached.
      names.add(new Name(Question.EXTERNAL, zone(server, forward)));
    }
    return names;
  }

  /** The narrowest zone that a {@code forward} takes. */
  private static String zone(ServerFacts server, ForwardFacts forward) {
    return forward.zone().equals(".")
        ? server.zones().stream().filter(z -> !z.endsWith(".arpa.")).findFirst().orElse(".")
        : forward.zone();
  }

  private static Set<DnsTarget> targets(ForwardFacts forward, List<String> nameservers) {
    Set<DnsTarget> targets = new LinkedHashSet<>();
    forward.upstreams().forEach(u -> add(targets, u, nameservers));
    return targets;
  }

  private static void add(Set<DnsTarget> targets, Upstream upstream, List<String> nameservers) {
    switch (upstream.kind()) {
      case ADDRESS -> {
        if (upstream.scheme().equals("dns")) {
          targets.add(
              new DnsTarget(DnsTarget.Role.UPSTREAM, upstream.host(), upstream.port(), null));
        }
      }
      case FILE ->
          nameservers.forEach(
              n -> targets.add(new DnsTarget(DnsTarget.Role.UPSTREAM, n, 53, null)));
      case HOSTNAME, PLACEHOLDER -> {}
    }
  }

  private List<DnsTarget> apiServer() {
    List<DnsTarget> targets = new ArrayList<>();
    Optional<ServiceFacts> service =
        facts
            .all(ServicesSeen.class)
            .filter(s -> s.what().scope() == ServicesSeen.Scope.API_SERVER)
            .flatMap(s -> s.what().services().stream())
            .findFirst();
    service.ifPresent(
        s -> {
          int port = s.ports().isEmpty() ? 443 : s.ports().getFirst().port();
          s.clusterIps()
              .forEach(a -> targets.add(new DnsTarget(DnsTarget.Role.API_SERVICE, a, port, null)));
          facts.endpoints(s).map(f -> f.value()).ifPresent(e -> endpoints(e, targets));
        });
    return targets;
  }

  private static void endpoints(EndpointsSeen seen, List<DnsTarget> targets) {
    int port =
        seen.ports().stream()
            .map(p -> p.replaceFirst("^TCP/", ""))
            .filter(p -> p.matches("[0-9]{1,5}"))
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElse(6443);
    seen.endpoints().stream()
        .limit(MOST_REPLICAS)
        .forEach(
            e -> targets.add(new DnsTarget(DnsTarget.Role.API_ENDPOINT, e.address(), port, null)));
  }

  private static void both(
      List<Ask> asks, DnsTarget target, Question question, String name, int seconds) {
    asks.add(lookup(target, Transport.UDP, question, name, seconds));
    asks.add(lookup(target, Transport.TCP, question, name, seconds));
  }

  private static Ask lookup(
      DnsTarget target, Transport transport, Question question, String name, int seconds) {
    return new Ask.Lookup(target, transport, question, name, "A", seconds);
  }

  /** The servers of a resolv.conf. */
  static List<String> nameservers(String resolvConf) {
    return ResolvConf.parse(resolvConf).nameservers();
  }
}
