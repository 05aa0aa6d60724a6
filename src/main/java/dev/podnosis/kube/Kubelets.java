package dev.podnosis.kube;

import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Asks kubelets over HTTP, through the API server. */
final class Kubelets {
  private final Api api;

  Kubelets(Api api) {
    this.api = api;
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
}
