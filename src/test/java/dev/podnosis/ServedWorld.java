package dev.podnosis;

import dev.podnosis.demo.api.ApiServer;
import dev.podnosis.demo.api.Identity;
import dev.podnosis.demo.incident.Everyday;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A cluster of the demo's making that a test may change while it is served on loopback. */
final class ServedWorld implements AutoCloseable {
  private static final String TOKEN = "t0ken";

  private final World world = new World(Instant.now(), manifests -> {});
  private final Identity identity = Identity.forLoopback();
  private final ApiServer api;

  ServedWorld() throws IOException {
    Everyday.logs(world);
    api = new ApiServer(world, new Network(world), identity, TOKEN, 0);
  }

  World world() {
    return world;
  }

  /** Writes a kubeconfig whose one context leads there. */
  Path kubeconfig(Path file, String context) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        contexts: [{name: %1$s, context: {cluster: k, user: u}}]
        users: [{name: u, user: {token: %2$s}}]
        clusters:
        - name: k
          cluster: {server: 'https://127.0.0.1:%3$d', certificate-authority-data: %4$s}
        """
            .formatted(context, TOKEN, api.port(), identity.certificateData()));
  }

  @Override
  public void close() {
    api.close();
  }
}
