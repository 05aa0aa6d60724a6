package dev.podnosis.probe;

import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.TriesSeen;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tries whether it fails every time: looks the failing names up again and again in the business
 * container itself, whose libc and files the application has. Where no name was given, a name of
 * the cluster that must exist is tried.
 */
final class TriesProbe implements Probe {
  private static final int MOST_NAMES = 3;

  private final int times;

  private final Consumer<TriesSeen> watch;

  /**
   * Tries.
   *
   * @param times how often each name is looked up
   * @param watch told of what is known each time a lookup has ended
   */
  TriesProbe(int times, Consumer<TriesSeen> watch) {
    this.times = times;
    this.watch = watch;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod == null) {
      return;
    }
    ContainerSeen container =
        scene.caseFile().last(ContainerSeen.class).map(s -> s.what()).orElse(null);
    if (container == null) {
      scene.missed(Places.unseen("tools of pod " + pod), "");
      return;
    }
    Optional<LookupTool> tool = LookupTool.bestOf(container.tools());
    if (tool.isEmpty() || !container.shell()) {
      Detail wanted = new Detail.Programs(List.of("sh", String.join(" | ", LookupTool.programs())));
      scene.missed(new NotObserved(NotObserved.Reason.NO_TOOL, "pod " + pod, wanted), "");
      return;
    }
    List<String> names = names(scene).stream().filter(tool.get()::takes).limit(MOST_NAMES).toList();
    scene.each(names, (part, name) -> tries(part, container, name, tool.get()));
  }

  private static List<String> names(Scene scene) {
    List<String> failing = scene.caseFile().symptom().domains();
    return failing.isEmpty()
        ? List.of("kubernetes.default.svc." + scene.facts().dns().clusterDomain())
        : failing;
  }

  private void tries(Scene scene, ContainerSeen container, String name, LookupTool tool)
      throws InterruptedException {
    ObjectRef pod = container.pod();
    TriesScript script =
        new TriesScript(
            "pd-" + UUID.randomUUID(), tool, name, times, LookupTool.timeout(scene.facts()));
    List<String> argv = script.command();
    String command = Kubectl.exec(pod, container.container(), argv);
    // Nothing has ended yet: all are still to come.
    watch.accept(script.read(pod, container.container(), tool.program(), ""));
    Read<ClusterReads.Executed> read =
        scene
            .cluster()
            .exec(
                pod,
                container.container(),
                argv,
                TriesScript.limit(),
                text ->
                    watch.accept(script.read(pod, container.container(), tool.program(), text)));
    switch (read) {
      case Read.Not<ClusterReads.Executed> not -> scene.missed(not.why(), command);
      case Read.Got<ClusterReads.Executed> got ->
          scene.saw(
              ResolvConfProbe.inPod(scene, pod),
              script.read(pod, container.container(), tool.program(), got.value().stdout()),
              Execs.transcript(command, got.value()));
    }
  }
}
