package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.ClientLookups;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.evidence.ProbeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every lookup of an outside name first asks for many names that do not exist. */
final class SearchPathAmplification implements Cause {
  /** What the kubelet sets (dns.go); it comes with three search domains of the cluster. */
  private static final int USUAL_NDOTS = 5;

  /** More than the cluster's three and the few that a node's file usually adds. */
  private static final int MANY_DOMAINS = 6;

  @Override
  public CauseId id() {
    return new CauseId("search-path-amplification");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (resolver.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.RESOLV_CONF));
    }
    ResolvConf conf = resolver.get().value().conf();
    int ndots = ClientLookups.ndots(conf, facts);
    Optional<String> completed =
        facts.symptom().domains().stream()
            .filter(d -> facts.names().external(d) && !d.endsWith("."))
            .filter(d -> d.chars().filter(c -> c == '.').count() < ndots)
            .findFirst();
    if (completed.isEmpty() || conf.search().isEmpty()) {
      return Verdict.ruledOut(
          con(
              "asked-as-it-stands",
              Map.of("ndots", ndots, "domains", conf.search().size()),
              resolver.get().evidence()));
    }
    // A and AAAA for each search domain (getaddrinfo); the last two are those that are wanted.
    Finding wasted =
        pro(
            "asks-in-vain",
            Map.of(
                "name",
                completed.get(),
                "wasted",
                2 * conf.search().size(),
                "total",
                2 * conf.search().size() + 2,
                "ndots",
                ndots,
                "domains",
                conf.search().size()),
            resolver.get().evidence());
    boolean unusual = ndots > USUAL_NDOTS || conf.search().size() > MANY_DOMAINS;
    return unusual && facts.complaint()
        ? Verdict.confirmed(List.of(wasted), facts.clientFailures())
        : Verdict.advice(wasted);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return facts
        .businessPod()
        .filter(p -> remedy.equals("lower-ndots"))
        .map(Fact::value)
        .map(p -> PodDnsPatch.of(p).to(PodDnsPatch.of(p).withOption("ndots:2"), p));
  }
}
