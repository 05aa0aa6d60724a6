package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileIssue;
import dev.podnosis.coredns.corefile.ServerFacts;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.ReadKubeDns;
import dev.podnosis.diagnosis.StubDomain;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A zone of its own is sent to servers that do not serve it, or to none. */
final class StubDomainMisconfigured implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");

  /** Issues of one forward by which its zone cannot resolve. */
  private static final Set<String> ISSUES =
      Set.of(
          "forward-to-itself",
          "forward-to-loopback",
          "forward-to-stub-resolver",
          "forward-upstream-invalid",
          "forward-address-invalid",
          "forward-port-invalid",
          "forward-without-upstream",
          "forward-zone-not-served");

  @Override
  public CauseId id() {
    return new CauseId("stub-domain-misconfigured");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<ReadKubeDns> kubeDns = facts.dns().readKubeDns();
    if (kubeDns.isPresent()) {
      return KubeDnsStubs.judge(kubeDns.get(), facts);
    }
    Optional<ReadCorefile> corefile = facts.dns().readCorefile();
    if (corefile.isEmpty()) {
      return Verdict.undecided(Need.of(facts.dns().tellsForwarding()));
    }
    List<StubDomain> stubs = facts.upstreams().stubDomains();
    List<Finding> found = new ArrayList<>();
    List<String> explained = new ArrayList<>();
    for (String domain : facts.symptom().domains()) {
      List<Finding> here = about(domain, corefile.get(), facts);
      if (!here.isEmpty()) {
        found.addAll(here);
        explained.addAll(facts.failuresOf(domain));
      }
    }
    if (!found.isEmpty()) {
      return facts.complaint()
          ? Verdict.confirmed(found, explained.stream().distinct().toList())
          : Verdict.advice(found.toArray(Finding[]::new));
    }
    List<Finding> elsewhere =
        stubs.stream().flatMap(s -> broken(s, corefile.get(), facts).stream()).toList();
    if (!elsewhere.isEmpty()) {
      return Verdict.advice(elsewhere.toArray(Finding[]::new));
    }
    return sound(corefile.get().id(), facts);
  }

  /** Nothing is wrong with what stands there: whether the servers serve the zone is measured. */
  static Verdict sound(String settings, Facts facts) {
    List<StubDomain> stubs = facts.upstreams().stubDomains();
    List<StubDomain> failing =
        facts.symptom().domains().stream()
            .flatMap(d -> facts.upstreams().stubDomain(d).stream())
            .distinct()
            .toList();
    boolean allAsked = failing.stream().noneMatch(s -> s.asked(facts).isEmpty());
    if (!allAsked) {
      return Verdict.undecided(ASK);
    }
    return Verdict.ruledOut(
        failing.isEmpty()
            ? con("name-in-no-stub-domain", Map.of("count", stubs.size()), List.of(settings))
            : con(
                "stub-servers-serve-it",
                Map.of("zones", failing.stream().map(StubDomain::zone).distinct().toList()),
                failing.stream().flatMap(s -> s.asked(facts).stream()).map(Seen::id).toList()));
  }

  /** What is wrong with the zone of its own that a failing name lies in. */
  private static List<Finding> about(String domain, ReadCorefile corefile, Facts facts) {
    Optional<StubDomain> stub = facts.upstreams().stubDomain(domain);
    if (stub.isEmpty()) {
      return emptyBlock(domain, corefile, facts).stream().toList();
    }
    List<Finding> findings = new ArrayList<>();
    broken(stub.get(), corefile, facts).ifPresent(findings::add);
    refused(stub.get(), facts).ifPresent(findings::add);
    return findings;
  }

  /** A server block of its own that nothing answers in: CoreDNS answers REFUSED or SERVFAIL. */
  private static Optional<Finding> emptyBlock(String domain, ReadCorefile corefile, Facts facts) {
    Optional<ServerFacts> server = corefile.facts().serverFor(domain);
    boolean whole = corefile.facts().unseenImports().isEmpty();
    return server
        .filter(s -> whole && facts.names().external(domain) && !s.zones().contains("."))
        .filter(ServerFacts::answersNothing)
        .map(
            s ->
                pro(
                    "block-answers-nothing",
                    Map.of("zone", s.zones(), "line", s.at().toString()),
                    List.of(corefile.id())));
  }

  private static Optional<Finding> broken(StubDomain stub, ReadCorefile corefile, Facts facts) {
    return CorefileFix.issues(corefile, facts).stream()
        .filter(i -> ISSUES.contains(i.code()) && i.at().equals(stub.forward().at()))
        .findFirst()
        .map(CorefileIssue::code)
        .map(
            code ->
                pro(
                    "stub-forward-broken",
                    Map.of(
                        "zone", stub.zone(), "line", stub.forward().at().toString(), "issue", code),
                    List.of(corefile.id())));
  }

  /** Every server of the zone that answered turned every question for names in it away. */
  static Optional<Finding> refused(StubDomain stub, Facts facts) {
    List<Seen<LookupsSeen>> asked = stub.asked(facts);
    Set<String> codes =
        asked.stream()
            .flatMap(s -> s.what().samples().stream())
            .map(LookupsSeen.Sample::outcome)
            .filter(LookupOutcome.Answered.class::isInstance)
            .map(o -> ((LookupOutcome.Answered) o).rcode())
            .collect(Collectors.toSet());
    boolean turnedAway =
        !codes.isEmpty() && Set.of("REFUSED", "NOTAUTH", "NOTIMP").containsAll(codes);
    return turnedAway
        ? Optional.of(
            pro(
                "stub-servers-refuse",
                Map.of(
                    "zone", stub.zone(),
                    "servers", stub.addresses(),
                    "codes", codes.stream().sorted().toList()),
                asked.stream().map(Seen::id).toList()))
        : Optional.empty();
  }
}
