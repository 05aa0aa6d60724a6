package dev.podnosis.recording;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.probe.ObjectKind;
import dev.podnosis.probe.Read;
import dev.podnosis.probe.Workplace;
import dev.podnosis.probe.Workplaces;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Places to work at in a recorded cluster. */
final class RecordedWorkplaces implements Workplaces {
  private final Path folder;
  private final Shape shape;

  RecordedWorkplaces(Path folder, Shape shape) {
    this.folder = folder;
    this.shape = shape;
  }

  @Override
  public Read<Workplace> inPod(ObjectRef pod, @Nullable String node) {
    return new RecordedReads(folder, shape)
        .get(ObjectKind.PODS, pod.namespace(), pod.name())
        .map(p -> new RecordedPod(pod, node, p.at("/metadata/uid").asString(""), folder));
  }

  @Override
  public Read<Workplace> onNode(String node) {
    Path commands = folder.resolve("node").resolve(node);
    return Files.isDirectory(commands)
        ? new Read.Got<>(new RecordedNode(node, commands, shape))
        : new Read.Not<>(
            new NotObserved(NotObserved.Reason.UNSUPPORTED, "node " + node, "not recorded"));
  }
}
