package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.CorefileFacts;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.StubDomain;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers of a zone of its own do not answer CoreDNS. */
final class StubDomainUnreachable implements Cause {
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");

  @Override
  public CauseId id() {
    return new CauseId("stub-domain-unreachable");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Fact<CorefileFacts>> forwarding = facts.dns().forwarding();
    if (forwarding.isEmpty()) {
      return Verdict.undecided(Need.of(facts.dns().tellsForwarding()));
    }
    List<String> settings = forwarding.get().evidence();
    List<StubDomain> stubs = facts.upstreams().stubDomains();
    if (stubs.isEmpty()) {
      return Verdict.ruledOut(
          facts.dns().isKubeDns()
              ? con("no-stub-domain-of-kube-dns", Map.of(), settings)
              : con("no-stub-domain", Map.of(), settings));
    }
    List<StubDomain> failing =
        facts.symptom().domains().stream()
            .flatMap(d -> facts.upstreams().stubDomain(d).stream())
            .distinct()
            .toList();
    for (StubDomain stub : failing) {
      Verdict verdict = judge(stub, facts);
      if (!(verdict instanceof Verdict.RuledOut)) {
        return verdict;
      }
    }
    List<Finding> others =
        stubs.stream()
            .filter(s -> !failing.contains(s))
            .flatMap(s -> silent(s, facts).or(() -> logged(s, facts)).stream())
            .toList();
    if (!others.isEmpty()) {
      return Verdict.advice(others.toArray(Finding[]::new));
    }
    return failing.isEmpty()
        ? Verdict.ruledOut(con("name-in-no-stub-domain", Map.of("zones", zones(stubs)), settings))
        : judge(failing.getFirst(), facts);
  }

  /** A zone that a failing name lies in. */
  private static Verdict judge(StubDomain stub, Facts facts) {
    List<String> failures =
        facts.symptom().domains().stream()
            .filter(stub::holds)
            .flatMap(d -> facts.failuresOf(d).stream())
            .distinct()
            .toList();
    Optional<Finding> silent = silent(stub, facts);
    Optional<Finding> logged = logged(stub, facts);
    if (silent.isPresent()) {
      List<Finding> findings = new ArrayList<>(List.of(silent.get()));
      logged.ifPresent(findings::add);
      return facts.complaint()
          ? Verdict.confirmed(findings, failures)
          : Verdict.advice(findings.toArray(Finding[]::new));
    }
    List<Seen<LookupsSeen>> asked = stub.asked(facts);
    if (!asked.isEmpty()) {
      return Verdict.ruledOut(
          con("stub-servers-answer", counts(stub, asked), asked.stream().map(Seen::id).toList()));
    }
    return logged.isPresent() && facts.complaint()
        ? Verdict.suspected(List.of(logged.get()), failures, ASK)
        : Verdict.undecided(ASK);
  }

  /** None of the zone's servers answered anything over UDP. */
  private static Optional<Finding> silent(StubDomain stub, Facts facts) {
    List<Seen<LookupsSeen>> asked =
        stub.asked(facts).stream().filter(s -> s.what().transport() == Transport.UDP).toList();
    Map<String, List<Seen<LookupsSeen>>> servers = Upstreams.byServer(asked);
    boolean all =
        !servers.isEmpty()
            && servers.keySet().containsAll(stub.addresses())
            && servers.values().stream()
                .allMatch(
                    s ->
                        Upstreams.sent(s, Transport.UDP) >= 3
                            && Upstreams.unanswered(s, Transport.UDP)
                                == Upstreams.sent(s, Transport.UDP));
    return all
        ? Optional.of(
            pro("stub-servers-silent", counts(stub, asked), asked.stream().map(Seen::id).toList()))
        : Optional.empty();
  }

  private static Map<String, Object> counts(StubDomain stub, List<Seen<LookupsSeen>> asked) {
    return Map.of(
        "zone", stub.zone(),
        "servers", stub.addresses(),
        "sent", asked.stream().mapToInt(s -> s.what().sent()).sum(),
        "lost", asked.stream().mapToInt(s -> s.what().unanswered()).sum());
  }

  private static Optional<Finding> logged(StubDomain stub, Facts facts) {
    List<String> troubled =
        stub.addresses().stream().filter(facts.logs().troubledUpstreams()::contains).toList();
    return troubled.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pro(
                "stub-errors-logged",
                Map.of("zone", stub.zone(), "servers", List.copyOf(troubled)),
                facts.logs().upstreamErrors().evidence()));
  }

  private static List<String> zones(List<StubDomain> stubs) {
    return stubs.stream().map(StubDomain::zone).distinct().toList();
  }
}
