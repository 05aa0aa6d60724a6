package dev.podnosis.kube;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reads containers' logs. */
final class Logs {
  /** Reading a log may take longer than other answers: the node's kubelet is asked. */
  private static final int TIMES_LONGER = 3;

  /** What kubelets send with status 200 in the place of a log (kubelet, docker_logs and CRI). */
  private static final List<String> NOT_A_LOG =
      List.of("unable to retrieve container logs for ", "failed to try resolving symlinks in path");

  private final Api api;
  private final Duration bound;

  Logs(Api api, Duration usualBound) {
    this.api = api;
    this.bound = usualBound.multipliedBy(TIMES_LONGER);
  }

  Reply<LogText> read(LogRequest request) throws InterruptedException {
    Asked asked = new Asked("get", "pods/log", request.namespace());
    if (!Resource.isName(request.namespace()) || !Resource.isName(request.pod())) {
      return asked.noSuchName(request.pod());
    }
    ApiAnswer answer =
        api.ask(ApiRequest.get(request.path()).readAtMost(request.limitBytes()).within(bound));
    Reply<LogText> reply = asked.answered(answer).then(a -> text(a, request));
    return reply instanceof Reply.Failed<LogText>(_, String detail) && isNoPrevious(detail)
        ? new Reply.Missing<>(true, detail)
        : reply;
  }

  private static Reply<LogText> text(ApiAnswer.Answered answer, LogRequest request) {
    String text = answer.text();
    if (text.length() < 1_000 && NOT_A_LOG.stream().anyMatch(text::startsWith)) {
      return new Reply.Missing<>(true, Printable.line(text));
    }
    return new Reply.Ok<>(
        new LogText(text, answer.truncated() || answer.body().length() >= request.limitBytes()));
  }

  private static boolean isNoPrevious(String detail) {
    String text = detail.toLowerCase(Locale.ROOT);
    return text.contains("previous terminated container") && text.contains("not found");
  }
}
