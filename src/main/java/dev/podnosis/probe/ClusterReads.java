package dev.podnosis.probe;

import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServerSeen;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What probes may ask of a cluster without creating anything in it. */
public interface ClusterReads {
  /** The server, who we are there, and its clock. */
  Read<ServerSeen> server() throws InterruptedException;

  /** One object by name; a missing one is not read, with the reason. */
  Read<JsonNode> get(ObjectKind kind, String namespace, String name) throws InterruptedException;

  /**
   * Objects by selectors, page by page.
   *
   * @param namespace the namespace, or empty for all
   * @param labels a label selector; empty for all
   * @param fields a field selector; empty for all
   */
  Read<List<JsonNode>> list(ObjectKind kind, String namespace, String labels, String fields)
      throws InterruptedException;

  /**
   * A container's log with timestamps. The caller closes it.
   *
   * @param container the container, or empty for the only one
   * @param previous whether the log of the container that ended before is wanted
   * @param since how far back, or null for the whole log
   */
  Read<InputStream> log(ObjectRef pod, String container, boolean previous, @Nullable Duration since)
      throws InterruptedException;

  /**
   * Runs a command in a container that exists.
   *
   * @param container the container, or empty for the only one
   * @param argv program and arguments; no shell reads them
   * @param limit how long it may take
   */
  Read<Executed> exec(ObjectRef pod, String container, List<String> argv, Duration limit)
      throws InterruptedException;

  /**
   * Runs a command, and tells what it has written to standard output so far as that grows, on the
   * thread that waits for its end.
   */
  default Read<Executed> exec(
      ObjectRef pod, String container, List<String> argv, Duration limit, Consumer<String> soFar)
      throws InterruptedException {
    return exec(pod, container, argv, limit);
  }

  /** The kubelet's running configuration, read through the API server. */
  Read<JsonNode> kubeletConfig(String node) throws InterruptedException;

  /**
   * Metrics that a node's kubelet has of its containers, those whose names begin with a prefix, in
   * Prometheus' text format; read through the API server.
   */
  Read<String> containerMetrics(String node, String prefix) throws InterruptedException;

  /**
   * A command that ran.
   *
   * @param exitCode its exit status
   * @param stdout standard output, up to a bound
   * @param stderr standard error, up to a bound
   * @param truncated whether output was cut
   * @param took how long it ran
   */
  record Executed(int exitCode, String stdout, String stderr, boolean truncated, Duration took) {}
}
