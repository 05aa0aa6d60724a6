package dev.podnosis.kube;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The API's own word on a request (kind {@code Status}).
 *
 * @param success whether it says {@code Success}
 * @param reason a word for it, such as {@code Forbidden}; may be empty
 * @param message the sentence; may be empty
 * @param exitCode a command's exit status, or -1 when it tells none
 * @param continueToken where an expired list may go on; may be empty
 */
record ApiStatus(
    boolean success, String reason, String message, int exitCode, String continueToken) {

  static Optional<ApiStatus> read(Bytes body) {
    return Json.object(body)
        .filter(node -> Json.text(node, "kind").equals("Status") || node.has("status"))
        .filter(node -> node.path("status").isString())
        .map(ApiStatus::of);
  }

  private static ApiStatus of(JsonNode node) {
    return new ApiStatus(
        Json.text(node, "status").equals("Success"),
        Printable.line(Json.text(node, "reason")),
        Printable.line(Json.text(node, "message")),
        exitCode(node),
        Json.text(node, "metadata", "continue"));
  }

  /** The kubelet tells the code of a command as a cause (remotecommand, NonZeroExitCode). */
  private static int exitCode(JsonNode node) {
    for (JsonNode cause : node.path("details").path("causes")) {
      String code = Json.text(cause, "message").strip();
      if (Json.text(cause, "reason").equals("ExitCode") && code.matches("\\d{1,9}")) {
        return Integer.parseInt(code);
      }
    }
    return -1;
  }
}
