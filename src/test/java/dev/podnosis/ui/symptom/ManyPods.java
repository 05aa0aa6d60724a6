package dev.podnosis.ui.symptom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ClusterAccess;
import dev.podnosis.kube.ConnectOptions;
import dev.podnosis.kube.ConnectOutcome;
import dev.podnosis.kube.Consent;
import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.Kubeconfigs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An API server on loopback with many pods, served in pages as a real one does. */
final class ManyPods implements AutoCloseable {
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
  private static final Pattern POSITION = Pattern.compile("continue=(\\d+)");

  private final HttpServer server;
  private final int pods;
  private final boolean refuses;
  private final List<String> asked = new ArrayList<>();

  /** So many pods; or none may be listed over all namespaces. */
  ManyPods(int pods, boolean refuses) throws IOException {
    this.pods = pods;
    this.refuses = refuses;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/version" -> say(exchange, 200, "{\"gitVersion\": \"v1.33.5\"}");
      case "/api/v1/pods" -> {
        synchronized (asked) {
          asked.add(query);
        }
        if (refuses) {
          say(exchange, 403, status(403, "Forbidden"));
        } else {
          say(exchange, 200, page(query));
        }
      }
      case "/api/v1/namespaces/shop/pods" -> say(exchange, 200, page("limit=100&continue=0"));
      default -> say(exchange, 404, status(404, "NotFound"));
    }
  }

  private String page(String query) {
    int limit = number(LIMIT, query, pods);
    int from = number(POSITION, query, 0);
    int to = Math.min(pods, from + limit);
    String items =
        IntStream.range(from, to).mapToObj(ManyPods::pod).collect(Collectors.joining(","));
    String more =
        to < pods
            ? "\"continue\": \"" + to + "\", \"remainingItemCount\": " + (pods - to)
            : "\"continue\": \"\"";
    return "{\"kind\": \"PodList\", \"apiVersion\": \"v1\", \"metadata\": {"
        + more
        + "}, \"items\": ["
        + items
        + "]}";
  }

  private static String pod(int i) {
    return """
    {"metadata": {"namespace": "shop", "name": "pod-%05d"},
     "spec": {"nodeName": "node-%d", "dnsPolicy": "%s",
              "containers": [{"name": "app", "image": "registry.local:5000/shop/app:1"}]},
     "status": {"phase": "Running"}}
    """
        .formatted(i, i % 7, i % 2 == 0 ? "ClusterFirst" : "Default");
  }

  private static int number(Pattern pattern, String query, int otherwise) {
    Matcher found = pattern.matcher(query);
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }

  private static String status(int code, String reason) {
    return "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", \"reason\": \""
        + reason
        + "\", \"code\": "
        + code
        + ", \"message\": \"no\"}";
  }

  private static void say(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The queries for pods of all namespaces, in order. */
  List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  /** A connection to it. */
  Cluster connect(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("many.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: many, cluster: {server: "http://127.0.0.1:%d"}}
        users:
        - {name: many, user: {}}
        contexts:
        - {name: many, context: {cluster: many, user: many}}
        current-context: many
        """
            .formatted(server.getAddress().getPort()));
    Kubeconfig read = (Kubeconfig) new Kubeconfigs(Map.of(), folder).read(file);
    return ((ConnectOutcome.Connected)
            Cluster.connect(
                (ClusterAccess) read.choose(null),
                Consent.to(Consent.Point.values()),
                ConnectOptions.on(Runnable::run)))
        .cluster();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
