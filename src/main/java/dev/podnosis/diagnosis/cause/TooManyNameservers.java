package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** More nameservers are named than a resolver uses, so that some are left out. */
final class TooManyNameservers implements Cause {
  /** MAXNS of glibc and musl, and the kubelet's limit. */
  private static final int USED = 3;

  @Override
  public CauseId id() {
    return new CauseId("too-many-nameservers");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Finding> findings = new ArrayList<>(omitted(facts));
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    resolver
        .filter(r -> r.value().conf().nameservers().size() > USED)
        .ifPresent(
            r ->
                findings.add(
                    pro(
                        "more-than-three",
                        Map.of("count", r.value().conf().nameservers().size()),
                        r.evidence())));
    if (findings.isEmpty()) {
      return resolver.isEmpty()
          ? Verdict.undecided(Need.of(ProbeId.RESOLV_CONF))
          : Verdict.ruledOut(
              con(
                  "few-enough",
                  Map.of("count", resolver.get().value().conf().nameservers().size()),
                  resolver.get().evidence()));
    }
    // While the cluster's DNS is among those in use, the others being left out fails no name of it.
    boolean clusterLeftOut =
        resolver.isPresent()
            && resolver.get().value().attachment() == PodResolver.Attachment.OTHER
            && resolver.get().value().conf().nameservers().stream()
                .limit(USED)
                .noneMatch(facts.dns().serviceAddresses()::contains);
    return clusterLeftOut && facts.complaint()
        ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.advice(findings.toArray(Finding[]::new));
  }

  private static List<Finding> omitted(Facts facts) {
    return LeftOut.byKubelet(
        facts.events("DNSConfigForming"), message -> message.startsWith("Nameserver limits"));
  }
}
