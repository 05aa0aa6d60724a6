package dev.podnosis.kube;

import dev.podnosis.kube.StartOutcome.NotRunning;
import dev.podnosis.kube.StartOutcome.Why;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Tells from a refusal to create something why it was refused. */
final class Denial {
  private Denial() {}

  static NotRunning of(Reply<JsonNode> reply) {
    return switch (reply) {
      case Reply.Ok<JsonNode> _ -> throw new IllegalArgumentException("it was not refused");
      case Reply.Refused<JsonNode> refused ->
          new NotRunning(ofMessage(refused.message(), Why.ADMISSION), refused.message());
      case Reply.Missing<JsonNode> missing ->
          new NotRunning(missing.served() ? Why.POD_GONE : Why.UNSUPPORTED, missing.message());
      case Reply.Failed<JsonNode>(Trouble kind, String detail) ->
          new NotRunning(
              kind == Trouble.TIMED_OUT ? Why.TIMED_OUT : ofMessage(detail, Why.FAILED), detail);
    };
  }

  /**
   * Admission speaks in 403, 400, 422 and, when a webhook is out of reach, in 500. Names of
   * namespaces and webhooks are in the messages, too, so what is fixed in them decides.
   */
  private static Why ofMessage(String message, Why otherwise) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.contains(" cannot ") && text.contains(" resource ") && text.contains(" api group ")) {
      return Why.NO_RIGHT;
    } else if (text.contains("violates podsecurity") || text.contains("podsecuritypolicy")) {
      return Why.POD_SECURITY;
    } else if (text.contains("webhook")
        || text.contains("security context constraint")
        || text.contains("admission")) {
      return Why.ADMISSION;
    } else if (text.contains("exceeded quota") || text.contains("failed quota")) {
      return Why.QUOTA;
    } else if (text.contains("is forbidden: ephemeral containers are disabled")) {
      return Why.UNSUPPORTED;
    }
    return otherwise;
  }

  /** Whether the server may have done it all the same: the answer was lost on the way. */
  static boolean isUncertain(Reply<JsonNode> reply) {
    return reply instanceof Reply.Failed<JsonNode>(Trouble kind, _)
        && (kind == Trouble.RESET
            || kind == Trouble.TIMED_OUT
            || kind == Trouble.SERVER_ERROR
            || kind == Trouble.NOT_KUBERNETES
            || kind == Trouble.TOO_LARGE
            || kind == Trouble.CLOSED);
  }
}
