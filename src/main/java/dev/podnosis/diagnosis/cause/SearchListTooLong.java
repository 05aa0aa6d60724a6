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
import dev.podnosis.dns.resolver.LibcVersion;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The search list is longer than allowed, so that domains at its end are left out. */
final class SearchListTooLong implements Cause {
  /** resolv.conf(5): glibc up to 2.25 uses six domains. */
  private static final int OLD_GLIBC_DOMAINS = 6;

  @Override
  public CauseId id() {
    return new CauseId("search-list-too-long");
  }

  @Override
  public Verdict judge(Facts facts) {
    List<Finding> findings = new ArrayList<>(omitted(facts));
    findings.addAll(oldGlibc(facts));
    if (!findings.isEmpty()) {
      return ShortName.anyOf(facts)
          ? Verdict.suspected(findings, facts.clientFailures(), Need.of(ProbeId.CLIENT_LOOKUPS))
          : Verdict.advice(findings.toArray(Finding[]::new));
    }
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (resolver.isEmpty() || !facts.observed(ProbeId.BUSINESS_POD)) {
      // The kubelet writes what is left of the list, and tells of the rest in an event.
      return Verdict.undecided(
          Need.of(resolver.isEmpty() ? ProbeId.RESOLV_CONF : ProbeId.BUSINESS_POD));
    }
    boolean libcUnknown = facts.all(ContainerSeen.class).findAny().isEmpty();
    return libcUnknown && resolver.get().value().conf().search().size() > OLD_GLIBC_DOMAINS
        ? Verdict.undecided(Need.of(ProbeId.CONTAINER))
        : Verdict.ruledOut(
            con(
                "list-short-enough",
                Map.of("domains", resolver.get().value().conf().search().size()),
                resolver.get().evidence()));
  }

  private static List<Finding> omitted(Facts facts) {
    return LeftOut.byKubelet(
        facts.events("DNSConfigForming", "CheckLimitsForResolvConf"),
        message -> message.toLowerCase(Locale.ROOT).contains("search"));
  }

  private static List<Finding> oldGlibc(Facts facts) {
    int domains = facts.podResolver().map(r -> r.value().conf().search().size()).orElse(0);
    return facts
        .all(ContainerSeen.class)
        .filter(s -> domains > OLD_GLIBC_DOMAINS && s.what().libc() == ContainerSeen.Libc.GLIBC)
        .filter(
            s ->
                LibcVersion.find(s.what().libcVersion())
                    .filter(v -> !v.atLeast(2, 26, 0))
                    .isPresent())
        .map(
            s ->
                pro(
                    "glibc-uses-six",
                    Map.of("domains", domains, "version", s.what().libcVersion()),
                    List.of(s.id())))
        .toList();
  }
}
