package dev.podnosis.probe;

import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodsSeen;
import java.util.List;

/** Reads the business pod and its events. */
final class BusinessPodProbe implements Probe {
  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod == null) {
      return;
    }
    scene.note(
        scene.cluster().get(ObjectKind.PODS, pod.namespace(), pod.name()),
        p -> new PodsSeen(PodsSeen.Role.BUSINESS, List.of(PodReader.read(p))),
        Kubectl.get(ObjectKind.PODS, pod.namespace(), pod.name()));
    String fields = "involvedObject.kind=Pod,involvedObject.name=" + pod.name();
    scene.note(
        scene.cluster().list(ObjectKind.EVENTS, pod.namespace(), "", fields),
        e -> new EventsSeen("pod " + pod, e.stream().map(EventReader::read).toList()),
        Kubectl.list(ObjectKind.EVENTS, pod.namespace(), "", fields));
  }
}
