package dev.podnosis.probe;

import dev.podnosis.evidence.ContainerFacts;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a Pod object. */
public final class PodReader {
  private PodReader() {}

  /** What a Pod says, as far as DNS is concerned. */
  public static PodFacts read(JsonNode pod) {
    Map<String, String> troubles = new LinkedHashMap<>();
    boolean ready = false;
    Instant changed = null;
    for (JsonNode condition : pod.path("status").path("conditions")) {
      String type = Json.text(condition, "type");
      boolean holds = Json.text(condition, "status").equals("True");
      if (type.equals("Ready")) {
        ready = holds;
        changed = Json.time(condition, "lastTransitionTime");
      }
      if (!holds) {
        troubles.put(type, reasonAndMessage(condition));
      }
    }
    return new PodFacts(
        ref(pod),
        Json.text(pod, "metadata", "uid"),
        Json.textOrNull(pod, "spec", "nodeName"),
        addresses(pod),
        Json.text(pod, "status", "phase"),
        Json.text(pod, "status", "reason"),
        ready,
        changed,
        troubles,
        Json.time(pod, "metadata", "creationTimestamp"),
        Json.has(pod, "metadata", "deletionTimestamp"),
        dns(pod.path("spec")),
        Json.map(pod, "metadata", "labels"),
        owner(pod),
        Json.text(pod, "spec", "os", "name").equals("windows")
            || Json.text(pod, "spec", "nodeSelector", "kubernetes.io/os").equals("windows"),
        containers(pod),
        Json.textOrNull(pod, "metadata", "annotations", "kubectl.kubernetes.io/default-container"),
        placement(pod.path("spec")));
  }

  /** Namespace and name of any object. */
  static ObjectRef ref(JsonNode object) {
    return new ObjectRef(
        Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
  }

  static String reasonAndMessage(JsonNode condition) {
    String reason = Json.text(condition, "reason");
    String message = Json.text(condition, "message");
    return message.isEmpty() ? reason : reason + ": " + message;
  }

  private static List<String> addresses(JsonNode pod) {
    List<String> all = Json.each(pod, n -> Json.text(n, "ip"), "status", "podIPs");
    String one = Json.text(pod, "status", "podIP");
    return all.isEmpty() && !one.isEmpty() ? List.of(one) : all;
  }

  private static PodFacts.Dns dns(JsonNode spec) {
    String policy = Json.text(spec, "dnsPolicy");
    return new PodFacts.Dns(
        policy.isEmpty() ? "ClusterFirst" : policy,
        Json.flag(spec, "hostNetwork"),
        Json.texts(spec, "dnsConfig", "nameservers"),
        Json.texts(spec, "dnsConfig", "searches"),
        Json.each(spec, PodReader::option, "dnsConfig", "options"),
        Json.text(spec, "hostname"),
        Json.text(spec, "subdomain"),
        spec.path("hostAliases")
            .valueStream()
            .flatMap(a -> Json.texts(a, "hostnames").stream())
            .toList());
  }

  private static String option(JsonNode option) {
    String value = Json.text(option, "value");
    return Json.text(option, "name") + (value.isEmpty() ? "" : ":" + value);
  }

  private static String owner(JsonNode pod) {
    for (JsonNode owner : pod.path("metadata").path("ownerReferences")) {
      if (Json.flag(owner, "controller")) {
        return Json.text(owner, "kind") + "/" + Json.text(owner, "name");
      }
    }
    return "";
  }

  private static PodFacts.Placement placement(JsonNode spec) {
    JsonNode grace = spec.path("terminationGracePeriodSeconds");
    return new PodFacts.Placement(
        Json.has(spec, "affinity", "podAntiAffinity"),
        Json.has(spec, "topologySpreadConstraints"),
        Json.text(spec, "priorityClassName"),
        grace.isNumber() ? grace.asLong(30) : 30);
  }

  private static List<ContainerFacts> containers(JsonNode pod) {
    List<ContainerFacts> all = new ArrayList<>();
    JsonNode spec = pod.path("spec");
    JsonNode status = pod.path("status");
    for (JsonNode c : spec.path("initContainers")) {
      boolean sidecar = Json.text(c, "restartPolicy").equals("Always");
      all.add(
          container(
              c,
              sidecar ? ContainerFacts.Kind.SIDECAR : ContainerFacts.Kind.INIT,
              status.path("initContainerStatuses")));
    }
    for (JsonNode c : spec.path("containers")) {
      all.add(container(c, ContainerFacts.Kind.NORMAL, status.path("containerStatuses")));
    }
    for (JsonNode c : spec.path("ephemeralContainers")) {
      all.add(
          container(c, ContainerFacts.Kind.EPHEMERAL, status.path("ephemeralContainerStatuses")));
    }
    return all;
  }

  private static ContainerFacts container(
      JsonNode spec, ContainerFacts.Kind kind, JsonNode statuses) {
    String name = Json.text(spec, "name");
    JsonNode status = tools.jackson.databind.node.MissingNode.getInstance();
    for (JsonNode candidate : statuses) {
      if (Json.text(candidate, "name").equals(name)) {
        status = candidate;
      }
    }
    ContainerFacts.State now = state(status.path("state"));
    return new ContainerFacts(
        name,
        kind,
        Json.text(spec, "image"),
        Json.text(status, "imageID"),
        Json.flag(status, "ready"),
        Json.number(status, "restartCount"),
        now == null
            ? new ContainerFacts.State(ContainerFacts.Phase.UNKNOWN, "", "", null, null, null)
            : now,
        state(status.path("lastState")),
        Quantity.millis(Json.text(spec, "resources", "limits", "cpu")),
        Quantity.millis(Json.text(spec, "resources", "requests", "cpu")),
        Quantity.units(Json.text(spec, "resources", "limits", "memory")),
        Quantity.units(Json.text(spec, "resources", "requests", "memory")),
        probe(spec.path("readinessProbe")),
        probe(spec.path("livenessProbe")),
        ports(spec));
  }

  private static ContainerFacts.@Nullable State state(JsonNode state) {
    if (Json.has(state, "running")) {
      return new ContainerFacts.State(
          ContainerFacts.Phase.RUNNING,
          "",
          "",
          null,
          Json.time(state, "running", "startedAt"),
          null);
    }
    if (Json.has(state, "waiting")) {
      return new ContainerFacts.State(
          ContainerFacts.Phase.WAITING,
          Json.text(state, "waiting", "reason"),
          Json.text(state, "waiting", "message"),
          null,
          null,
          null);
    }
    if (Json.has(state, "terminated")) {
      JsonNode end = state.path("terminated");
      return new ContainerFacts.State(
          ContainerFacts.Phase.TERMINATED,
          Json.text(end, "reason"),
          Json.text(end, "message"),
          Json.number(end, "exitCode"),
          Json.time(end, "startedAt"),
          Json.time(end, "finishedAt"));
    }
    return null;
  }

  private static String probe(JsonNode probe) {
    JsonNode http = probe.path("httpGet");
    return http.isObject() ? Json.text(http, "path") + ":" + Json.text(http, "port") : "";
  }

  private static Map<String, Integer> ports(JsonNode container) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (JsonNode port : container.path("ports")) {
      String name = Json.text(port, "name");
      int number = Json.number(port, "containerPort");
      ports.put(name.isEmpty() ? Integer.toString(number) : name, number);
    }
    return ports;
  }
}
