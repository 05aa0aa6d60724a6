package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Transcript;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit to a node: commands are run there in one go, and what they said is kept with what was
 * typed.
 *
 * @param output what the commands said
 * @param transcript what was typed and answered
 */
record NodeVisit(NodeOutput output, Transcript transcript) {
  /** Runs a script at a place; null after noting why that was not possible. */
  static @Nullable NodeVisit to(
      Scene scene, Workplace place, NodeScript script, String subject, Duration limit)
      throws InterruptedException {
    String marker = "@" + UUID.randomUUID();
    String command = place.kubectl(script.plain());
    scene.begin();
    return switch (place.run(script.argv(marker), limit)) {
      case Read.Not<ClusterReads.Executed>(NotObserved why) -> {
        scene.saw(place.vantage(), why, Transcript.ofCommand(command));
        yield null;
      }
      case Read.Got<ClusterReads.Executed>(ClusterReads.Executed got)
          when !got.stdout().contains(marker) -> {
        scene.saw(place.vantage(), Execs.failed(subject, got), Execs.transcript(command, got));
        yield null;
      }
      case Read.Got<ClusterReads.Executed>(ClusterReads.Executed got) -> {
        NodeOutput output = new NodeOutput(marker, got.stdout());
        yield new NodeVisit(
            output,
            new Transcript(
                command, got.exitCode(), output.readable(), got.stderr(), got.truncated()));
      }
    };
  }
}
