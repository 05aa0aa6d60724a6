package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.corefile.ForwardFacts;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Presence;
import dev.podnosis.diagnosis.ReadCorefile;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NodeLocal DNSCache asks CoreDNS over TCP and outside servers itself, from the node's own network:
 * one of the two ways is closed.
 */
final class NodelocalUpstreamUnreachable implements Cause {
  private static final int ENOUGH = 3;

  @Override
  public CauseId id() {
    return new CauseId("nodelocal-upstream-unreachable");
  }

  /** What would tell whether the pod's questions go to the cache. */
  private static ProbeId toTellUse(Facts facts) {
    if (facts.dns().nodeLocalInstalled() != Presence.PRESENT) {
      return ProbeId.NODELOCAL;
    }
    if (facts.podResolver().isEmpty()) {
      return ProbeId.RESOLV_CONF;
    }
    return NodeLocalUse.redirected(facts) ? ProbeId.CAPTURE : ProbeId.NODE_RULES;
  }

  @Override
  public Verdict judge(Facts facts) {
    Presence used = NodeLocalUse.of(facts);
    if (used == Presence.UNKNOWN) {
      return Verdict.undecided(Need.of(toTellUse(facts)));
    }
    if (used == Presence.ABSENT) {
      return Verdict.ruledOut(con("cache-not-asked", Map.of(), evidence(facts)));
    }
    Optional<Finding> cluster = unreached("coredns-silent", toCoreDns(facts), Transport.TCP);
    Transport outside = forcesTcp(facts) ? Transport.TCP : Transport.UDP;
    List<Seen<LookupsSeen>> asked = toUpstreams(facts, outside);
    List<Seen<LookupsSeen>> aboutName =
        asked.stream().filter(facts.upstreams()::silentAboutName).toList();
    Optional<Finding> external =
        unreached(
            "upstreams-silent",
            asked.stream().filter(s -> !aboutName.contains(s)).toList(),
            outside);
    if (cluster.isPresent()) {
      return Verdict.confirmed(List.of(cluster.get()), facts.clientFailures());
    }
    if (external.isPresent()) {
      return Verdict.confirmed(List.of(external.get()), facts.externalFailures());
    }
    if (!aboutName.isEmpty()) {
      return Verdict.ruledOut(
          con("upstreams-answer-others", Map.of("servers", servers(aboutName)), ids(aboutName)));
    }
    return measuredAtTheCache(asked, facts);
  }

  private static Verdict measuredAtTheCache(List<Seen<LookupsSeen>> asked, Facts facts) {
    if (!asked.isEmpty()) {
      return Verdict.ruledOut(
          con(
              "upstreams-answer",
              Map.of(
                  "sent", asked.stream().mapToInt(s -> s.what().sent()).sum(),
                  "servers", servers(asked)),
              ids(asked)));
    }
    List<Seen<LookupsSeen>> outside =
        facts.lookups(DnsTarget.Role.NODELOCAL).stream()
            .filter(s -> s.what().question() == LookupsSeen.Question.EXTERNAL_FRESH)
            .toList();
    boolean fails =
        !outside.isEmpty()
            && outside.stream()
                .flatMap(s -> s.what().samples().stream())
                .allMatch(s -> failed(s.outcome()));
    return fails
        ? Verdict.suspected(
            List.of(pro("cache-answers-no-outside-name", Map.of(), ids(outside))),
            facts.externalFailures(),
            Need.of(ProbeId.NODE_NETWORK))
        : Verdict.undecided(Need.of(ProbeId.NODE_NETWORK));
  }

  private static boolean failed(LookupOutcome outcome) {
    return switch (outcome) {
      case LookupOutcome.NoAnswer n -> n.tellsOfDns();
      case LookupOutcome.Answered a -> a.rcode().equals("SERVFAIL");
    };
  }

  /** The Corefile's forward for outside names; without one, nothing is forced. */
  private static boolean forcesTcp(Facts facts) {
    return facts
        .dns()
        .readNodeLocalCorefile()
        .flatMap(ReadCorefile::externalForward)
        .map(ForwardFacts::forceTcp)
        .orElse(false);
  }

  /** Questions for names of the cluster put to CoreDNS over TCP from the pod's node. */
  private static List<Seen<LookupsSeen>> toCoreDns(Facts facts) {
    return facts.lookups(DnsTarget.Role.REPLICA).stream()
        .filter(s -> fromClientNode(s, facts) && s.what().transport() == Transport.TCP)
        .toList();
  }

  private static List<Seen<LookupsSeen>> toUpstreams(Facts facts, Transport over) {
    List<String> named =
        facts.dns().readNodeLocalCorefile().stream()
            .flatMap(c -> c.externalUpstreams().stream())
            .toList();
    return facts.lookups(DnsTarget.Role.UPSTREAM).stream()
        .filter(s -> fromClientNode(s, facts) && s.what().transport() == over)
        .filter(s -> named.isEmpty() || named.contains(s.what().target().address()))
        .toList();
  }

  private static boolean fromClientNode(Seen<LookupsSeen> seen, Facts facts) {
    return seen.what().sent() > 0
        && seen.evidence().vantage().place() instanceof Place.OnNode on
        && ClientNode.is(on.node(), facts);
  }

  private static Optional<Finding> unreached(
      String code, List<Seen<LookupsSeen>> asked, Transport over) {
    int sent = Upstreams.sent(asked, over);
    if (sent < ENOUGH || Upstreams.unanswered(asked, over) < sent) {
      return Optional.empty();
    }
    Map<String, Object> args =
        Map.of("sent", sent, "servers", servers(asked), "transport", over.name());
    return Optional.of(
        code.equals("coredns-silent")
            ? pro("coredns-silent", args, ids(asked))
            : pro("upstreams-silent", args, ids(asked)));
  }

  private static List<String> servers(List<Seen<LookupsSeen>> asked) {
    return List.copyOf(Upstreams.byServer(asked).keySet());
  }

  private static List<String> ids(List<Seen<LookupsSeen>> asked) {
    return asked.stream().map(Seen::id).toList();
  }

  private static List<String> evidence(Facts facts) {
    return facts.dns().nodeLocalPods().map(f -> f.evidence()).orElse(List.of());
  }
}
