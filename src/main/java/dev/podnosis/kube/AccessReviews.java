package dev.podnosis.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks SelfSubjectAccessReviews, side by side. */
final class AccessReviews {
  private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final int AT_ONCE = 12;

  private final Api api;
  private final Executor executor;

  AccessReviews(Api api, Executor executor) {
    this.api = api;
    this.executor = executor;
  }

  /** The answers in the order of the questions. */
  List<Right.Answer> ask(List<Right> rights) throws InterruptedException {
    return SideBySide.on(executor, AT_ONCE).all(rights, this::ask);
  }

  private Right.Answer ask(Right right) throws InterruptedException {
    Asked asked = new Asked("create", "selfsubjectaccessreviews.authorization.k8s.io", "");
    Reply<JsonNode> reply = asked.object(api.ask(ApiRequest.review(PATH, body(right))));
    return switch (reply) {
      case Reply.Ok<JsonNode>(JsonNode review) -> answer(right, review.path("status"));
      case Reply.Refused<JsonNode> refused -> unknown(right, refused.message());
      case Reply.Missing<JsonNode> missing -> unknown(right, missing.message());
      case Reply.Failed<JsonNode> failed -> unknown(right, failed.kind() + " " + failed.detail());
    };
  }

  private static Right.Answer answer(Right right, JsonNode status) {
    boolean allowed = status.path("allowed").asBoolean(false);
    String error = Json.text(status, "evaluationError");
    String reason = Printable.line(Json.text(status, "reason") + " " + error);
    Right.Verdict verdict =
        allowed
            ? Right.Verdict.ALLOWED
            : status.has("allowed") ? Right.Verdict.DENIED : Right.Verdict.UNKNOWN;
    return new Right.Answer(right, verdict, reason);
  }

  private static Right.Answer unknown(Right right, String reason) {
    return new Right.Answer(right, Right.Verdict.UNKNOWN, reason);
  }

  private static String body(Right right) {
    ObjectNode root = Json.newObject();
    root.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    ObjectNode attributes = root.putObject("spec").putObject("resourceAttributes");
    List<String[]> fields = new ArrayList<>();
    fields.add(new String[] {"verb", right.verb()});
    fields.add(new String[] {"group", right.group()});
    fields.add(new String[] {"resource", right.resource()});
    fields.add(new String[] {"subresource", right.subresource()});
    fields.add(new String[] {"namespace", right.namespace()});
    for (String[] field : fields) {
      if (!field[1].isEmpty()) {
        attributes.put(field[0], field[1]);
      }
    }
    return Json.write(root);
  }
}
