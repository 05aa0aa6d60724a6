package dev.podnosis.probe;

import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.ContainerFacts.Kind;
import dev.podnosis.evidence.ContainerFacts.Phase;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a pod that takes no connection at a port from a way to it that broke. */
final class Silence {
  /**
   * How the container runtimes report through the forward that the pod refused (Go's net package;
   * containerd: "failed to connect to localhost:53 inside namespace …: IPv4: dial tcp4 …").
   */
  private static final Pattern REFUSED =
      Pattern.compile("dial tcp[46]? \\S{1,60}: connect: connection refused");

  private Silence() {}

  /** What a failed forward says. */
  static NotObserved of(ObjectRef pod, String detail) {
    Matcher refused = REFUSED.matcher(detail);
    return refused.find()
        ? new NotObserved(NotObserved.Reason.NOT_LISTENING, "pod " + pod, refused.group())
        : new NotObserved(NotObserved.Reason.DISCONNECTED, "pod " + pod, detail);
  }

  /** The same with its cause, where a container of the pod was not running when it was seen. */
  static NotObserved explained(PodFacts pod, NotObserved why) {
    return why.reason() == NotObserved.Reason.NOT_LISTENING
        ? stopped(pod)
            .map(
                c ->
                    new NotObserved(
                        NotObserved.Reason.NOT_RUNNING,
                        why.subject(),
                        Detail.ContainerState.of(c, why.detail().said())))
            .orElse(why)
        : why;
  }

  private static Optional<ContainerFacts> stopped(PodFacts pod) {
    return pod.containers().stream()
        .filter(c -> c.kind() == Kind.NORMAL)
        .filter(c -> c.state().phase() == Phase.WAITING || c.state().phase() == Phase.TERMINATED)
        .findFirst();
  }
}
