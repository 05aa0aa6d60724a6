package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Fact;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Patch;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.EndpointsSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.StubLookupSeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer for a headless Service does not fit into UDP, and the client does not ask over TCP.
 */
final class HeadlessAnswerTruncated implements Cause {
  /**
   * Address records that fit into 512 bytes beside header and question (RFC 1035: 16 bytes each).
   */
  private static final int FIT_WITHOUT_EDNS = 28;

  @Override
  public CauseId id() {
    return new CauseId("headless-answer-truncated");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<NamedService> named =
        NamedService.of(facts).filter(n -> n.service().value().headless());
    if (named.isEmpty()) {
      return facts.symptom().domains().isEmpty()
          ? Verdict.undecided(Need.of(ProbeId.NAME_TARGETS))
          : notHeadless(facts);
    }
    String name = named.get().name();
    List<String> resolved =
        facts.stubLookups().stream()
            .filter(s -> facts.names().same(s.what().name(), name))
            .filter(s -> s.what().result() == StubLookupSeen.Result.FOUND)
            .map(Seen::id)
            .toList();
    if (!resolved.isEmpty()) {
      return Verdict.ruledOut(con("client-resolves-it", Map.of("name", name), resolved));
    }
    List<Seen<LookupsSeen>> cut =
        facts
            .all(LookupsSeen.class)
            .filter(s -> facts.names().same(s.what().name(), name))
            .filter(s -> s.what().transport() == Transport.UDP && truncated(s.what()))
            .toList();
    return cut.isEmpty() ? byCount(named.get(), facts) : measured(name, cut, facts);
  }

  private static Verdict notHeadless(Facts facts) {
    boolean ofCluster = facts.symptom().domains().stream().anyMatch(facts.names()::internal);
    if (ofCluster && !facts.observed(ProbeId.NAME_TARGETS)) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    return Verdict.ruledOut(
        con(
            "not-headless",
            Map.of("name", facts.symptom().domains().getFirst()),
            facts.caseFile().of(ProbeId.NAME_TARGETS).map(Evidence::id).toList()));
  }

  private static boolean truncated(LookupsSeen lookups) {
    return lookups.samples().stream()
        .anyMatch(s -> s.outcome() instanceof LookupOutcome.Answered a && a.truncated());
  }

  private static Verdict measured(String name, List<Seen<LookupsSeen>> cut, Facts facts) {
    Finding truncated =
        pro("cut-over-udp", Map.of("name", name), cut.stream().map(Seen::id).toList());
    List<String> failed =
        facts.stubLookups().stream()
            .filter(s -> facts.names().same(s.what().name(), name))
            .filter(s -> s.what().result() != StubLookupSeen.Result.UNCLEAR)
            .map(Seen::id)
            .toList();
    if (!failed.isEmpty()) {
      return Verdict.confirmed(
          List.of(truncated, pro("client-fails", Map.of("name", name), failed)),
          facts.failuresOf(name));
    }
    return facts.complaint()
        ? Verdict.suspected(
            List.of(truncated), facts.failuresOf(name), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.advice(truncated);
  }

  private static Verdict byCount(NamedService named, Facts facts) {
    Optional<Fact<EndpointsSeen>> endpoints = facts.endpoints(named.service().value());
    if (endpoints.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.NAME_TARGETS));
    }
    long ready = endpoints.get().value().readyCount();
    Map<String, Object> args = Map.of("name", named.name(), "ready", ready);
    if (ready <= FIT_WITHOUT_EDNS || !named.host().isEmpty()) {
      return Verdict.ruledOut(con("answer-fits", args, endpoints.get().evidence()));
    }
    Finding many = pro("many-endpoints", args, endpoints.get().evidence());
    return facts.complaint()
        ? Verdict.suspected(
            List.of(many), facts.failuresOf(named.name()), Need.of(ProbeId.CLIENT_LOOKUPS))
        : Verdict.advice(many);
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    return facts
        .businessPod()
        .filter(p -> remedy.equals("use-vc"))
        .map(Fact::value)
        .map(p -> PodDnsPatch.of(p).to(PodDnsPatch.of(p).withOption("use-vc"), p));
  }
}
