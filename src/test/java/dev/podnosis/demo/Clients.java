package dev.podnosis.demo;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The client that the program uses, on a demo cluster's kubeconfig. */
final class Clients {
  /** What a command left. */
  record Ran(int code, String out, String err) {}

  private Clients() {}

  static ConfigBuilder config(DemoCluster cluster) {
    return new ConfigBuilder(Config.fromKubeconfig(cluster.kubeconfig()))
        .withRequestRetryBackoffLimit(0);
  }

  static KubernetesClient of(DemoCluster cluster) {
    return new KubernetesClientBuilder().withConfig(config(cluster).build()).build();
  }

  static Ran exec(
      KubernetesClient client, String namespace, String pod, String container, String... command)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ExecWatch watch =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(container)
            .writingOutput(out)
            .writingError(err)
            .exec(command)) {
      int code = watch.exitCode().get(60, TimeUnit.SECONDS);
      return new Ran(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
