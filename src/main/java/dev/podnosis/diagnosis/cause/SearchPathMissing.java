package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pod's search list lacks the cluster's domains, so that short names stay incomplete. */
final class SearchPathMissing implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("search-path-missing");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (resolver.isEmpty()) {
      return fromSpec(facts);
    }
    List<String> search = resolver.get().value().conf().search();
    List<ShortName> lacking =
        ShortName.of(facts).stream().filter(s -> !contains(search, s.domain())).toList();
    if (!lacking.isEmpty() && asksCluster(resolver.get().value())) {
      return Verdict.confirmed(
          List.of(
              pro(
                  "domain-not-searched",
                  Map.of(
                      "name", lacking.getFirst().name(),
                      "missing", lacking.getFirst().domain(),
                      "search", search),
                  resolver.get().evidence())),
          facts.clientFailures());
    }
    boolean any = contains(search, "svc." + facts.dns().clusterDomain());
    return any || !asksCluster(resolver.get().value())
        ? Verdict.ruledOut(
            con("search-list-fits", Map.of("search", search), resolver.get().evidence()))
        : Verdict.advice(
            pro("no-cluster-domain", Map.of("search", search), resolver.get().evidence()));
  }

  private static boolean asksCluster(PodResolver resolver) {
    return resolver.attachment() != PodResolver.Attachment.OTHER;
  }

  private static Verdict fromSpec(Facts facts) {
    return facts
        .businessPod()
        .filter(p -> p.value().dns().policy().equals("None"))
        .flatMap(
            p ->
                ShortName.of(facts).stream()
                    .filter(s -> !contains(p.value().dns().searches(), s.domain()))
                    .findFirst()
                    .map(
                        s ->
                            Verdict.suspected(
                                List.of(
                                    pro(
                                        "spec-lacks-domain",
                                        Map.of("name", s.name(), "missing", s.domain()),
                                        p.evidence())),
                                facts.clientFailures(),
                                Need.of(ProbeId.RESOLV_CONF))))
        .orElseGet(() -> Verdict.undecided(Need.of(ProbeId.RESOLV_CONF)));
  }

  private static boolean contains(List<String> search, String domain) {
    return search.stream().anyMatch(d -> d.replaceFirst("\\.$", "").equalsIgnoreCase(domain));
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return facts
        .businessPod()
        .filter(p -> remedy.equals("add-search-domains"))
        .filter(p -> p.value().dns().policy().equals("None"))
        .map(p -> patch(p.value(), facts.dns().clusterDomain()));
  }

  private static Patch patch(PodFacts pod, String domain) {
    List<String> searches =
        new ArrayList<>(List.of(pod.ref().namespace() + ".svc." + domain, "svc." + domain, domain));
    searches.addAll(pod.dns().searches());
    PodDnsPatch now = PodDnsPatch.of(pod);
    return now.to(now.withSearches(searches.stream().distinct().toList()), pod);
  }
}
