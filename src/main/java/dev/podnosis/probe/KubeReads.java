package dev.podnosis.probe;

import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.ExecOutcome;
import dev.podnosis.kube.ExecRequest;
import dev.podnosis.kube.LogRequest;
import dev.podnosis.kube.LogText;
import dev.podnosis.kube.ObjectPage;
import dev.podnosis.kube.Query;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import dev.podnosis.kube.ServerFacts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What probes ask of a cluster, asked of a live one. */
final class KubeReads implements ClusterReads {
  private static final int MOST_LOG_BYTES = 32 << 20;

  private final Cluster cluster;
  private final Rights rights;
  private final InstantSource clock;

  KubeReads(Cluster cluster, Rights rights, InstantSource clock) {
    this.cluster = cluster;
    this.rights = rights;
    this.clock = clock;
  }

  @Override
  public Read<ServerSeen> server() {
    ServerFacts server = cluster.server();
    ServerFacts.Clock ahead = server.clock();
    return new Read.Got<>(
        new ServerSeen(
            server.version(),
            server.user(),
            server.groups(),
            ahead == null ? null : ahead.ahead()));
  }

  @Override
  public Read<JsonNode> get(ObjectKind kind, String namespace, String name)
      throws InterruptedException {
    String subject = kind.plural() + " " + new ObjectRef(namespace, name);
    return read(cluster.get(resource(kind), namespace, name), subject);
  }

  @Override
  public Read<List<JsonNode>> list(ObjectKind kind, String namespace, String labels, String fields)
      throws InterruptedException {
    Query query = Query.in(namespace).labels(labels).fields(fields);
    String subject = kind.plural() + (namespace.isEmpty() ? "" : " in " + namespace);
    return read(cluster.list(resource(kind), query), subject).map(ObjectPage::items);
  }

  @Override
  public Read<InputStream> log(
      ObjectRef pod, String container, boolean previous, @Nullable Duration since)
      throws InterruptedException {
    LogRequest request =
        LogRequest.of(pod.namespace(), pod.name(), container).limit(MOST_LOG_BYTES);
    request = previous ? request.ofPrevious() : request;
    request = since == null ? request : request.since(clock.instant().minus(since));
    return read(cluster.logs(request), "log of " + pod)
        .map(LogText::text)
        .map(t -> new ByteArrayInputStream(t.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public Read<Executed> exec(ObjectRef pod, String container, List<String> argv, Duration limit)
      throws InterruptedException {
    NotObserved missing = rights.toExec(pod.namespace(), "pod " + pod);
    if (missing != null) {
      return new Read.Not<>(missing);
    }
    return executed(
        exec(cluster, ExecRequest.of(pod.namespace(), pod.name(), container, argv, limit)),
        "pod " + pod,
        argv,
        pod.namespace());
  }

  @Override
  public Read<Executed> exec(
      ObjectRef pod, String container, List<String> argv, Duration limit, Consumer<String> soFar)
      throws InterruptedException {
    NotObserved missing = rights.toExec(pod.namespace(), "pod " + pod);
    if (missing != null) {
      return new Read.Not<>(missing);
    }
    ExecRequest request = ExecRequest.of(pod.namespace(), pod.name(), container, argv, limit);
    Growing first = new Growing(soFar);
    ExecOutcome once = cluster.exec(request, first);
    boolean again = once instanceof ExecOutcome.Dropped;
    Growing output = again ? new Growing(soFar) : first;
    ExecOutcome outcome = again ? cluster.exec(request, output) : once;
    return executed(outcome, "pod " + pod, argv, pod.namespace()).map(output::completed);
  }

  /** Runs it once more when the stream broke: what probes run changes nothing. */
  static ExecOutcome exec(Cluster cluster, ExecRequest request) throws InterruptedException {
    ExecOutcome first = cluster.exec(request);
    return first instanceof ExecOutcome.Dropped ? cluster.exec(request) : first;
  }

  @Override
  public Read<JsonNode> kubeletConfig(String node) throws InterruptedException {
    return read(cluster.kubeletConfig(node), "kubelet of node " + node);
  }

  @Override
  public Read<String> containerMetrics(String node, String prefix) throws InterruptedException {
    return read(cluster.containerMetrics(node, prefix), "container metrics of node " + node);
  }

  /** What came of a command, or why nothing did. */
  static Read<Executed> executed(
      ExecOutcome outcome, String subject, List<String> argv, String namespace) {
    return switch (outcome) {
      case ExecOutcome.Ran(var exit, var out, var took) ->
          new Read.Got<>(new Executed(exit, out.stdout(), out.stderr(), out.truncated(), took));
      case ExecOutcome.NotStarted(var reason) ->
          not(NotObserved.Reason.NO_TOOL, subject, argv.getFirst() + ": " + reason);
      case ExecOutcome.NoContainer(var reason) ->
          not(NotObserved.Reason.NOT_RUNNING, subject, reason);
      case ExecOutcome.Refused(var verb, var message) ->
          new Read.Not<>(
              new NotObserved(
                  NotObserved.Reason.NO_RIGHT,
                  subject,
                  new Detail.Said(message),
                  verb + " pods/exec in " + namespace));
      case ExecOutcome.Dropped(_, var detail) ->
          not(NotObserved.Reason.DISCONNECTED, subject, detail);
      case ExecOutcome.TimedOut _ ->
          new Read.Not<>(
              new NotObserved(
                  NotObserved.Reason.TIMED_OUT, subject, new Detail.Command(argv.getFirst())));
      case ExecOutcome.Failed(var kind, var detail) -> not(Troubles.reason(kind), subject, detail);
    };
  }

  private static <T> Read<T> not(NotObserved.Reason reason, String subject, String detail) {
    return new Read.Not<>(new NotObserved(reason, subject, detail));
  }

  /** An answer of the API server, or why there is none. */
  static <T> Read<T> read(Reply<T> reply, String subject) {
    return switch (reply) {
      case Reply.Ok<T>(var value) -> new Read.Got<>(value);
      case Reply.Refused<T>(var verb, var resource, var namespace, var message) ->
          new Read.Not<>(
              new NotObserved(
                  NotObserved.Reason.NO_RIGHT,
                  subject,
                  new Detail.Said(message),
                  verb + " " + resource + (namespace.isEmpty() ? "" : " in " + namespace)));
      case Reply.Missing<T>(var served, var message) ->
          not(
              served ? NotObserved.Reason.MISSING : NotObserved.Reason.UNSUPPORTED,
              subject,
              message);
      case Reply.Failed<T>(var kind, var detail) -> not(Troubles.reason(kind), subject, detail);
    };
  }

  private static Resource resource(ObjectKind kind) {
    return switch (kind) {
      case PODS -> Resource.PODS;
      case SERVICES -> Resource.SERVICES;
      case ENDPOINTSLICES -> Resource.ENDPOINT_SLICES;
      case CONFIGMAPS -> Resource.CONFIG_MAPS;
      case EVENTS -> Resource.EVENTS;
      case DEPLOYMENTS -> Resource.DEPLOYMENTS;
      case DAEMONSETS -> Resource.DAEMON_SETS;
      case STATEFULSETS -> Resource.STATEFUL_SETS;
      case NETWORKPOLICIES -> Resource.NETWORK_POLICIES;
      case HORIZONTALPODAUTOSCALERS -> Resource.HORIZONTAL_POD_AUTOSCALERS;
      case PODDISRUPTIONBUDGETS -> Resource.POD_DISRUPTION_BUDGETS;
      case PODMETRICS -> Resource.POD_METRICS;
      case NAMESPACES -> Resource.NAMESPACES;
      case NODES -> Resource.NODES;
      case MUTATINGWEBHOOKCONFIGURATIONS -> Resource.MUTATING_WEBHOOKS;
    };
  }
}
