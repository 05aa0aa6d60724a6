package dev.podnosis.kube;

import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks pods and kubelets over HTTP, through the API server. */
final class PodProxy {
  private static final long LARGEST = 16L << 20;

  private final Api api;

  PodProxy(Api api) {
    this.api = api;
  }

  /** GET on a pod's port. */
  Reply<HttpText> pod(String namespace, String pod, int port, String path)
      throws InterruptedException {
    Asked asked = new Asked("get", "pods/proxy", namespace);
    if (!Resource.isName(namespace) || !Resource.isName(pod)) {
      return asked.noSuchName(pod);
    }
    String there = Resource.PODS.path(namespace, pod) + ":" + port + "/proxy" + path;
    ApiRequest request = ApiRequest.get(there).readAtMost(LARGEST).takingErrorsAsAnswers();
    return switch (api.ask(request)) {
      case ApiAnswer.Unanswered(Trouble kind, String detail) -> new Reply.Failed<>(kind, detail);
      case ApiAnswer.Answered a -> answer(asked, a);
    };
  }

  /** The kubelet's configuration. */
  Reply<JsonNode> configz(String node) throws InterruptedException {
    Asked asked = new Asked("get", "nodes/proxy", "");
    if (!Resource.isName(node)) {
      return asked.noSuchName(node);
    }
    String path = Resource.NODES.path("", node) + "/proxy/configz";
    return asked.object(api.ask(ApiRequest.get(path).takingErrorsAsAnswers()));
  }

  /**
   * Those of the kubelet's metrics of its containers whose names begin with a prefix. The page of a
   * full node has many megabytes; it is read as it comes and not kept.
   */
  Reply<String> containerMetrics(String node, String prefix) throws InterruptedException {
    Asked asked = new Asked("get", "nodes/proxy", "");
    if (!Resource.isName(node)) {
      return asked.noSuchName(node);
    }
    String path = Resource.NODES.path("", node) + "/proxy/metrics/cadvisor";
    Filters filters = new Filters(prefix);
    ApiAnswer answer = api.ask(ApiRequest.get(path).takingErrorsAsAnswers(), filters);
    MatchingLines lines = filters.last;
    return switch (answer) {
      case ApiAnswer.Unanswered(Trouble kind, String detail) -> new Reply.Failed<>(kind, detail);
      case ApiAnswer.Answered a when a.isSuccess() -> new Reply.Ok<>(lines.text());
      case ApiAnswer.Answered a ->
          asked.refusal(
              new ApiAnswer.Answered(a.status(), a.headers(), lines.head(), false, a.took()));
    };
  }

  /** A filter for each try. */
  private static final class Filters implements Supplier<MatchingLines> {
    private final String prefix;
    private MatchingLines last;

    Filters(String prefix) {
      this.prefix = prefix;
      this.last = new MatchingLines(prefix);
    }

    @Override
    public MatchingLines get() {
      last = new MatchingLines(prefix);
      return last;
    }
  }

  /** A Status is the API server's word, anything else the pod's. */
  private static Reply<HttpText> answer(Asked asked, ApiAnswer.Answered a) {
    Optional<ApiStatus> status = a.isSuccess() ? Optional.empty() : ApiStatus.read(a.body());
    if (status.isEmpty()) {
      return new Reply.Ok<>(new HttpText(a.status(), a.text(), a.truncated(), a.took()));
    }
    boolean unreached = status.get().message().contains("trying to reach service");
    return unreached
        ? new Reply.Failed<>(Trouble.UNREACHABLE, status.get().message())
        : asked.refusal(a);
  }
}
