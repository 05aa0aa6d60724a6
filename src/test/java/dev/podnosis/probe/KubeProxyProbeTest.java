package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.KubeProxySeen;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.recording.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Finds kube-proxy's pods, and keeps of its configuration only the settings of IPVS. */
class KubeProxyProbeTest {
  private static final String IPVS =
      """
      ipvs:
        excludeCIDRs:
        - 10.1.0.0/16
        minSyncPeriod: 0s
        scheduler: "rr"
        strictARP: false
        udpTimeout: 300s
      """;

  private static KubeProxySeen read(String config) {
    return KubeProxyProbe.read(
        "kube-proxy",
        new ObjectMapper()
            .valueToTree(
                Map.of("data", Map.of("config.conf", config, "kubeconfig.conf", "token: s3cret"))));
  }

  @Test
  void keepsTheSectionAsItStands() {
    KubeProxySeen seen =
        read("apiVersion: kubeproxy.config.k8s.io/v1alpha1\n" + IPVS + "mode: ipvs\n");
    assertEquals(new KubeProxySeen("kube-proxy", "ipvs", 300, "kube-proxy", IPVS), seen);
  }

  @Test
  void keepsNoSecretAndNoFlood() {
    KubeProxySeen seen =
        read(
            "ipvs:\n  password: s3cret\n  scheduler: rr s3cret=$(x)\n"
                + "  syncPeriod: 30s\n".repeat(10_000)
                + "mode: ipvs\n");
    assertTrue(seen.ipvsSection().startsWith("ipvs:\n  syncPeriod: 30s\n"), seen.ipvsSection());
    assertTrue(seen.ipvsSection().length() < 1000, () -> seen.ipvsSection().length() + " long");
  }

  @Test
  void keepsNothingWhereThereIsNoSuchSection() {
    assertEquals("", read("mode: iptables\n").ipvsSection());
  }

  /** The static pods of GKE and the DaemonSets of AKS and ACK have other labels than kubeadm's. */
  @Test
  void findsItsPodsByEitherLabel() {
    Shape mixed =
        Shape.asRecorded()
            .with(
                new YAMLMapper()
                    .readTree(
                        """
                        edits:
                          - kind: pods
                            add: {metadata: {name: kube-proxy-h7x2k, namespace: kube-system, labels: {k8s-app: kube-proxy}}}
                          - kind: pods
                            add: {metadata: {name: kube-proxy-worker-x9k, namespace: kube-system, labels: {k8s-app: kube-proxy-worker}}}
                          - kind: pods
                            add: {metadata: {name: kube-proxy-node2, namespace: kube-system, labels: {component: kube-proxy, tier: node}}}
                        """));
    assertEquals(
        List.of("kube-proxy-h7x2k", "kube-proxy-worker-x9k", "kube-proxy-node2"),
        RecordedCases.caseFile("healthy", 0, Level.READ, c -> c, mixed)
            .all(PodsSeen.class)
            .filter(s -> s.what().role() == PodsSeen.Role.KUBE_PROXY)
            .flatMap(s -> s.what().pods().stream())
            .map(p -> p.ref().name())
            .toList());
  }
}
