package dev.podnosis.demo;

import dev.podnosis.demo.api.ApiServer;
import dev.podnosis.demo.api.Identity;
import dev.podnosis.demo.incident.Everyday;
import dev.podnosis.demo.incident.Incident;
import dev.podnosis.demo.incident.Incidents;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** A demo cluster that serves the Kubernetes API on loopback until it is closed. */
public final class DemoCluster implements AutoCloseable {
  private final String incident;
  private final String token;
  private final Identity identity;
  private final ApiServer api;

  private DemoCluster(String incident, String token, Identity identity, ApiServer api) {
    this.incident = incident;
    this.token = token;
    this.identity = identity;
    this.api = api;
  }

  /**
   * Starts a cluster in which an incident goes on.
   *
   * @param port the port to serve on, or 0 for a free one
   * @throws IOException when the port cannot be had
   */
  public static DemoCluster start(DemoIncident incident, int port) throws IOException {
    Incident change = Incidents.byId(incident.id());
    World world = new World(Instant.now(), change::manifests);
    Everyday.logs(world);
    change.world(world);
    Network network = new Network(world);
    change.network(network);
    String token = newToken();
    Identity identity = Identity.forLoopback();
    return new DemoCluster(
        incident.id(), token, identity, new ApiServer(world, network, identity, token, port));
  }

  /** The URL of the API. */
  public String server() {
    return "https://127.0.0.1:" + api.port();
  }

  /** The name of the context in the kubeconfig. */
  public String context() {
    return "demo-" + incident;
  }

  /** A kubeconfig for this cluster; its token is good until the cluster is closed. */
  public String kubeconfig() {
    return """
        apiVersion: v1
        kind: Config
        clusters:
        - name: %1$s
          cluster:
            server: %2$s
            certificate-authority-data: %4$s
        users:
        - name: %1$s
          user:
            token: %3$s
        contexts:
        - name: %1$s
          context:
            cluster: %1$s
            user: %1$s
            namespace: shop
        current-context: %1$s
        """
        .formatted(context(), server(), token, identity.certificateData());
  }

  @Override
  public void close() {
    api.close();
  }

  private static String newToken() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return "demo-" + HexFormat.of().formatHex(bytes);
  }
}
