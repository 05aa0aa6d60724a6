package dev.podnosis.demo.program;

import dev.podnosis.demo.incident.Incident;
import dev.podnosis.demo.incident.Incidents;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.Tree;
import dev.podnosis.demo.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs programs in a demo cluster without a server and without waiting. */
final class Bench {
  /** What a run left, and how long it would have taken. */
  record Ran(int code, String out, String err, Duration took) {}

  final World world;
  final Network network;

  Bench(String incident) {
    Incident change = Incidents.byId(incident);
    world = new World(Instant.now(), change::manifests);
    change.world(world);
    network = new Network(world);
    change.network(network);
  }

  Pod pod(String app, int index) {
    return world.pods("shop", "app", app).get(index);
  }

  Ran run(Pod pod, String... command) throws InterruptedException, MissingProgramException {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    Duration[] took = {Duration.ZERO};
    Output output =
        new Output() {
          @Override
          public void out(String text) {
            out.append(text);
          }

          @Override
          public void err(String text) {
            err.append(text);
          }
        };
    String container = Tree.text(pod.containers().getFirst(), "name");
    Setting setting =
        Setting.of(
            world,
            network,
            pod,
            container,
            world.image(Tree.text(pod.containers().getFirst(), "image")).orElseThrow());
    List<String> words = List.of(command);
    int code =
        new Programs()
            .run(
                new Call(
                    words.getFirst(),
                    words.subList(1, words.size()),
                    setting,
                    "",
                    output,
                    time -> took[0] = took[0].plus(time)));
    return new Ran(code, out.toString(), err.toString(), took[0]);
  }
}
