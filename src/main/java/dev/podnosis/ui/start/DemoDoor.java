package dev.podnosis.ui.start;

import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.kube.AccessResult;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.Kubeconfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Starts a demo cluster to choose a pod in, and connects to it as to any other. Blocks. */
final class DemoDoor {
  private final Kubeconfigs kubeconfigs;
  private final Executor executor;

  DemoDoor(Kubeconfigs kubeconfigs, Executor executor) {
    this.kubeconfigs = kubeconfigs;
    this.executor = executor;
  }

  /** A demo cluster and the connection to it. */
  record Open(DemoCluster demo, Cluster cluster) {}

  Open open(DemoIncident incident) throws IOException, InterruptedException {
    DemoCluster demo = DemoCluster.start(incident, 0);
    boolean connected = false;
    try {
      if (access(demo) instanceof ClusterAccess access
          && Cluster.connect(
                  access, Consent.to(Consent.Point.values()), ConnectOptions.on(executor))
              instanceof ConnectOutcome.Connected(Cluster cluster)) {
        connected = true;
        return new Open(demo, cluster);
      }
      throw new IOException("the demo cluster does not answer");
    } finally {
      if (!connected) {
        demo.close();
      }
    }
  }

  /** A kubeconfig is a file to its reader: this one lives no longer than the reading. */
  private AccessResult access(DemoCluster demo) throws IOException {
    Path file = Files.createTempFile("podnosis-demo-", ".kubeconfig");
    try {
      Files.writeString(file, demo.kubeconfig());
      return kubeconfigs.read(file) instanceof Kubeconfig read
          ? read.choose(null)
          : throwUnreadable();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static AccessResult throwUnreadable() throws IOException {
    throw new IOException("the demo cluster's kubeconfig cannot be read");
  }
}
