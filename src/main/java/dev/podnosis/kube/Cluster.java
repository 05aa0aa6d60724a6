package dev.podnosis.kube;

import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A connection to one cluster. Its methods may be called from many threads at once, wait for their
 * answer, and end within a second when their thread is interrupted. What they read comes as plain
 * JSON, without environment values and Secret data.
 */
public final class Cluster implements AutoCloseable {
  private final Api api;
  private final KubeContext context;
  private final ServerFacts server;
  private final ConnectOptions options;

  Cluster(Api api, KubeContext context, ServerFacts server, ConnectOptions options) {
    this.api = api;
    this.context = context;
    this.server = server;
    this.options = options;
  }

  /** Connects to the cluster of a context; a foreign one only as far as the user agreed. */
  public static ConnectOutcome connect(
      ClusterAccess access, Consent consent, ConnectOptions options) throws InterruptedException {
    return new Connecting(access, consent, options).connect();
  }

  /** The context it was connected by. */
  public KubeContext context() {
    return context;
  }

  /** What the server told when we connected. */
  public ServerFacts server() {
    return server;
  }

  /** What was asked of the server so far. */
  public ApiUsage usage() {
    return api.transport().usage();
  }

  /** One object; the namespace is empty for an object of the whole cluster. */
  public Reply<JsonNode> get(Resource resource, String namespace, String name)
      throws InterruptedException {
    return new Reads(api).get(resource, namespace, name);
  }

  /** All objects that a query asks for, page by page, up to its bound. */
  public Reply<ObjectPage> list(Resource resource, Query query) throws InterruptedException {
    return new Reads(api).list(resource, query);
  }

  /** One page of objects; the empty position is the beginning. */
  public Reply<ObjectPage> page(Resource resource, Query query, String position)
      throws InterruptedException {
    return new Reads(api).page(resource, query, position);
  }

  /** A container's log. */
  public Reply<LogText> logs(LogRequest request) throws InterruptedException {
    return new Logs(api, options.requestTimeout()).read(request);
  }

  /** The configuration of a node's kubelet (needs {@code get nodes/proxy}). */
  public Reply<JsonNode> kubeletConfig(String node) throws InterruptedException {
    return new Kubelets(api).configz(node);
  }

  /**
   * What the kubelet counts of its node's containers (cAdvisor), the metrics whose names begin with
   * a prefix (needs {@code get nodes/proxy}).
   */
  public Reply<String> containerMetrics(String node, String prefix) throws InterruptedException {
    return new Kubelets(api).containerMetrics(node, prefix);
  }

  /** Runs a command in a container and waits for its end. */
  public ExecOutcome exec(ExecRequest request) throws InterruptedException {
    return new Exec(api.transport()).run(request, null);
  }

  /** Runs a command; its standard output goes to {@code stdout} as it comes, unbounded. */
  public ExecOutcome exec(ExecRequest request, OutputStream stdout) throws InterruptedException {
    return new Exec(api.transport()).run(request, stdout);
  }

  /** Asks which of these the user may do, all at once. */
  public List<Right.Answer> rights(List<Right> rights) throws InterruptedException {
    return new AccessReviews(api, options.executor()).ask(rights);
  }

  Api api() {
    return api;
  }

  ConnectOptions options() {
    return options;
  }

  /** Closes every connection to the server, those in use too. */
  @Override
  public void close() {
    api.close();
  }
}
