package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.RightsSeen;
import java.util.List;

/** Asks what the user may do, as far as the allowed level needs it. */
final class RightsProbe implements Probe {
  private static final String COMMAND = "kubectl auth can-i --list -n ";

  private final Rights rights;

  RightsProbe(Rights rights) {
    this.rights = rights;
  }

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    String dns = (String) scene.facts().args().getOrDefault("dnsNamespace", "kube-system");
    String namespace = pod == null ? "" : pod.namespace();
    List<RightsSeen.Right> seen = rights.upTo(scene.caseFile().run().level(), namespace, dns);
    scene.saw(new RightsSeen("self", seen), COMMAND + (namespace.isEmpty() ? dns : namespace));
  }
}
