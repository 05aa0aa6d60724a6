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
import dev.podnosis.diagnosis.Replicas;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.PoliciesSeen;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** NetworkPolicies keep the pod's queries from the DNS server. */
final class NetworkpolicyBlocksDns implements Cause {
  @Override
  public CauseId id() {
    return new CauseId("networkpolicy-blocks-dns");
  }

  @Override
  public Verdict judge(Facts facts) {
    Optional<Seen<PoliciesSeen>> policies = facts.all(PoliciesSeen.class).findFirst();
    Optional<Fact<PodFacts>> pod = facts.businessPod();
    if (policies.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.POLICIES));
    }
    if (pod.isEmpty() || facts.replicas().isEmpty()) {
      return Verdict.undecided(Need.of(pod.isEmpty() ? ProbeId.BUSINESS_POD : ProbeId.DNS_PODS));
    }
    Way way = new Way(policies.get(), pod.get(), facts.replicas().get());
    return way.blocked("UDP") ? blocked(way, facts) : open(way);
  }

  private static Verdict open(Way way) {
    Finding open = con("dns-is-allowed", Map.of("count", way.policies().size()), way.evidence());
    return way.blocked("TCP")
        ? Verdict.advice(
            pro("tcp-not-allowed", Map.of("policies", way.names("TCP")), way.evidence()))
        : Verdict.ruledOut(open);
  }

  private static Verdict blocked(Way way, Facts facts) {
    Finding rule = pro("policies-block", Map.of("policies", way.names("UDP")), way.evidence());
    List<Seen<LookupsSeen>> measured = measured(facts);
    List<String> answered =
        measured.stream()
            .filter(s -> s.what().unanswered() < s.what().sent())
            .map(Seen::id)
            .toList();
    if (!answered.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "answers-arrive",
              Map.of("policies", way.names("UDP"), "count", answered.size()),
              answered));
    }
    if (measured.isEmpty()) {
      return facts.complaint() || !facts.clientFailures().isEmpty()
          ? Verdict.suspected(List.of(rule), facts.clientFailures(), Need.of(ProbeId.POD_NETWORK))
          : Verdict.advice(rule);
    }
    int sent = measured.stream().mapToInt(s -> s.what().sent()).sum();
    return Verdict.confirmed(
        List.of(
            rule, pro("no-answer", Map.of("sent", sent), measured.stream().map(Seen::id).toList())),
        facts.clientFailures());
  }

  /** Questions over UDP from the pod's own network to the DNS Service or a replica. */
  private static List<Seen<LookupsSeen>> measured(Facts facts) {
    ObjectRef pod = facts.caseFile().target().pod();
    return facts
        .all(LookupsSeen.class)
        .filter(s -> s.what().question() != LookupsSeen.Question.LARGE)
        .filter(s -> s.what().transport() == Transport.UDP && s.what().sent() > 0)
        .filter(
            s ->
                s.what().target().role() == DnsTarget.Role.SERVICE
                    || s.what().target().role() == DnsTarget.Role.REPLICA)
        .filter(
            s -> s.evidence().vantage().place() instanceof Place.InPod in && in.pod().equals(pod))
        .toList();
  }

  /** The way from the pod to the replicas, as the policies see it. */
  private record Way(
      PolicyRules rules,
      List<PoliciesSeen.Policy> policies,
      PodFacts pod,
      List<PodFacts> replicas,
      List<String> evidence) {
    Way(Seen<PoliciesSeen> seen, Fact<PodFacts> pod, Replicas replicas) {
      this(
          new PolicyRules(seen.what()),
          seen.what().policies(),
          pod.value(),
          replicas.all(),
          Stream.concat(Stream.of(seen.id()), pod.evidence().stream()).toList());
    }

    boolean blocked(String protocol) {
      return !replicas.isEmpty()
          && replicas.stream()
              .noneMatch(
                  r -> rules.maySend(pod, r, protocol) && rules.mayReceive(r, pod, protocol));
    }

    /** The policies that stand in the way. */
    List<String> names(String protocol) {
      Set<String> names = new TreeSet<>();
      for (PodFacts replica : replicas) {
        if (!rules.maySend(pod, replica, protocol)) {
          rules.egressOf(pod).forEach(p -> names.add(p.ref().toString()));
        }
        if (!rules.mayReceive(replica, pod, protocol)) {
          rules.ingressOf(replica).forEach(p -> names.add(p.ref().toString()));
        }
      }
      return List.copyOf(names);
    }

    /** A rule more for what the pod sends, where its own policies are in the way. */
    Optional<Patch> allowSending() {
      return replicas.stream()
          .filter(r -> !rules.maySend(pod, r, "UDP") || !rules.maySend(pod, r, "TCP"))
          .flatMap(r -> rules.egressOf(pod).stream().map(p -> PolicyPatch.egress(p, r)))
          .findFirst();
    }

    /** A rule more for what the replicas receive, where theirs are in the way. */
    Optional<Patch> allowReceiving() {
      return replicas.stream()
          .filter(r -> !rules.mayReceive(r, pod, "UDP") || !rules.mayReceive(r, pod, "TCP"))
          .flatMap(r -> rules.ingressOf(r).stream().map(p -> PolicyPatch.ingress(p, r, pod)))
          .findFirst();
    }
  }

  @Override
  public Optional<Patch> patch(String remedy, Facts facts) {
    Optional<Seen<PoliciesSeen>> policies = facts.all(PoliciesSeen.class).findFirst();
    Optional<Fact<PodFacts>> pod = facts.businessPod();
    if (policies.isEmpty() || pod.isEmpty() || facts.replicas().isEmpty()) {
      return Optional.empty();
    }
    Way way = new Way(policies.get(), pod.get(), facts.replicas().get());
    return switch (remedy) {
      case "allow-dns" -> way.allowSending();
      case "allow-at-coredns" -> way.allowReceiving();
      default -> Optional.empty();
    };
  }
}
