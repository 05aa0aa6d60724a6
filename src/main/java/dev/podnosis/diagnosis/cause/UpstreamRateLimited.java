package dev.podnosis.diagnosis.cause;

import static dev.podnosis.diagnosis.Finding.con;
import static dev.podnosis.diagnosis.Finding.pro;

import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.diagnosis.Cause;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Need;
import dev.podnosis.diagnosis.Provider;
import dev.podnosis.diagnosis.Upstreams;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.Place;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The upstream servers take only so many queries from one place and drop or refuse the rest. */
final class UpstreamRateLimited implements Cause {
  /** Share of a published limit from which on bursts reach it. */
  private static final double NEAR = 0.8;

  private static final Need AT_THE_TIME = new Need(ProbeId.DNS_METRICS, "while-it-fails");
  private static final Need ASK = new Need(ProbeId.COREDNS_NETWORK, "upstream");

  @Override
  public CauseId id() {
    return new CauseId("upstream-rate-limited");
  }

  /** One place whose queries are counted together: a node's interface or a source address. */
  private record Sender(String name, double perSecond, List<String> evidence) {}

  @Override
  public Verdict judge(Facts facts) {
    List<Finding> losses = losses(facts);
    Provider.@Nullable Limit limit = facts.provider().limit();
    Optional<Sender> busiest =
        senders(facts).stream().max(java.util.Comparator.comparingDouble(Sender::perSecond));
    if (limit != null
        && busiest.isPresent()
        && busiest.get().perSecond() >= NEAR * limit.perSecond()) {
      return near(limit, busiest.get(), losses, facts);
    }
    Optional<Finding> refused = refusedInPart(facts);
    if (refused.isPresent() && facts.complaint()) {
      return Verdict.suspected(List.of(refused.get()), facts.externalFailures(), AT_THE_TIME);
    }
    if (losses.isEmpty() && facts.logs().tellEveryError()) {
      return Verdict.ruledOut(con("upstreams-lose-nothing", Map.of(), facts.logs().evidence()));
    }
    if (busiest.isEmpty()) {
      return Verdict.undecided(Need.of(ProbeId.DNS_METRICS));
    }
    boolean elsewhen = facts.symptom().frequency() == Frequency.PEAK;
    return limit == null || elsewhen
        ? Verdict.undecided(AT_THE_TIME)
        : Verdict.ruledOut(
            con("far-from-limit", rate(busiest.get(), limit), busiest.get().evidence()));
  }

  private static Verdict near(
      Provider.Limit limit, Sender busiest, List<Finding> losses, Facts facts) {
    boolean beyond = busiest.perSecond() >= limit.perSecond();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        beyond
            ? pro("beyond-limit", rate(busiest, limit), busiest.evidence())
            : pro("near-limit", rate(busiest, limit), busiest.evidence()));
    findings.addAll(losses);
    if (!facts.complaint()) {
      return Verdict.advice(findings.toArray(Finding[]::new));
    }
    if (losses.isEmpty()) {
      return Verdict.suspected(findings, facts.externalFailures(), ASK);
    }
    return beyond
        ? Verdict.confirmed(findings, facts.externalFailures())
        : Verdict.suspected(findings, facts.externalFailures(), AT_THE_TIME);
  }

  private static Map<String, Object> rate(Sender busiest, Provider.Limit limit) {
    return Map.of(
        "sender", busiest.name(),
        "rate", Math.round(busiest.perSecond()),
        "limit", limit.perSecond());
  }

  /** Queries per second to the provider's servers, by whom they count for. */
  private static List<Sender> senders(Facts facts) {
    Provider.@Nullable Limit limit = facts.provider().limit();
    boolean byNode = limit == null || limit.per() == Provider.Limit.Per.NETWORK_INTERFACE;
    Map<String, List<Seen<MetricsSeen>>> senders =
        Stream.concat(facts.metrics().measured().stream(), facts.metrics().nodeLocal().stream())
            .collect(
                Collectors.groupingBy(
                    s -> byNode ? node(s) : s.what().pod().name(),
                    TreeMap::new,
                    Collectors.toList()));
    return senders.entrySet().stream()
        .map(
            e ->
                new Sender(
                    e.getKey(),
                    e.getValue().stream().mapToDouble(s -> forwarded(s.what(), facts)).sum(),
                    e.getValue().stream().map(Seen::id).toList()))
        .toList();
  }

  private static String node(Seen<MetricsSeen> seen) {
    Evidence evidence = seen.evidence();
    return evidence.vantage().place() instanceof Place.InPod in && in.node() != null
        ? in.node()
        : seen.what().pod().name();
  }

  private static double forwarded(MetricsSeen seen, Facts facts) {
    MetricsRates rates = seen.rates();
    return rates == null
        ? 0
        : rates.upstreams().stream()
                .filter(u -> counts(u.to(), facts))
                .mapToDouble(u -> u.requests())
                .sum()
            / (rates.over().toMillis() / 1000.0);
  }

  /** Whether the provider's limit speaks of this server: one it offers, or the node's own. */
  private static boolean counts(String to, Facts facts) {
    String address = to.substring(0, Math.max(0, to.lastIndexOf(':'))).replaceAll("[\\[\\]]", "");
    return facts.provider().resolvers().contains(address)
        || (facts.upstreams().ofNode()
            && !facts.upstreams().ofStubDomains().contains(address)
            && !facts.dns().serviceAddresses().contains(address));
  }

  /** Signs that some queries to the upstream servers of outside names stay without an answer. */
  private static List<Finding> losses(Facts facts) {
    List<Finding> losses = new ArrayList<>();
    long logged = facts.logs().upstreamErrors().count();
    if (logged > 0) {
      losses.add(
          pro(
              "timeouts-logged",
              Map.of("count", logged),
              facts.logs().upstreamErrors().evidence()));
    }
    List<Seen<LookupsSeen>> asked = facts.upstreams().asked();
    int sent = Upstreams.sent(asked, Transport.UDP);
    int lost = Upstreams.unanswered(asked, Transport.UDP);
    if (lost > 0 && lost < sent) {
      losses.add(
          pro(
              "lost-in-part",
              Map.of("sent", sent, "lost", lost),
              asked.stream().map(Seen::id).toList()));
    }
    return losses;
  }

  /** One server that answers a name and refuses the same name in the same run. */
  private static Optional<Finding> refusedInPart(Facts facts) {
    return facts.upstreams().asked().stream()
        .filter(
            s ->
                count(s.what(), "REFUSED") > 0
                    && (count(s.what(), "NOERROR") > 0 || count(s.what(), "NXDOMAIN") > 0))
        .findFirst()
        .map(
            s ->
                pro(
                    "refused-in-part",
                    Map.of(
                        "server", s.what().target().address(),
                        "sent", s.what().sent(),
                        "refused", count(s.what(), "REFUSED")),
                    List.of(s.id())));
  }

  private static long count(LookupsSeen lookups, String rcode) {
    return lookups.samples().stream()
        .filter(s -> s.outcome() instanceof LookupOutcome.Answered a && a.rcode().equals(rcode))
        .count();
  }
}
