package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.ServicesSeen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A name that by its form is none of a Service: one label missing, another domain, or external. */
final class OddName {
  private final String name;
  private final Facts facts;
  private final List<String> labels;
  private final String domain;

  OddName(String name, Facts facts) {
    this.name = name;
    this.facts = facts;
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    this.labels = Arrays.asList(bare.toLowerCase(Locale.ROOT).split("\\.", -1));
    this.domain = facts.dns().clusterDomain();
  }

  Verdict judge(AskedName asked) {
    int depth = domain.split("\\.").length;
    boolean belowDomain = facts.names().internal(name) && labels.size() > depth;
    List<String> first = belowDomain ? labels.subList(0, labels.size() - depth) : labels;
    if (belowDomain && first.size() == 2 && exists(first)) {
      return missingSvc(first);
    }
    int svc = labels.indexOf("svc");
    if (!belowDomain && svc == 2 && labels.size() > 3 && exists(labels)) {
      return wrongDomain(asked);
    }
    if (asked.denied().isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.REPLICA_LOOKUPS));
    }
    return belowDomain
        ? Verdict.confirmed(
            List.of(pro("said-not-to-exist", Map.of("name", name), asked.denied())),
            facts.failuresOf(name))
        : Verdict.suspected(
            Stream.concat(
                    Stream.of(
                        pro("upstream-says-not-to-exist", Map.of("name", name), asked.denied())),
                    similar())
                .toList(),
            facts.failuresOf(name),
            new Need(ProbeId.COREDNS_NETWORK, "upstream"));
  }

  /** A name such as {@code web.shp} may have meant a Service whose namespace is misspelt. */
  private Stream<Finding> similar() {
    boolean likeAService = labels.size() == 2 || (labels.size() > 2 && labels.get(2).equals("svc"));
    List<String> services =
        likeAService
            ? SimilarServices.of(new ObjectRef(labels.get(1), labels.get(0)), facts)
            : List.of();
    return services.isEmpty()
        ? Stream.empty()
        : Stream.of(
            pro(
                "similar-services",
                Map.of("services", List.copyOf(services)),
                facts.all(ServicesSeen.class).map(Seen::id).limit(1).toList()));
  }

  private boolean exists(List<String> serviceAndNamespace) {
    return facts.service(serviceAndNamespace.get(1), serviceAndNamespace.get(0)).isPresent();
  }

  private List<String> evidence(List<String> first) {
    return facts.service(first.get(1), first.get(0)).orElseThrow().evidence();
  }

  private Verdict missingSvc(List<String> first) {
    String right = first.get(0) + "." + first.get(1) + ".svc." + domain;
    return Verdict.confirmed(
        List.of(pro("missing-svc", Map.of("name", name, "right", right), evidence(first))),
        facts.failuresOf(name));
  }

  private Verdict wrongDomain(AskedName asked) {
    List<Finding> findings =
        List.of(
            pro(
                "wrong-domain",
                Map.of(
                    "name",
                    name,
                    "wrong",
                    String.join(".", labels.subList(3, labels.size())),
                    "clusterDomain",
                    domain),
                evidence(labels)));
    return asked.denied().isEmpty()
        ? Verdict.suspected(findings, facts.failuresOf(name), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.confirmed(findings, facts.failuresOf(name));
  }
}
