package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ScalingSeen;
import dev.podnosis.kube.DebugImages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scales and protects the DNS server's pods, read over real sockets. */
class ScalingTest {
  private static final String HPAS =
      "/apis/autoscaling/v2/namespaces/kube-system/horizontalpodautoscalers";
  private static final String BUDGETS =
      "/apis/policy/v1/namespaces/kube-system/poddisruptionbudgets";
  private static final String MAP = "/api/v1/namespaces/kube-system/configmaps/dns-autoscaler";

  @TempDir Path folder;

  private ScalingSeen look(FaultyServer server, Demo demo)
      throws IOException, InterruptedException {
    try (LiveProbes probes =
        demo.probes(
            demo.connect(server, Duration.ofMinutes(1)),
            Level.READ,
            DebugImages.of("nicolaka/netshoot"))) {
      CaseFile file = demo.begun(Level.READ);
      for (ProbeId probe : List.of(ProbeId.DNS_SERVICE, ProbeId.DNS_PODS, ProbeId.DNS_WORKLOAD)) {
        file = file.plus(probes.collect(probe, file));
      }
      return file.last(ScalingSeen.class).orElseThrow().what();
    }
  }

  /** By what it selects or scales, whatever it is called. */
  @Test
  void findsWhatConcernsTheReplicasAndNothingElse() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port())) {
      server.say(
          HPAS,
          """
          {"kind":"HorizontalPodAutoscalerList","apiVersion":"autoscaling/v2","metadata":{},"items":[
           {"metadata":{"name":"resolver","namespace":"kube-system"},
            "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"coredns"},
                    "minReplicas":2,"maxReplicas":6},
            "status":{"currentReplicas":3}},
           {"metadata":{"name":"dns-exporter","namespace":"kube-system"},
            "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"dns-exporter"},
                    "minReplicas":1,"maxReplicas":2}}]}
          """);
      server.say(
          BUDGETS,
          """
          {"kind":"PodDisruptionBudgetList","apiVersion":"policy/v1","metadata":{},"items":[
           {"metadata":{"name":"keep-one","namespace":"kube-system"},
            "spec":{"minAvailable":1,"selector":{"matchLabels":{"k8s-app":"kube-dns"}}},
            "status":{"disruptionsAllowed":0}},
           {"metadata":{"name":"either","namespace":"kube-system"},
            "spec":{"maxUnavailable":"25%","selector":{"matchExpressions":[
              {"key":"k8s-app","operator":"In","values":["kube-dns","metrics-server"]}]}}},
           {"metadata":{"name":"external-dns","namespace":"kube-system"},
            "spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"external-dns"}}}},
           {"metadata":{"name":"dns-of-nothing","namespace":"kube-system"},
            "spec":{"minAvailable":1}}]}
          """);
      server.say(
          MAP,
          """
          {"kind":"ConfigMap","apiVersion":"v1",
           "metadata":{"name":"dns-autoscaler","namespace":"kube-system"},
           "data":{"linear":"{\\"coresPerReplica\\":256,\\"min\\":2}"}}
          """);
      ScalingSeen seen = look(server, demo);
      assertEquals(
          List.of(
              "HorizontalPodAutoscaler/resolver minReplicas=2 maxReplicas=6 currentReplicas=3",
              "ConfigMap/dns-autoscaler"),
          seen.autoscalers());
      assertEquals(
          List.of("keep-one minAvailable=1 disruptionsAllowed=0", "either maxUnavailable=25%"),
          seen.disruptionBudgets());
      for (String path : List.of(HPAS, BUDGETS, MAP)) {
        assertTrue(
            server.asked().stream().anyMatch(a -> a.startsWith("GET " + path)),
            server.asked()::toString);
      }
    }
  }

  @Test
  void seesThatThereIsNone() throws IOException, InterruptedException {
    try (Demo demo = new Demo("healthy", folder);
        FaultyServer server = new FaultyServer(demo.port())) {
      assertEquals(new ScalingSeen(List.of(), List.of()), look(server, demo));
    }
  }
}
