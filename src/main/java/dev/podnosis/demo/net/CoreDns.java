package dev.podnosis.demo.net;

import dev.podnosis.demo.world.LogLine;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The replicas of CoreDNS: the cluster's zone from the objects, everything else from the upstreams.
 */
public final class CoreDns {
  /**
   * The forward plugin waits so long for one answer of an upstream (CoreDNS 1.12,
   * plugin/pkg/proxy).
   */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  private static final Set<Integer> TCP_PORTS = Set.of(53, 8080, 8181, 9153);

  private final World world;
  private final Network network;
  private final ClusterZone zone;

  CoreDns(World world, Network network) {
    this.world = world;
    this.network = network;
    this.zone = new ClusterZone(world.objects());
  }

  /** How many times its everyday work it has to do. */
  double load() {
    return world.coreDnsLoad();
  }

  /** Whether a pod is a replica that listens on this port. */
  static boolean listens(Pod pod, int port, Transport transport) {
    return isReplica(pod)
        && pod.runs("coredns")
        && (transport == Transport.TCP ? TCP_PORTS.contains(port) : port == 53);
  }

  /** Whether a pod is a replica. */
  public static boolean isReplica(Pod pod) {
    return pod.namespace().equals("kube-system")
        && pod.labels().path("k8s-app").asString("").equals("kube-dns");
  }

  /** A replica's answer to a question that reached it. */
  public Exchange.Answered answer(Pod replica, Message query, Transport transport) {
    Record question = query.getQuestion();
    Exchange.Answered answer =
        question == null || zone.covers(question.getName())
            ? new Exchange.Answered(own(query), latency())
            : forward(replica, query, transport);
    return transport == Transport.UDP
        ? new Exchange.Answered(Replies.fit(answer.reply(), query), answer.took())
        : answer;
  }

  private Message own(Message query) {
    if (query.getQuestion() == null) {
      Message reply = new Message(query.getHeader().getID());
      reply.getHeader().setRcode(Rcode.FORMERR);
      return reply;
    }
    return zone.answer(query);
  }

  /** With every upstream marked down, forward tries one of them once more (plugin/forward). */
  private Exchange.Answered forward(Pod replica, Message query, Transport transport) {
    List<String> servers = network.upstreams().healthy();
    String server = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
    Transport over = forcesTcp() ? Transport.TCP : transport;
    Exchange exchange = network.ask(Netns.of(replica), server, 53, over, query, READ_TIMEOUT);
    if (exchange instanceof Exchange.Answered answered) {
      return new Exchange.Answered(answered.reply(), answered.took().plus(latency()));
    }
    Duration took = exchange.took().plus(latency());
    Message reply = Replies.to(query);
    reply.getHeader().setRcode(Rcode.SERVFAIL);
    boolean refused = exchange instanceof Exchange.Refused;
    String line = line(replica, query.getQuestion(), server, over, refused);
    world.logs().write(replica, "coredns", new LogLine(Instant.now().plus(took), line));
    return new Exchange.Answered(reply, took);
  }

  /** Whether the Corefile sends every query out over TCP, whatever the client used. */
  private boolean forcesTcp() {
    return world
        .objects()
        .get("ConfigMap", "kube-system", "coredns")
        .filter(c -> Tree.text(c, "data", "Corefile").contains("force_tcp"))
        .isPresent();
  }

  private static String line(
      Pod replica, Record question, String server, Transport transport, boolean refused) {
    String name = question.getName().toString();
    String type = Type.string(question.getType());
    if (transport == Transport.TCP) {
      String error = refused ? "connect: connection refused" : "i/o timeout";
      return "[ERROR] plugin/errors: 2 %s %s: dial tcp %s:53: %s"
          .formatted(name, type, server, error);
    }
    int port = ThreadLocalRandom.current().nextInt(32_768, 60_999);
    String error = refused ? "read: connection refused" : "i/o timeout";
    return errorLine(name, type, replica.address(), port, server, error);
  }

  /** A line of the errors plugin about an upstream that did not answer over UDP. */
  public static String errorLine(
      String name, String type, String replica, int port, String upstream, String error) {
    return "[ERROR] plugin/errors: 2 %s %s: read udp %s:%d->%s:53: %s"
        .formatted(name, type, replica, port, upstream, error);
  }

  private static Duration latency() {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(60_000, 400_000));
  }
}
