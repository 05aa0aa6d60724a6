package dev.podnosis.kube;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request asked for, to say it when it is refused; reads answers as replies.
 *
 * @param verb the API's verb
 * @param resource with group and subresource
 * @param namespace empty for the whole cluster
 */
record Asked(String verb, String resource, String namespace) {

  static Asked of(String verb, Resource resource, String namespace) {
    String group = resource.group().isEmpty() ? "" : "." + resource.group();
    return new Asked(verb, resource.plural() + group, namespace);
  }

  /** The object that was answered, stripped of what must not be kept. */
  Reply<JsonNode> object(ApiAnswer answer) {
    return answered(answer)
        .then(
            body -> {
              Optional<ObjectNode> node = Json.object(body.body());
              if (body.truncated()) {
                return new Reply.Failed<>(Trouble.TOO_LARGE, "");
              } else if (node.isEmpty()) {
                return new Reply.Failed<>(Trouble.NOT_KUBERNETES, "the answer is no JSON object");
              }
              Stripped.strip(node.get());
              return new Reply.Ok<>(node.get());
            });
  }

  /** A successful answer, whatever its body. */
  Reply<ApiAnswer.Answered> answered(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Unanswered(Trouble kind, String detail) -> new Reply.Failed<>(kind, detail);
      case ApiAnswer.Answered a when a.isSuccess() -> new Reply.Ok<>(a);
      case ApiAnswer.Answered a -> refusal(a);
    };
  }

  /** An answer that is no success. */
  <T> Reply<T> refusal(ApiAnswer.Answered answer) {
    Optional<ApiStatus> status = ApiStatus.read(answer.body());
    String message = status.map(ApiStatus::message).orElseGet(() -> Printable.line(answer.text()));
    String detail = "HTTP " + answer.status() + (message.isEmpty() ? "" : ": " + message);
    return switch (answer.status()) {
      case 401 -> new Reply.Failed<>(Trouble.UNAUTHORISED, detail);
      case 403 -> new Reply.Refused<>(verb, resource, namespace, message);
      case 404 -> new Reply.Missing<>(status.isPresent(), message);
      case 409 -> new Reply.Failed<>(Trouble.CONFLICT, detail);
      case 410 -> new Reply.Failed<>(Trouble.EXPIRED_POSITION, detail);
      case 407 -> new Reply.Failed<>(Trouble.PROXY_FAILED, detail);
      case 429 -> new Reply.Failed<>(Trouble.TOO_MANY_REQUESTS, detail);
      default ->
          new Reply.Failed<>(
              answer.status() >= 500
                  ? Trouble.SERVER_ERROR
                  : answer.status() >= 400 ? Trouble.REJECTED : Trouble.NOT_KUBERNETES,
              detail);
    };
  }

  <T> Reply<T> noSuchName(String name) {
    return new Reply.Missing<>(true, resource + " \"" + Printable.line(name) + "\" not found");
  }
}
