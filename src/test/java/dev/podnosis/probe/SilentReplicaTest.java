package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica that takes no connection is told from a connection that broke. */
class SilentReplicaTest {
  private static final List<ProbeId> ASKING =
      List.of(ProbeId.DNS_HEALTH, ProbeId.DNS_METRICS, ProbeId.REPLICA_LOOKUPS);

  @TempDir private Path folder;

  @Test
  void aCrashedReplicaDoesNotAnswerAsItsContainerIsNotRunning()
      throws IOException, InterruptedException {
    try (Demo demo = new Demo("coredns-crash-loop", folder);
        LiveProbes probes = demo.probes(Level.READ)) {
      CaseFile file = demo.walk(probes, Level.READ);
      for (ProbeId probe : ASKING) {
        List<NotObserved> missed =
            file.of(probe)
                .map(e -> e.observation())
                .filter(NotObserved.class::isInstance)
                .map(NotObserved.class::cast)
                .toList();
        assertFalse(missed.isEmpty(), probe.id());
        for (NotObserved each : missed) {
          assertEquals(NotObserved.Reason.NOT_RUNNING, each.reason(), each.toString());
          Detail.ContainerState state =
              assertInstanceOf(Detail.ContainerState.class, each.detail());
          assertEquals("CrashLoopBackOff", state.reason());
          assertTrue(state.said().endsWith("connect: connection refused"), state.said());
        }
      }
    }
  }

  /** As containerd 2.1 words it; a stream that merely ended says nothing of the pod. */
  @Test
  void readsWhatTheRuntimeSaysOfTheRefusedConnection() {
    ObjectRef pod = new ObjectRef("kube-system", "coredns-1");
    NotObserved refused =
        Silence.of(
            pod,
            "error forwarding port 53 to pod 4ce3, uid : failed to execute portforward in network"
                + " namespace \"/var/run/netns/cni-4ce3\": failed to connect to localhost:53 inside"
                + " namespace \"4ce3\", IPv4: dial tcp4 127.0.0.1:53: connect: connection refused"
                + " IPv6 dial tcp6 [::1]:53: connect: connection refused");
    assertEquals(NotObserved.Reason.NOT_LISTENING, refused.reason());
    assertEquals("dial tcp4 127.0.0.1:53: connect: connection refused", refused.detail().said());
    for (String other :
        List.of("HTTP/1.1 header parser received no bytes", "Connection refused", "")) {
      assertEquals(NotObserved.Reason.DISCONNECTED, Silence.of(pod, other).reason(), other);
    }
  }
}
