package dev.podnosis.probe;

import dev.podnosis.diagnosis.KubeDns;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.HttpSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Source;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.evidence.Vantage;
import java.util.List;

/** Asks each replica's own health and ready endpoints, where its Corefile has them. */
final class DnsHealthProbe implements Probe {
  private static final int LONGEST = 200;

  private final Forwards forwards;

  DnsHealthProbe(Forwards forwards) {
    this.forwards = forwards;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    List<PodFacts> replicas = Replicas.asked(scene);
    if (KubeDns.serves(replicas)) {
      // It has none of these endpoints: that limits nothing.
      replicas.forEach(
          r ->
              scene.missed(
                  new NotObserved(
                      NotObserved.Reason.UNSUPPORTED,
                      "pod " + r.ref(),
                      new Detail.Known(Detail.Fact.NO_COREDNS_HEALTH)),
                  ""));
      return;
    }
    scene.each(
        replicas,
        (part, replica) -> {
          ask(part, replica, "/health", 8080);
          ask(part, replica, "/ready", 8181);
        });
  }

  private void ask(Scene scene, PodFacts replica, String path, int port)
      throws InterruptedException {
    String command =
        "kubectl get --raw /api/v1/namespaces/%s/pods/%s:%d/proxy%s"
            .formatted(replica.ref().namespace(), replica.ref().name(), port, path);
    scene.begin();
    Read<Forwards.HttpAnswer> read = forwards.http(replica.ref(), port, path);
    switch (read) {
      case Read.Not<Forwards.HttpAnswer> not ->
          scene.missed(Silence.explained(replica, not.why()), command);
      case Read.Got<Forwards.HttpAnswer> got -> {
        String body = got.value().body();
        scene.saw(
            new Vantage(Source.PORT_FORWARD, new Place.InPod(replica.ref(), replica.node())),
            new HttpSeen(
                replica.ref(),
                path + ":" + port,
                got.value().status(),
                body.substring(0, Math.min(LONGEST, body.length()))),
            Transcript.ofCommand(command));
      }
    }
  }
}
