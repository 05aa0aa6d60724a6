package dev.podnosis.probe;

import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks the failing names up in the business container with the best tool that it has, and a name
 * of the cluster that must exist.
 */
final class ClientLookupsProbe implements Probe {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    ContainerSeen container =
        scene.caseFile().last(ContainerSeen.class).map(s -> s.what()).orElse(null);
    if (pod == null) {
      return;
    }
    if (container == null) {
      scene.missed(Places.unseen("tools of pod " + pod), "");
      return;
    }
    Optional<LookupTool> tool = LookupTool.bestOf(container.tools());
    if (tool.isEmpty()) {
      Detail wanted = new Detail.Programs(LookupTool.programs());
      scene.missed(new NotObserved(NotObserved.Reason.NO_TOOL, "pod " + pod, wanted), "");
      return;
    }
    List<String> names = names(scene).stream().filter(tool.get()::takes).toList();
    scene.each(names, (part, name) -> lookup(part, container, name, tool.get()));
  }

  private static Set<String> names(Scene scene) {
    Set<String> names = new LinkedHashSet<>(scene.caseFile().symptom().domains());
    names.add("kubernetes.default.svc." + scene.facts().dns().clusterDomain());
    return names;
  }

  private static void lookup(Scene scene, ContainerSeen container, String name, LookupTool tool)
      throws InterruptedException {
    ObjectRef pod = container.pod();
    List<String> argv = tool.argv(name);
    String command = Kubectl.exec(pod, container.container(), argv);
    Read<ClusterReads.Executed> read =
        scene.cluster().exec(pod, container.container(), argv, LIMIT);
    switch (read) {
      case Read.Not<ClusterReads.Executed> not -> scene.missed(not.why(), command);
      case Read.Got<ClusterReads.Executed> got ->
          scene.saw(
              ResolvConfProbe.inPod(scene, pod),
              tool.read(pod, name, got.value()).waited(LookupTool.timeout(scene.facts())),
              Execs.transcript(command, got.value()));
    }
  }
}
