package dev.podnosis.demo.world;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A pod object with the words that the simulation needs. */
public record Pod(ObjectNode json) {
  /** Its namespace. */
  public String namespace() {
    return Tree.text(json, "metadata", "namespace");
  }

  /** Its name. */
  public String name() {
    return Tree.text(json, "metadata", "name");
  }

  /** Its UID. */
  public String uid() {
    return Tree.text(json, "metadata", "uid");
  }

  /** Its address; empty before it has one. */
  public String address() {
    return Tree.text(json, "status", "podIP");
  }

  /** Its node's name. */
  public String node() {
    return Tree.text(json, "spec", "nodeName");
  }

  /** Whether it shares its node's network namespace. */
  public boolean hostNetwork() {
    return json.path("spec").path("hostNetwork").asBoolean(false);
  }

  /** Its dnsPolicy. */
  public String dnsPolicy() {
    return Tree.text(json, "spec", "dnsPolicy");
  }

  /** Its labels. */
  public JsonNode labels() {
    return Tree.at(json, "metadata", "labels");
  }

  /** Whether all its containers are ready. */
  public boolean ready() {
    JsonNode statuses = json.path("status").path("containerStatuses");
    return !statuses.isEmpty()
        && statuses.valueStream().allMatch(s -> s.path("ready").asBoolean(false));
  }

  /** Its name in a Service with that name: {@code spec.hostname} under {@code spec.subdomain}. */
  public String hostname() {
    String given = Tree.text(json, "spec", "hostname");
    return given.isEmpty() ? name() : given;
  }

  /** Its containers of all sorts, as its spec has them. */
  public List<JsonNode> containers() {
    return Stream.of("containers", "initContainers", "ephemeralContainers")
        .flatMap(list -> StreamSupport.stream(json.path("spec").path(list).spliterator(), false))
        .toList();
  }

  /** The status of a container; a missing node when it has none. */
  public JsonNode status(String container) {
    return Stream.of("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
        .flatMap(list -> StreamSupport.stream(json.path("status").path(list).spliterator(), false))
        .filter(s -> Tree.text(s, "name").equals(container))
        .findFirst()
        .orElse(Tree.object().path("none"));
  }

  /** Whether a container runs. */
  public boolean runs(String container) {
    return status(container).path("state").has("running");
  }
}
