package dev.podnosis.kube;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes kubeconfigs with one context and connects by them. */
final class Kubeconf {
  static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private Kubeconf() {}

  /** Flow-style YAML for the bodies of the cluster and the user. */
  static String text(String cluster, String user) {
    return """
    apiVersion: v1
    kind: Config
    current-context: one
    contexts:
    - {name: one, context: {cluster: c, user: u, namespace: shop}}
    clusters:
    - {name: c, cluster: {%s}}
    users:
    - {name: u, user: {%s}}
    """
        .formatted(cluster, user);
  }

  static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the user's own file. */
  static AccessResult own(Path file) {
    Kubeconfigs own =
        new Kubeconfigs(Map.of("KUBECONFIG", file.toString()), file.resolveSibling("home"));
    return assertInstanceOf(Kubeconfig.class, own.read()).choose(null);
  }

  /** As a file that came from elsewhere. */
  static AccessResult foreign(Path file) {
    Kubeconfigs other = new Kubeconfigs(Map.of(), file.resolveSibling("home"));
    return assertInstanceOf(Kubeconfig.class, other.read(file)).choose(null);
  }

  static ClusterAccess access(AccessResult result) {
    return assertInstanceOf(ClusterAccess.class, result);
  }

  static ConnectOptions options() {
    return ConnectOptions.on(THREADS);
  }

  static ConnectOptions within(Duration bound) {
    return options().requestTimeout(bound);
  }

  /** A connection to this server, by the user's own kubeconfig with a token. */
  static Cluster connect(FakeApi api, Path folder) throws InterruptedException {
    return connect(api, folder, options());
  }

  static Cluster connect(FakeApi api, Path folder, ConnectOptions options)
      throws InterruptedException {
    return connect(api.url(), folder, options);
  }

  static Cluster connect(String url, Path folder, ConnectOptions options)
      throws InterruptedException {
    Path file = write(folder, "config", text("server: '" + url + "'", "token: t0ken"));
    ConnectOutcome outcome = Cluster.connect(access(own(file)), Consent.none(), options);
    return assertInstanceOf(ConnectOutcome.Connected.class, outcome).cluster();
  }

  static ConnectOutcome.ConnectProblem problem(ConnectOutcome outcome) {
    return assertInstanceOf(ConnectOutcome.ConnectProblem.class, outcome);
  }
}
