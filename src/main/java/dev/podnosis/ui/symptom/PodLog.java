package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.LogRequest;
import dev.podnosis.kube.LogText;
import dev.podnosis.kube.Reply;
import java.time.Instant;

/** What a pod's own log tells of failed lookups. */
sealed interface PodLog {
  /** It was not looked at. */
  record NotLooked() implements PodLog {}

  /** It is being read. */
  record Reading() implements PodLog {}

  /**
   * It was read.
   *
   * @param errors how many lines are DNS errors
   * @param lines how many lines were looked at
   */
  record Read(int errors, int lines) implements PodLog {}

  /** It may not be read, or cannot. */
  record NotReadable(String why) implements PodLog {}

  /** The pod does not run. */
  record NotRunning() implements PodLog {}

  int MOST_LINES = 1_000;
  int MOST_BYTES = 1_000_000;

  /** Reads the last lines since a moment. Blocks. */
  static PodLog of(
      Cluster cluster, PodRow pod, String container, Instant since, ErrorSignatures signatures)
      throws InterruptedException {
    if (!pod.running()) {
      return new NotRunning();
    }
    String which =
        container.isEmpty() && !pod.containers().isEmpty()
            ? pod.containers().getFirst()
            : container;
    Reply<LogText> reply =
        cluster.logs(
            LogRequest.of(pod.namespace(), pod.name(), which)
                .since(since)
                .tail(MOST_LINES)
                .limit(MOST_BYTES));
    return switch (reply) {
      case Reply.Ok<LogText>(LogText log) -> count(log.text(), signatures);
      case Reply.Refused<LogText> refused -> new NotReadable(refused.message());
      case Reply.Missing<LogText> missing -> new NotReadable(missing.message());
      case Reply.Failed<LogText> failed -> new NotReadable(failed.detail());
    };
  }

  private static PodLog count(String text, ErrorSignatures signatures) {
    int lines = 0;
    int errors = 0;
    for (String line : text.split("\n")) {
      if (!line.isBlank()) {
        lines++;
        errors += signatures.match(line).isPresent() ? 1 : 0;
      }
    }
    return new Read(errors, lines);
  }
}
