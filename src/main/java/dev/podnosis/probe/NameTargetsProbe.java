package dev.podnosis.probe;

import dev.podnosis.diagnosis.ClusterNames;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.evidence.WorkloadsSeen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the Services of the namespaces that a failing name may speak of, the endpoints of the very
 * Service, and the StatefulSets beside it.
 */
final class NameTargetsProbe implements Probe {
  private static final int MOST_NAMESPACES = 6;

  @Override
  public void look(Scene scene) throws InterruptedException {
    List<String> domains = scene.caseFile().symptom().domains();
    if (domains.isEmpty()) {
      return;
    }
    Set<String> namespaces = namespaces(scene, domains);
    List<ServiceFacts> services = new ArrayList<>();
    List<String> listed = new ArrayList<>();
    for (String namespace : namespaces) {
      Read<List<JsonNode>> read = scene.cluster().list(ObjectKind.SERVICES, namespace, "", "");
      switch (read) {
        case Read.Got<List<JsonNode>> got -> {
          got.value().stream().map(ServiceReader::read).forEach(services::add);
          listed.add(namespace);
        }
        case Read.Not<List<JsonNode>> not ->
            scene.missed(not.why(), Kubectl.list(ObjectKind.SERVICES, namespace, "", ""));
      }
    }
    if (!listed.isEmpty()) {
      scene.saw(
          new ServicesSeen(
              ServicesSeen.Scope.NAME_TARGETS,
              listed,
              services,
              listed.size() == namespaces.size()),
          Kubectl.list(ObjectKind.SERVICES, listed.getFirst(), "", ""));
    }
    targets(scene, domains, services);
  }

  private static Set<String> namespaces(Scene scene, List<String> domains)
      throws InterruptedException {
    Set<String> namespaces = new LinkedHashSet<>();
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod != null) {
      namespaces.add(pod.namespace());
    }
    ClusterNames names = scene.facts().names();
    Read<List<JsonNode>> existing = scene.cluster().list(ObjectKind.NAMESPACES, "", "", "");
    List<String> all =
        existing.orElse(List.of()).stream().map(n -> PodReader.ref(n).name()).toList();
    for (String domain : domains) {
      names.meaning(domain).map(m -> m.service().namespace()).ifPresent(namespaces::add);
      for (String label : domain.split("\\.")) {
        if (all.contains(label)) {
          namespaces.add(label);
        }
      }
    }
    // Other namespaces are read for the nearest names only where the name is the cluster's own.
    if (domains.stream().anyMatch(d -> names.internal(d) || d.split("\\.").length <= 2)) {
      all.stream()
          .filter(n -> !n.startsWith("kube-"))
          .limit(MOST_NAMESPACES)
          .forEach(namespaces::add);
    }
    namespaces.removeIf(n -> existing instanceof Read.Got<List<JsonNode>> && !all.contains(n));
    return namespaces;
  }

  private static void targets(Scene scene, List<String> domains, List<ServiceFacts> services)
      throws InterruptedException {
    Set<String> statefulSets = new LinkedHashSet<>();
    for (String domain : domains) {
      Optional<ObjectRef> meant =
          scene.facts().names().meaning(domain).map(ClusterNames.Meaning::service);
      Optional<ServiceFacts> service =
          services.stream().filter(s -> meant.filter(s.ref()::equals).isPresent()).findFirst();
      if (service.isPresent()) {
        DnsServiceProbe.endpoints(scene, service.get().ref());
      }
      meant
          .map(ObjectRef::namespace)
          .filter(n -> headlessIn(services, n))
          .ifPresent(statefulSets::add);
    }
    for (String namespace : statefulSets) {
      scene.note(
          scene.cluster().list(ObjectKind.STATEFULSETS, namespace, "", ""),
          sets ->
              new WorkloadsSeen(
                  WorkloadsSeen.Scope.NAME_TARGETS,
                  sets.stream().map(s -> WorkloadReader.read("StatefulSet", s)).toList()),
          Kubectl.list(ObjectKind.STATEFULSETS, namespace, "", ""));
    }
  }

  private static boolean headlessIn(List<ServiceFacts> services, String namespace) {
    return services.stream().anyMatch(s -> s.ref().namespace().equals(namespace) && s.headless());
  }
}
