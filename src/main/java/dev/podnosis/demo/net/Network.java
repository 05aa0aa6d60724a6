package dev.podnosis.demo.net;

import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The network of a demo cluster. Nothing is sent and nobody waits here: what is returned says how
 * long it takes, and whoever plays the client waits so long.
 */
public final class Network {
  /** What {@code ping} and a TCP connect take inside the cluster. */
  private static final Duration NEAR = Duration.ofNanos(180_000);

  private final World world;
  private final Upstreams upstreams = new Upstreams();
  private final Services services;
  private final Policies policies;
  private final CoreDns coreDns;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> cutOff = new HashSet<>();

  /** The network of this cluster, without faults. */
  public Network(World world) {
    this.world = world;
    this.services = new Services(world.objects());
    this.policies = new Policies(world.objects());
    this.coreDns = new CoreDns(world, this);
  }

  /** The name servers outside. */
  public Upstreams upstreams() {
    return upstreams;
  }

  /** The cluster's own name servers. */
  public CoreDns coreDns() {
    return coreDns;
  }

  /** Adds a fault. */
  public void add(Fault fault) {
    faults.add(fault);
  }

  /** Has what is sent to an address from a node and its pods reach nobody. */
  public void cutOff(String node, String address) {
    cutOff.add(node + " " + address);
  }

  /** Puts a question to whatever listens there, and waits for at most so long. */
  public Exchange ask(
      Netns from, String server, int port, Transport transport, Message query, Duration patience) {
    return switch (reach(from, server, port, transport)) {
      case Reach.Lost l -> new Exchange.TimedOut(patience);
      case Reach.Refused r -> new Exchange.Refused(NEAR);
      case Reach.Arrives arrives -> {
        Optional<Exchange.Answered> answer = answer(arrives.flow(), query, transport);
        yield answer.isPresent()
                && answer.get().took().compareTo(patience) < 0
                && comesBack(arrives.flow(), answer.get().reply(), query, transport)
            ? answer.get()
            : new Exchange.TimedOut(patience);
      }
    };
  }

  private boolean comesBack(Flow flow, Message reply, Message query, Transport transport) {
    int size = Replies.sent(reply, query);
    return transport != Transport.UDP || faults.stream().noneMatch(f -> f.dropsAnswer(flow, size));
  }

  /** Connects over TCP. */
  public Connection connect(Netns from, String address, int port, Duration patience) {
    return switch (reach(from, address, port, Transport.TCP)) {
      case Reach.Lost l -> new Connection(Connection.Outcome.TIMED_OUT, patience);
      case Reach.Refused r -> new Connection(Connection.Outcome.REFUSED, NEAR);
      case Reach.Arrives a -> new Connection(Connection.Outcome.CONNECTED, NEAR);
    };
  }

  /** The round trip of one ping; empty when nothing comes back. */
  public Optional<Duration> ping(Netns from, String address) {
    return reach(from, address, 0, Transport.ICMP) instanceof Reach.Arrives
        ? Optional.of(Duration.ofNanos(ThreadLocalRandom.current().nextLong(78_000, 420_000)))
        : Optional.empty();
  }

  /** Whether something in a pod listens on a TCP port, asked from within. */
  public boolean listensOnLoopback(Pod pod, int port) {
    return listens(
        pod, new Flow(Netns.of(pod), pod.address(), port, Transport.TCP, pod.node(), pod));
  }

  private Optional<Exchange.Answered> answer(Flow flow, Message query, Transport transport) {
    if (flow.toPod() != null) {
      return flow.dns() && CoreDns.isReplica(flow.toPod())
          ? Optional.of(coreDns.answer(flow.toPod(), query, transport))
          : Optional.empty();
    }
    if (!upstreams.addresses().contains(flow.to())) {
      return Optional.empty();
    }
    Upstreams.Mood mood = upstreams.mood(flow.to());
    return mood == Upstreams.Mood.SILENT || !upstreams.serves(query, transport)
        ? Optional.empty()
        : Optional.of(
            new Exchange.Answered(upstreams.answer(query, mood), Upstreams.latency().plus(NEAR)));
  }

  private Reach reach(Netns from, String address, int port, Transport transport) {
    if (cutOff.contains(from.node() + " " + address)) {
      return new Reach.Lost();
    }
    String to = address;
    int toPort = port;
    if (services.isService(address)) {
      if (transport == Transport.ICMP) {
        return new Reach.Lost();
      }
      Optional<Services.Backend> backend = services.choose(from, address, port, transport);
      if (backend.isEmpty()) {
        return services.reject(from, transport);
      }
      to = backend.get().address();
      toPort = backend.get().port();
    }
    Pod pod = podAt(to);
    Flow flow = new Flow(from, to, toPort, transport, pod == null ? nodeAt(to) : pod.node(), pod);
    if (!policies.allow(flow) || faults.stream().anyMatch(f -> f.drops(flow))) {
      return new Reach.Lost();
    }
    return listens(flow);
  }

  private Reach listens(Flow flow) {
    Pod pod = flow.toPod();
    if (pod != null) {
      return flow.transport() == Transport.ICMP || listens(pod, flow)
          ? new Reach.Arrives(flow)
          : new Reach.Refused();
    }
    boolean icmp = flow.transport() == Transport.ICMP;
    if (upstreams.addresses().contains(flow.to())) {
      return icmp || flow.port() == 53 ? new Reach.Arrives(flow) : new Reach.Refused();
    }
    if (services.isApiServer(flow.to(), flow.port())) {
      return flow.transport() == Transport.TCP ? new Reach.Arrives(flow) : new Reach.Lost();
    }
    if (!flow.toNode().isEmpty()) {
      boolean kubelet = flow.transport() == Transport.TCP && flow.port() == 10250;
      return icmp || kubelet ? new Reach.Arrives(flow) : new Reach.Refused();
    }
    boolean web = flow.transport() == Transport.TCP && (flow.port() == 80 || flow.port() == 443);
    return upstreams.isHost(flow.to()) && (web || icmp)
        ? new Reach.Arrives(flow)
        : new Reach.Lost();
  }

  private static boolean listens(Pod pod, Flow flow) {
    for (JsonNode container : pod.containers()) {
      if (pod.runs(Tree.text(container, "name"))) {
        for (JsonNode port : container.path("ports")) {
          if (port.path("containerPort").asInt(0) == flow.port()
              && port.path("protocol").asString("TCP").equals(flow.transport().name())) {
            return true;
          }
        }
        if (CoreDns.listens(pod, flow.port(), flow.transport())) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Pod podAt(String address) {
    return world.pods().stream()
        .filter(p -> !p.hostNetwork() && p.address().equals(address))
        .findFirst()
        .orElse(null);
  }

  private String nodeAt(String address) {
    for (ObjectNode node : world.objects().list("Node")) {
      if (node.path("status")
          .path("addresses")
          .valueStream()
          .anyMatch(a -> Tree.text(a, "address").equals(address))) {
        return Tree.text(node, "metadata", "name");
      }
    }
    return "";
  }
}
