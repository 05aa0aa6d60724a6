package dev.podnosis.probe;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.evidence.Vantage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks each replica over TCP through the API server's port-forward. That reaches the pod's own
 * loopback: it tells whether the process answers, not whether the network lets packets through.
 */
final class ReplicaLookupsProbe implements Probe {
  private final Forwards forwards;

  ReplicaLookupsProbe(Forwards forwards) {
    this.forwards = forwards;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    scene.each(Replicas.asked(scene), this::ask);
  }

  private void ask(Scene scene, PodFacts replica) throws InterruptedException {
    int port = Edges.replicaPort(scene.facts());
    String command =
        "kubectl port-forward -n "
            + replica.ref().namespace()
            + " "
            + replica.ref().name()
            + " 5353:"
            + port;
    Read<Forwards.DnsPort> opened = forwards.dns(replica.ref(), port);
    switch (opened) {
      case Read.Not<Forwards.DnsPort> not -> scene.missed(not.why(), command);
      case Read.Got<Forwards.DnsPort> got -> {
        try (Forwards.DnsPort dns = got.value()) {
          for (Map.Entry<String, Question> name : names(scene.facts()).entrySet()) {
            scene.begin();
            LookupsSeen.Sample sample = dns.ask(name.getKey());
            scene.saw(
                new Vantage(Source.PORT_FORWARD, new Place.InPod(replica.ref(), replica.node())),
                observation(replica, port, name.getValue(), sample),
                Transcript.ofCommand(
                    command + " ; dig +tcp -p 5353 @127.0.0.1 -q " + name.getKey()));
          }
        }
      }
    }
  }

  /** What the replica said; a forward that broke says nothing of it. */
  private static Observation observation(
      PodFacts replica, int port, Question question, LookupsSeen.Sample sample) {
    if (sample.outcome() instanceof LookupOutcome.NoAnswer none && !none.tellsOfDns()) {
      return Silence.explained(replica, Silence.of(replica.ref(), none.detail()));
    }
    return new LookupsSeen(
        new DnsTarget(DnsTarget.Role.REPLICA, "127.0.0.1", port, replica.ref()),
        Transport.TCP,
        question,
        sample.name(),
        "A",
        List.of(sample));
  }

  /** A name that must exist, and each failing name as the pod's search path would complete it. */
  private static Map<String, Question> names(Facts facts) {
    Map<String, Question> names = new LinkedHashMap<>();
    names.put("kubernetes.default.svc." + facts.dns().clusterDomain() + ".", Question.INTERNAL);
    Edges edges = new Edges(facts);
    facts.symptom().domains().forEach(d -> names.put(edges.absolute(d), Question.SYMPTOM));
    return names;
  }
}
