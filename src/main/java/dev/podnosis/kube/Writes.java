package dev.podnosis.kube;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The only three ways in which anything is ever changed in a cluster. */
final class Writes {
  private final Api api;

  Writes(Api api) {
    this.api = api;
  }

  /** Creates a pod of our own. */
  Reply<JsonNode> createPod(String namespace, ObjectNode pod) throws InterruptedException {
    Asked asked = new Asked("create", "pods", namespace);
    return asked.object(api.ask(ApiRequest.create(Resource.PODS.path(namespace), Json.write(pod))));
  }

  /** Adds an ephemeral container to a pod: lists are merged by name, so none is taken away. */
  Reply<JsonNode> addEphemeral(String namespace, String pod, ObjectNode container)
      throws InterruptedException {
    ObjectNode patch = Json.newObject();
    patch.putObject("spec").putArray("ephemeralContainers").add(container);
    Asked asked = new Asked("patch", "pods/ephemeralcontainers", namespace);
    String path = Resource.PODS.path(namespace, pod) + "/ephemeralcontainers";
    return asked.object(
        api.ask(
            ApiRequest.patch(path, Json.write(patch), "application/strategic-merge-patch+json")));
  }

  /** Deletes a pod of our own; the uid keeps it from being another of the same name. */
  Reply<JsonNode> deletePod(String namespace, String name, String uid, Duration grace)
      throws InterruptedException {
    ObjectNode options = Json.newObject();
    options.put("apiVersion", "v1").put("kind", "DeleteOptions");
    options.put("gracePeriodSeconds", grace.toSeconds());
    if (!uid.isEmpty()) {
      options.putObject("preconditions").put("uid", uid);
    }
    Asked asked = new Asked("delete", "pods", namespace);
    return asked.object(
        api.ask(ApiRequest.delete(Resource.PODS.path(namespace, name), Json.write(options))));
  }
}
