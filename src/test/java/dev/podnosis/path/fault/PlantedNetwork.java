package dev.podnosis.path.fault;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Look;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Vantage;
import dev.podnosis.path.Peer;
import dev.podnosis.path.Routes;
import dev.podnosis.path.Topology;
import dev.podnosis.recording.RecordedCases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A made-up cluster in which packets travel one by one over named stretches, some of which lose
 * them. It knows nothing of the localiser's components: it is what the localiser is held against.
 */
final class PlantedNetwork {
  private static final String SERVICE = "10.96.0.10";
  private static final String API = "10.96.0.1";
  private static final int FIRST = 5;
  private static final int ON_FAILURE = 20;

  /** One place that loses packets of some kinds; CONTENT means wrong answers. */
  record Loss(Planted where, Set<Traffic> traffic, double rate) {}

  /** What a stretch is called; * stands for any name. */
  record Planted(String stretch) {
    boolean covers(String name) {
      return name.matches(stretch.replace("*", ".*"));
    }
  }

  private record Replica(ObjectRef ref, String node, String address) {}

  private final Random random;
  private final List<String> nodes = new ArrayList<>();
  private final List<Replica> replicas = new ArrayList<>();
  private final List<String> upstreams = new ArrayList<>();
  private final ObjectRef business = new ObjectRef("shop", "web");
  private final List<Loss> losses = new ArrayList<>();

  PlantedNetwork(Random random) {
    this.random = random;
    int count = 3 + random.nextInt(3);
    for (int n = 1; n <= count; n++) {
      nodes.add("n" + n);
    }
    for (int r = 1; r <= 2 + random.nextInt(2); r++) {
      String node = nodes.get(r % count);
      replicas.add(
          new Replica(new ObjectRef("kube-system", "coredns-" + r), node, "10.244." + r + ".2"));
    }
    for (int u = 1; u <= 1 + random.nextInt(2); u++) {
      upstreams.add("10.0.0." + u);
    }
  }

  String businessNode() {
    return nodes.getFirst();
  }

  ObjectRef business() {
    return business;
  }

  List<String> upstreams() {
    return upstreams;
  }

  List<ObjectRef> replicas() {
    return replicas.stream().map(Replica::ref).toList();
  }

  List<String> replicaNodes() {
    return replicas.stream().map(Replica::node).distinct().toList();
  }

  /** All stretches that a packet may cross. */
  List<String> stretches() {
    Set<String> all = new LinkedHashSet<>(List.of("podout:web"));
    for (Replica replica : replicas) {
      all.add("podout:" + replica.ref().name());
      all.add("podin:" + replica.ref().name());
      all.add("process:" + replica.ref().name());
    }
    for (String node : nodes) {
      all.addAll(List.of("pods:" + node, "host:" + node, "rules:" + node));
      upstreams.forEach(u -> all.add("uplink:" + node + ">" + u));
      nodes.stream().filter(n -> !n.equals(node)).forEach(n -> all.add("fabric:" + node + ">" + n));
    }
    upstreams.forEach(u -> all.add("server:" + u));
    return List.copyOf(all);
  }

  void plant(Loss loss) {
    losses.add(loss);
  }

  Topology topology() {
    List<Peer> peers =
        replicas.stream()
            .map(r -> new Peer(r.ref(), r.node(), List.of(r.address()), false, true))
            .toList();
    Routes routes =
        new Routes(
            "cluster.local",
            List.of(
                new Routes.Forwarding(
                    CorefileSeen.Owner.COREDNS, ".", upstreams, Routes.Protocol.AS_ASKED)),
            Set.of());
    return new Topology(
        new Peer(business, businessNode(), List.of("10.244.9.2"), false, true),
        peers,
        List.of(),
        Map.of(),
        new ServiceFacts(
            new ObjectRef("kube-system", "kube-dns"),
            "ClusterIP",
            List.of(SERVICE),
            "",
            List.of(),
            Map.of(),
            "None",
            "Cluster",
            false,
            false),
        List.of(SERVICE),
        peers,
        true,
        List.of(API),
        List.of(),
        Map.of(),
        routes);
  }

  /** What would be measured in it: from the pod and the replicas, with nodes from these too. */
  CaseFile measure(boolean withNodes) {
    CaseFile base = RecordedCases.caseFile("healthy", 0, Level.READ);
    List<Look> looks = new ArrayList<>();
    client(looks, new From(business, businessNode()));
    for (Replica replica : replicas) {
      server(looks, new From(replica.ref(), replica.node()));
    }
    if (withNodes) {
      List<String> asked = new ArrayList<>(replicaNodes());
      asked.remove(businessNode());
      asked.addFirst(businessNode());
      for (String node : asked) {
        client(looks, new From(null, node));
        server(looks, new From(null, node));
      }
    }
    return new CaseFile(base.target(), base.symptom(), base.run(), List.of()).plus(looks);
  }

  private record From(@Nullable ObjectRef pod, String node) {}

  private void client(List<Look> looks, From from) {
    DnsTarget service = new DnsTarget(DnsTarget.Role.SERVICE, SERVICE, 53, null);
    for (Transport transport : Transport.values()) {
      lookups(looks, from, service, transport, Question.INTERNAL);
    }
    lookups(looks, from, service, Transport.UDP, Question.EXTERNAL_FRESH);
    for (Replica replica : replicas) {
      replica(looks, from, replica);
      lookups(looks, from, target(replica), Transport.UDP, Question.EXTERNAL_FRESH);
    }
  }

  private void replica(List<Look> looks, From from, Replica replica) {
    for (Transport transport : Transport.values()) {
      lookups(looks, from, target(replica), transport, Question.INTERNAL);
    }
    if (!replica.ref().equals(from.pod())) {
      connections(looks, from, target(replica), Traffic.ICMP);
    }
  }

  private static DnsTarget target(Replica replica) {
    return new DnsTarget(DnsTarget.Role.REPLICA, replica.address(), 53, replica.ref());
  }

  private void server(List<Look> looks, From from) {
    for (String upstream : upstreams) {
      DnsTarget target = new DnsTarget(DnsTarget.Role.UPSTREAM, upstream, 53, null);
      for (Transport transport : Transport.values()) {
        lookups(looks, from, target, transport, Question.EXTERNAL_FRESH);
      }
      connections(looks, from, target, Traffic.ICMP);
    }
    connections(
        looks, from, new DnsTarget(DnsTarget.Role.API_SERVICE, API, 443, null), Traffic.API);
    if (from.pod() != null) {
      replicas.forEach(r -> replica(looks, from, r));
    }
  }

  private void lookups(
      List<Look> looks, From from, DnsTarget to, Transport transport, Question question) {
    Traffic traffic = transport == Transport.TCP ? Traffic.TCP : Traffic.UDP;
    List<LookupsSeen.Sample> samples = new ArrayList<>();
    for (int i = 0; i < FIRST || (i < ON_FAILURE && samples.stream().anyMatch(this::bad)); i++) {
      samples.add(sample(from, to, traffic, question));
    }
    add(looks, from, new LookupsSeen(to, transport, question, "x.example.com.", "A", samples));
  }

  private boolean bad(LookupsSeen.Sample sample) {
    return !(sample.outcome() instanceof LookupOutcome.Answered a) || a.rcode().equals("SERVFAIL");
  }

  private LookupsSeen.Sample sample(From from, DnsTarget to, Traffic traffic, Question question) {
    boolean external = question != Question.INTERNAL;
    double wait = external && to.role() != DnsTarget.Role.UPSTREAM ? 6_000 : 3_000;
    String name = external ? "x.example.com." : "kubernetes.default.svc.cluster.local.";
    if (to.role() == DnsTarget.Role.UPSTREAM) {
      boolean passes = passes(toUpstream(from, to.address()), traffic);
      return passes
          ? answer(name, wrong("server:" + to.address()) ? "SERVFAIL" : "NXDOMAIN")
          : silence(name, wait);
    }
    Replica replica =
        to.role() == DnsTarget.Role.SERVICE
            ? replicas.get(random.nextInt(replicas.size()))
            : replicas.stream().filter(r -> r.ref().equals(to.pod())).findFirst().orElseThrow();
    List<String> way = new ArrayList<>();
    if (to.role() == DnsTarget.Role.SERVICE) {
      way.add("rules:" + from.node());
    }
    way.addAll(toReplica(from, replica));
    if (!passes(way, traffic)) {
      return silence(name, wait);
    }
    if (wrong("process:" + replica.ref().name())) {
      return answer(name, "SERVFAIL");
    }
    return !external
        ? answer(name, "NOERROR")
        : answer(name, resolves(replica, traffic) ? "NXDOMAIN" : "SERVFAIL");
  }

  /** CoreDNS tries its upstreams in turn, one again after another, until it gives up after 5 s. */
  private boolean resolves(Replica replica, Traffic traffic) {
    From from = new From(replica.ref(), replica.node());
    int first = random.nextInt(upstreams.size());
    for (int attempt = 0; attempt < 2; attempt++) {
      String upstream = upstreams.get((first + attempt) % upstreams.size());
      if (passes(toUpstream(from, upstream), traffic)) {
        return !wrong("server:" + upstream);
      }
    }
    return false;
  }

  private static LookupsSeen.Sample answer(String name, String rcode) {
    return new LookupsSeen.Sample(
        name, 1, new LookupOutcome.Answered(rcode, List.of("qr"), List.of(), 0));
  }

  private static LookupsSeen.Sample silence(String name, double wait) {
    return new LookupsSeen.Sample(
        name, wait, new LookupOutcome.NoAnswer(LookupOutcome.NoAnswer.Kind.TIMEOUT, ""));
  }

  private void connections(List<Look> looks, From from, DnsTarget to, Traffic traffic) {
    List<String> way =
        switch (to.role()) {
          case REPLICA ->
              toReplica(
                      from,
                      replicas.stream()
                          .filter(r -> r.ref().equals(to.pod()))
                          .findFirst()
                          .orElseThrow())
                  .stream()
                  .filter(s -> !s.startsWith("process:"))
                  .toList();
          case API_SERVICE -> {
            List<String> all = new ArrayList<>(toUpstream(from, to.address()));
            all.add("rules:" + from.node());
            yield all;
          }
          default -> toUpstream(from, to.address());
        };
    List<ConnectionsSeen.Attempt> attempts = new ArrayList<>();
    for (int i = 0;
        i < FIRST || (i < ON_FAILURE && attempts.stream().anyMatch(a -> !a.ok()));
        i++) {
      boolean ok = passes(way, traffic);
      attempts.add(new ConnectionsSeen.Attempt(ok, ok ? 1 : 2_000, ok ? "" : "timeout"));
    }
    String protocol = traffic == Traffic.ICMP ? "icmp" : "tcp";
    add(looks, from, new ConnectionsSeen(to, protocol, attempts));
  }

  private List<String> toUpstream(From from, String address) {
    List<String> way = new ArrayList<>();
    leaving(way, from);
    way.add("uplink:" + from.node() + ">" + address);
    way.add("server:" + address);
    return way;
  }

  private void leaving(List<String> way, From from) {
    if (from.pod() != null) {
      way.add("podout:" + from.pod().name());
      way.add("pods:" + from.node());
    }
  }

  private List<String> toReplica(From from, Replica replica) {
    List<String> way = new ArrayList<>();
    if (!replica.ref().equals(from.pod())) {
      leaving(way, from);
      if (!from.node().equals(replica.node())) {
        way.add("fabric:" + from.node() + ">" + replica.node());
        way.add("pods:" + replica.node());
      } else if (from.pod() == null) {
        way.add("host:" + replica.node());
      }
      way.add("podin:" + replica.ref().name());
    }
    way.add("process:" + replica.ref().name());
    return way;
  }

  /** What retransmits below DNS gets three tries. */
  private boolean passes(List<String> way, Traffic traffic) {
    int tries = traffic.retransmits() ? 3 : 1;
    for (int i = 0; i < tries; i++) {
      if (way.stream().noneMatch(s -> lost(s, traffic))) {
        return true;
      }
    }
    return false;
  }

  private boolean lost(String stretch, Traffic traffic) {
    return losses.stream()
        .anyMatch(
            l ->
                l.traffic().contains(traffic)
                    && l.where().covers(stretch)
                    && random.nextDouble() < l.rate());
  }

  private boolean wrong(String stretch) {
    return lost(stretch, Traffic.CONTENT);
  }

  private static void add(List<Look> looks, From from, Observation seen) {
    Place place =
        from.pod() == null
            ? new Place.OnNode(from.node())
            : new Place.InPod(from.pod(), from.node());
    looks.add(
        new Look(
            ProbeId.POD_NETWORK,
            new Vantage(Source.NODE_POD, place),
            Instant.EPOCH,
            Duration.ZERO,
            seen,
            null));
  }
}
