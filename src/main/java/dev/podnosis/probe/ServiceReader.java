package dev.podnosis.probe;

import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Service and EndpointSlice objects. */
public final class ServiceReader {
  private static final String TOLERATE_UNREADY =
      "service.alpha.kubernetes.io/tolerate-unready-endpoints";

  private ServiceReader() {}

  /** What a Service says. */
  public static ServiceFacts read(JsonNode service) {
    JsonNode spec = service.path("spec");
    List<String> ips = Json.texts(spec, "clusterIPs");
    String ip = Json.text(spec, "clusterIP");
    String policy = Json.text(spec, "internalTrafficPolicy");
    return new ServiceFacts(
        PodReader.ref(service),
        Json.text(spec, "type"),
        ips.isEmpty() && !ip.isEmpty() ? List.of(ip) : ips,
        Json.text(spec, "externalName"),
        Json.each(spec, ServiceReader::port, "ports"),
        Json.map(spec, "selector"),
        Json.text(spec, "sessionAffinity"),
        policy.isEmpty() ? "Cluster" : policy,
        Json.flag(spec, "publishNotReadyAddresses"),
        Json.text(service, "metadata", "annotations", TOLERATE_UNREADY).equals("true"));
  }

  private static ServiceFacts.Port port(JsonNode port) {
    String protocol = Json.text(port, "protocol");
    return new ServiceFacts.Port(
        Json.text(port, "name"),
        protocol.isEmpty() ? "TCP" : protocol,
        Json.number(port, "port"),
        Json.text(port, "targetPort"));
  }

  /** The endpoints of one Service from all its slices. */
  public static EndpointsSeen endpoints(ObjectRef service, List<JsonNode> slices) {
    List<EndpointsSeen.Endpoint> endpoints = new ArrayList<>();
    Set<String> ports = new LinkedHashSet<>();
    for (JsonNode slice : slices) {
      for (JsonNode port : slice.path("ports")) {
        ports.add(Json.text(port, "protocol") + "/" + Json.text(port, "port"));
      }
      for (JsonNode endpoint : slice.path("endpoints")) {
        for (String address : Json.texts(endpoint, "addresses")) {
          endpoints.add(endpoint(endpoint, address));
        }
      }
    }
    return new EndpointsSeen(service, endpoints, List.copyOf(ports));
  }

  private static EndpointsSeen.Endpoint endpoint(JsonNode endpoint, String address) {
    JsonNode ready = endpoint.path("conditions").path("ready");
    return new EndpointsSeen.Endpoint(
        address,
        // "nil should be interpreted as true" (discovery.k8s.io/v1 EndpointConditions)
        !ready.isBoolean() || ready.asBoolean(),
        Json.flag(endpoint, "conditions", "terminating"),
        Json.textOrNull(endpoint, "nodeName"),
        pod(endpoint),
        Json.text(endpoint, "hostname"));
  }

  private static @Nullable ObjectRef pod(JsonNode endpoint) {
    return Json.text(endpoint, "targetRef", "kind").equals("Pod")
        ? new ObjectRef(
            Json.text(endpoint, "targetRef", "namespace"), Json.text(endpoint, "targetRef", "name"))
        : null;
  }
}
