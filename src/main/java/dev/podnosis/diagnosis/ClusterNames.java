package dev.podnosis.diagnosis;

import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ServiceFacts;
import dev.podnosis.evidence.ServicesSeen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How names relate to a cluster: which Service a name speaks of, and of what kind it is. */
public final class ClusterNames {
  /** Product interfaces that a cloud serves inside its network only. */
  private static final List<String> PRIVATE_SUFFIXES = List.of(".vpc-proxy.aliyuncs.com");

  private final Facts facts;
  private final String domain;

  ClusterNames(Facts facts) {
    this.facts = facts;
    this.domain = facts.dns().clusterDomain();
  }

  /**
   * What a name below the cluster's domain speaks of.
   *
   * @param service the Service
   * @param host the label before it, such as a StatefulSet pod's name; empty when there is none
   */
  public record Meaning(ObjectRef service, String host) {
    /** The name in full below a cluster's domain, without a final dot. */
    public String in(String domain) {
      return (host.isEmpty() ? "" : host + ".")
          + service.name()
          + "."
          + service.namespace()
          + ".svc."
          + domain;
    }
  }

  /**
   * What a name speaks of by its form: {@code svc}, {@code svc.ns}, {@code svc.ns.svc}, with or
   * without the cluster's domain, and {@code host.} before it. Empty for external names.
   */
  public Optional<Meaning> meaning(String name) {
    List<String> labels = labels(name);
    int svc = labels.indexOf("svc");
    if (svc >= 2 && belowDomain(labels, svc)) {
      String host = svc > 2 ? String.join(".", labels.subList(0, svc - 2)) : "";
      return Optional.of(new Meaning(ref(labels.get(svc - 1), labels.get(svc - 2)), host));
    }
    String own =
        facts.caseFile().target().pod() == null ? "" : facts.caseFile().target().pod().namespace();
    if (labels.size() == 1 && !own.isEmpty()) {
      return Optional.of(new Meaning(ref(own, labels.getFirst()), ""));
    }
    if (labels.size() == 2 && namespaceKnown(labels.get(1))) {
      return Optional.of(new Meaning(ref(labels.get(1), labels.get(0)), ""));
    }
    return Optional.empty();
  }

  /**
   * Whether two names are the same, one perhaps short and the other as the search path completes
   * it.
   */
  public boolean same(String left, String right) {
    return complete(left).equals(complete(right));
  }

  /** A name of the cluster in full, another as it stands; without a final dot, in lower case. */
  private String complete(String name) {
    String bare = String.join(".", labels(name));
    return meaning(bare).map(m -> m.in(domain)).orElse(bare);
  }

  /** Whether what follows {@code svc} is nothing or the cluster's domain. */
  private boolean belowDomain(List<String> labels, int svc) {
    String rest = String.join(".", labels.subList(svc + 1, labels.size()));
    return rest.isEmpty() || rest.equals(domain);
  }

  private static ObjectRef ref(String namespace, String name) {
    return new ObjectRef(namespace, name);
  }

  private boolean namespaceKnown(String namespace) {
    return facts
        .all(ServicesSeen.class)
        .anyMatch(
            s ->
                s.what().namespaces().contains(namespace)
                    || s.what().services().stream()
                        .anyMatch(f -> f.ref().namespace().equals(namespace)));
  }

  /** The Service that a name speaks of, where it exists and was read. */
  public Optional<Fact<ServiceFacts>> service(String name) {
    return meaning(name).flatMap(m -> facts.service(m.service().namespace(), m.service().name()));
  }

  /** The kind of a name by its form and by the Service it speaks of. */
  public DomainKind kind(String name) {
    if (service(name).filter(f -> f.value().headless()).isPresent()) {
      return DomainKind.HEADLESS;
    }
    if (internal(name)) {
      return DomainKind.INTERNAL;
    }
    String whole = String.join(".", labels(name));
    return PRIVATE_SUFFIXES.stream().anyMatch(whole::endsWith)
        ? DomainKind.PRIVATE_ZONE
        : DomainKind.EXTERNAL;
  }

  /** Whether CoreDNS answers for a name itself. */
  public boolean internal(String name) {
    List<String> labels = labels(name);
    String whole = String.join(".", labels);
    return whole.equals(domain) || whole.endsWith("." + domain) || meaning(name).isPresent();
  }

  /** Whether CoreDNS forwards a name. */
  public boolean external(String name) {
    return !internal(name);
  }

  private static List<String> labels(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return Arrays.asList(bare.toLowerCase(Locale.ROOT).split("\\.", -1));
  }
}
