package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds the DNS Service: by the label that every installer sets for compatibility, else by the
 * names that distributions use; then its endpoints, and the API server's Service.
 */
final class DnsServiceProbe implements Probe {
  private static final String LABEL = "k8s-app=kube-dns";
  private static final List<ObjectRef> KNOWN =
      List.of(
          new ObjectRef("kube-system", "kube-dns"),
          new ObjectRef("kube-system", "coredns"),
          new ObjectRef("openshift-dns", "dns-default"),
          new ObjectRef("kube-system", "rke2-coredns-rke2-coredns"));
  private static final ObjectRef API_SERVER = new ObjectRef("default", "kubernetes");

  @Override
  public void look(Scene scene) throws InterruptedException {
    Read<Optional<JsonNode>> found = find(scene);
    String command = Kubectl.list(ObjectKind.SERVICES, "kube-system", LABEL, "");
    scene.note(
        found,
        s ->
            new ServicesSeen(
                ServicesSeen.Scope.DNS,
                List.of(),
                s.map(ServiceReader::read).map(List::of).orElse(List.of()),
                true),
        command);
    if (found instanceof Read.Got<Optional<JsonNode>> got && got.value().isPresent()) {
      endpoints(scene, ServiceReader.read(got.value().get()).ref());
    }
    apiServer(scene);
  }

  private static Read<Optional<JsonNode>> find(Scene scene) throws InterruptedException {
    Read<List<JsonNode>> labelled =
        scene.cluster().list(ObjectKind.SERVICES, "kube-system", LABEL, "");
    Optional<JsonNode> first =
        labelled.orElse(List.of()).stream().filter(DnsServiceProbe::servesDns).findFirst();
    if (first.isPresent()) {
      return new Read.Got<>(first);
    }
    Read<Optional<JsonNode>> none = labelled.map(l -> Optional.empty());
    for (ObjectRef known : KNOWN) {
      Read<JsonNode> one =
          scene.cluster().get(ObjectKind.SERVICES, known.namespace(), known.name());
      if (one instanceof Read.Got<JsonNode> got) {
        return new Read.Got<>(Optional.of(got.value()));
      }
      if (one instanceof Read.Not<JsonNode> not
          && not.why().reason() != NotObserved.Reason.MISSING) {
        // One namespace may be closed and the next one open.
        none = new Read.Not<>(not.why());
      }
    }
    return none;
  }

  /** NodeLocal's own "kube-dns-upstream" carries the label too in some installations. */
  private static boolean servesDns(JsonNode service) {
    ServiceFacts facts = ServiceReader.read(service);
    return !facts.ref().name().endsWith("-upstream")
        && facts.ports().stream().anyMatch(p -> p.port() == 53);
  }

  private static void apiServer(Scene scene) throws InterruptedException {
    Read<JsonNode> service =
        scene.cluster().get(ObjectKind.SERVICES, API_SERVER.namespace(), API_SERVER.name());
    scene.note(
        service,
        s ->
            new ServicesSeen(
                ServicesSeen.Scope.API_SERVER, List.of(), List.of(ServiceReader.read(s)), true),
        Kubectl.get(ObjectKind.SERVICES, API_SERVER.namespace(), API_SERVER.name()));
    endpoints(scene, API_SERVER);
  }

  /** Notes the endpoints of a Service. */
  static void endpoints(Scene scene, ObjectRef service) throws InterruptedException {
    String label = "kubernetes.io/service-name=" + service.name();
    scene.note(
        scene.cluster().list(ObjectKind.ENDPOINTSLICES, service.namespace(), label, ""),
        slices -> ServiceReader.endpoints(service, slices),
        Kubectl.list(ObjectKind.ENDPOINTSLICES, service.namespace(), label, ""));
  }
}
