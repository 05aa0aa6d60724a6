package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.Transcript;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/**
 * A visit to a node: commands are run there in one go, and what they said is kept with what was
 * typed.
 */
final class NodeVisit {
  private NodeVisit() {}

  /** Runs a script at a place on a node and notes what it showed, or why it could not be run. */
  static void note(
      Scene scene,
      Workplace place,
      String node,
      NodeScript script,
      Duration limit,
      Function<NodeOutput, Observation> seen)
      throws InterruptedException {
    String marker = "@" + UUID.randomUUID();
    String command = place.kubectl(script.plain());
    scene.begin();
    switch (place.run(script.argv(marker), limit)) {
      case Read.Not<ClusterReads.Executed>(NotObserved why) ->
          scene.saw(place.vantage(), why, Transcript.ofCommand(command));
      case Read.Got<ClusterReads.Executed>(ClusterReads.Executed got)
          when !got.stdout().contains(marker) ->
          scene.saw(
              place.vantage(), Execs.failed("node " + node, got), Execs.transcript(command, got));
      case Read.Got<ClusterReads.Executed>(ClusterReads.Executed got) -> {
        NodeOutput output = new NodeOutput(marker, got.stdout());
        scene.saw(
            place.vantage(),
            seen.apply(output),
            new Transcript(
                command, got.exitCode(), output.readable(), got.stderr(), got.truncated()));
      }
    }
  }
}
