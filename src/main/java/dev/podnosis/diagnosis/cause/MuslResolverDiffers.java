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
import dev.podnosis.diagnosis.PodResolver;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.DnsName;
import dev.podnosis.dns.ResolvConf;
import dev.podnosis.dns.resolver.LibcVersion;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** musl's resolver does something else with the pod's resolv.conf than glibc would. */
final class MuslResolverDiffers implements Cause {
  /** Options of resolv.conf(5) that musl passes over. */
  private static final List<String> PASSED_OVER =
      List.of("single-request", "single-request-reopen", "rotate", "use-vc", "edns0");

  @Override
  public CauseId id() {
    return new CauseId("musl-resolver-differs");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Seen<ContainerSeen>> container = facts.all(ContainerSeen.class).findFirst();
    Optional<Fact<PodResolver>> resolver = facts.podResolver();
    if (container.isEmpty() || container.get().what().libc() == ContainerSeen.Libc.UNKNOWN) {
      return Verdict.undecided(Need.of(ProbeId.CONTAINER));
    }
    List<String> seen = List.of(container.get().id());
    if (container.get().what().libc() != ContainerSeen.Libc.MUSL) {
      return Verdict.ruledOut(con("not-musl", Map.of(), seen));
    }
    if (resolver.isEmpty() || facts.dns().serviceAddresses().isEmpty()) {
      return Verdict.undecided(
          Need.of(resolver.isEmpty() ? ProbeId.RESOLV_CONF : ProbeId.DNS_SERVICE));
    }
    return rootEndsSearch(container.get(), resolver.get(), facts)
        .orElseGet(() -> judge(resolver.get(), facts));
  }

  /**
   * Before 1.2.4 musl makes a name with two dots in a row below the search domain ".", and its
   * rejection ends the lookup before the name is asked for as it stands. The kubelet takes that
   * domain over from nodes with systemd-resolved (github.com/k3s-io/k3s/issues/6132).
   */
  private static Optional<Verdict> rootEndsSearch(
      Seen<ContainerSeen> container, Fact<PodResolver> resolver, Facts facts) {
    ResolvConf conf = resolver.value().conf();
    Optional<LibcVersion> version = LibcVersion.find(container.what().libcVersion());
    if (version.isEmpty() || version.get().atLeast(1, 2, 4) || !conf.search().contains(".")) {
      return Optional.empty();
    }
    List<String> hit =
        facts.symptom().domains().stream()
            .filter(facts.names()::external)
            .filter(d -> DnsName.tryParse(d).filter(n -> searched(n, conf, facts)).isPresent())
            .filter(d -> !found(d, facts))
            .toList();
    List<String> evidence = new ArrayList<>(resolver.evidence());
    evidence.add(container.id());
    Finding root = pro("root-ends-search", Map.of("version", version.get().toString()), evidence);
    if (hit.isEmpty() || !facts.complaint()) {
      return Optional.of(Verdict.advice(root));
    }
    // A distribution may have mended its library without a new version: only trying it tells.
    return Optional.of(
        hit.stream().anyMatch(d -> tried(d, facts).findAny().isPresent())
            ? Verdict.confirmed(List.of(root), facts.clientFailures())
            : Verdict.suspected(
                List.of(root), facts.clientFailures(), Need.of(ProbeId.CLIENT_LOOKUPS)));
  }

  private static boolean searched(DnsName name, ResolvConf conf, Facts facts) {
    return !name.absolute() && name.dots() < ClientLookups.ndots(conf, facts);
  }

  /** The library itself found it, whatever its version says. */
  private static boolean found(String name, Facts facts) {
    return tried(name, facts).anyMatch(s -> s.what().result() == StubLookupSeen.Result.FOUND);
  }

  private static Stream<Seen<StubLookupSeen>> tried(String name, Facts facts) {
    return facts.stubLookups().stream()
        .filter(s -> s.what().tool().equals("getent") || s.what().tool().equals("python3"))
        .filter(s -> facts.names().same(s.what().name(), name));
  }

  private static Verdict judge(Fact<PodResolver> resolver, Facts facts) {
    ResolvConf conf = resolver.value().conf();
    List<String> foreign =
        conf.nameservers().stream()
            .filter(s -> !facts.dns().serviceAddresses().contains(s))
            .filter(s -> !facts.dns().nodeLocalAddresses().contains(s))
            .toList();
    boolean mixed = !foreign.isEmpty() && foreign.size() < conf.nameservers().size();
    if (mixed) {
      Finding all =
          pro(
              "asks-all-at-once",
              Map.of(
                  "servers", conf.nameservers(),
                  "foreign", List.copyOf(foreign)),
              resolver.evidence());
      return ClusterKinds.wanted(facts) && facts.complaint()
          ? Verdict.confirmed(List.of(all), facts.clientFailures())
          : Verdict.advice(all);
    }
    List<String> ignored = PASSED_OVER.stream().filter(o -> conf.option(o).isPresent()).toList();
    return ignored.isEmpty()
        ? Verdict.ruledOut(con("musl-does-the-same", Map.of(), resolver.evidence()))
        : Verdict.advice(
            pro(
                "passes-over-options",
                Map.of("options", List.copyOf(ignored)),
                resolver.evidence()));
  }
}
