package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.ClusterNames;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.kube.Cluster;
import dev.podnosis.kube.Reply;
import dev.podnosis.kube.Resource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells of what kind names are: by their form, and by the Service they speak of. Blocks. */
final class KindLook {
  private final @Nullable Cluster cluster;
  private final ClusterNames names;

  KindLook(@Nullable Cluster cluster, CaseFile begun) {
    this.cluster = cluster;
    this.names = new Facts(begun).names();
  }

  Set<DomainKind> of(List<String> domains) throws InterruptedException {
    Set<DomainKind> kinds = EnumSet.noneOf(DomainKind.class);
    for (String domain : domains) {
      kinds.add(kind(domain));
    }
    return kinds;
  }

  private DomainKind kind(String domain) throws InterruptedException {
    Optional<ObjectRef> service = names.meaning(domain).map(ClusterNames.Meaning::service);
    List<String> labels = List.of(domain.replaceFirst("\\.$", "").split("\\.", -1));
    boolean guessed = service.isEmpty() && labels.size() == 2;
    ObjectRef ref = guessed ? new ObjectRef(labels.get(1), labels.get(0)) : service.orElse(null);
    Cluster from = cluster;
    if (ref != null
        && from != null
        && from.get(Resource.SERVICES, ref.namespace(), ref.name())
            instanceof Reply.Ok<JsonNode>(JsonNode found)) {
      boolean headless = found.path("spec").path("clusterIP").asString("").equals("None");
      return headless ? DomainKind.HEADLESS : DomainKind.INTERNAL;
    }
    return names.kind(domain);
  }
}
