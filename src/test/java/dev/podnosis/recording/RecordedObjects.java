package dev.podnosis.recording;

import dev.podnosis.evidence.CorefileSeen;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.EventsSeen;
import dev.podnosis.evidence.NodesSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PodsSeen;
import dev.podnosis.evidence.PoliciesSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.ServerSeen;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import dev.podnosis.probe.EventReader;
import dev.podnosis.probe.NodeReader;
import dev.podnosis.probe.PodReader;
import dev.podnosis.probe.PolicyReader;
import dev.podnosis.probe.ServiceReader;
import dev.podnosis.probe.WorkloadReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The API objects of a recording, as the probes of level read would bring them. */
final class RecordedObjects {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path api;

  RecordedObjects(Path recording) {
    this.api = recording.resolve("api");
  }

  /** Every pod of the recording. */
  List<PodFacts> pods() {
    return items("pods.json").stream().map(PodReader::read).toList();
  }

  void tell(@Nullable ObjectRef business, BiConsumer<ProbeId, Observation> out) {
    out.accept(
        ProbeId.CLUSTER,
        new ServerSeen(
            read("version.json").path("gitVersion").asString(), "recorder", List.of(), null));
    List<PodFacts> pods = pods();
    if (business != null) {
      out.accept(
          ProbeId.BUSINESS_POD,
          new PodsSeen(
              PodsSeen.Role.BUSINESS,
              pods.stream().filter(p -> p.ref().equals(business)).toList()));
      out.accept(
          ProbeId.BUSINESS_POD,
          new EventsSeen(
              "pod " + business,
              events().stream().filter(e -> e.object().equals(business)).toList()));
    }
    out.accept(
        ProbeId.NODES, new NodesSeen(items("nodes.json").stream().map(NodeReader::read).toList()));
    services(out);
    out.accept(ProbeId.DNS_PODS, new PodsSeen(PodsSeen.Role.COREDNS, labelled(pods, "kube-dns")));
    workloads(
        "deployments-kube-system.json",
        "Deployment",
        ProbeId.DNS_WORKLOAD,
        WorkloadsSeen.Scope.DNS,
        "coredns",
        out);
    workloads(
        "daemonsets-kube-system.json",
        "DaemonSet",
        ProbeId.NODELOCAL,
        WorkloadsSeen.Scope.NODELOCAL,
        "node-local-dns",
        out);
    out.accept(
        ProbeId.NODELOCAL, new PodsSeen(PodsSeen.Role.NODELOCAL, labelled(pods, "node-local-dns")));
    configMaps(out);
    out.accept(
        ProbeId.DNS_EVENTS,
        new EventsSeen(
            "kube-system",
            events().stream().filter(e -> e.object().namespace().equals("kube-system")).toList()));
    out.accept(ProbeId.POLICIES, policies());
  }

  private static List<PodFacts> labelled(List<PodFacts> pods, String app) {
    return pods.stream().filter(p -> app.equals(p.labels().get("k8s-app"))).toList();
  }

  private void services(BiConsumer<ProbeId, Observation> out) {
    List<ServiceFacts> services = items("services.json").stream().map(ServiceReader::read).toList();
    Map<ObjectRef, List<JsonNode>> slices = new LinkedHashMap<>();
    items("endpointslices.json")
        .forEach(
            s -> slices.computeIfAbsent(ServiceReader.serviceOf(s), k -> new ArrayList<>()).add(s));
    for (ServiceFacts service : services) {
      boolean dns = service.ref().equals(new ObjectRef("kube-system", "kube-dns"));
      boolean api = service.ref().equals(new ObjectRef("default", "kubernetes"));
      if (dns || api) {
        out.accept(
            ProbeId.DNS_SERVICE,
            new ServicesSeen(
                dns ? ServicesSeen.Scope.DNS : ServicesSeen.Scope.API_SERVER,
                List.of(),
                List.of(service),
                true));
        out.accept(ProbeId.DNS_SERVICE, endpoints(service.ref(), slices));
      }
    }
    List<String> namespaces =
        services.stream().map(s -> s.ref().namespace()).distinct().sorted().toList();
    out.accept(
        ProbeId.NAME_TARGETS,
        new ServicesSeen(ServicesSeen.Scope.NAME_TARGETS, namespaces, services, true));
    services.stream()
        .filter(s -> s.ref().namespace().equals("shop"))
        .forEach(s -> out.accept(ProbeId.NAME_TARGETS, endpoints(s.ref(), slices)));
    out.accept(
        ProbeId.NAME_TARGETS,
        new WorkloadsSeen(
            WorkloadsSeen.Scope.NAME_TARGETS,
            items("statefulsets-shop.json").stream()
                .map(s -> WorkloadReader.read("StatefulSet", s))
                .toList()));
  }

  private static EndpointsSeen endpoints(ObjectRef service, Map<ObjectRef, List<JsonNode>> slices) {
    return ServiceReader.endpoints(service, slices.getOrDefault(service, List.of()));
  }

  private void workloads(
      String file,
      String kind,
      ProbeId probe,
      WorkloadsSeen.Scope scope,
      String name,
      BiConsumer<ProbeId, Observation> out) {
    out.accept(
        probe,
        new WorkloadsSeen(
            scope,
            items(file).stream()
                .map(w -> WorkloadReader.read(kind, w))
                .filter(w -> w.ref().name().equals(name))
                .toList()));
  }

  private void configMaps(BiConsumer<ProbeId, Observation> out) {
    for (JsonNode map : items("configmaps-kube-system.json")) {
      String name = map.path("metadata").path("name").asString();
      String text = map.path("data").path("Corefile").asString("");
      if (!text.isEmpty()) {
        out.accept(
            ProbeId.DNS_CONFIG,
            new CorefileSeen(
                name.equals("node-local-dns")
                    ? CorefileSeen.Owner.NODELOCAL
                    : CorefileSeen.Owner.COREDNS,
                new ObjectRef("kube-system", name),
                text,
                Map.of()));
      }
    }
  }

  private PoliciesSeen policies() {
    return new PoliciesSeen(
        items("networkpolicies.json").stream().map(PolicyReader::read).toList(),
        Map.of(
            "kube-system",
            Map.of("kubernetes.io/metadata.name", "kube-system"),
            "shop",
            Map.of("kubernetes.io/metadata.name", "shop")));
  }

  private List<EventsSeen.Event> events() {
    return items("events.json").stream().map(EventReader::read).toList();
  }

  private List<JsonNode> items(String file) {
    return Files.exists(api.resolve(file))
        ? read(file).path("items").valueStream().toList()
        : List.of();
  }

  private JsonNode read(String file) {
    return JSON.readTree(api.resolve(file).toFile());
  }
}
