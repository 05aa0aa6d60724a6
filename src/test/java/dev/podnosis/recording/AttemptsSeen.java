package dev.podnosis.recording;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.Transport;
import dev.podnosis.dns.tool.CommandOutput;
import dev.podnosis.dns.tool.ConnectOutcome;
import dev.podnosis.dns.tool.DigOutput;
import dev.podnosis.dns.tool.PingOutput;
import dev.podnosis.dns.tool.ToolLookup;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.Observation;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.ServicesSeen;
import dev.podnosis.recording.RecordedAttempt.Edge;
import java.util.List;
import java.util.Optional;

/** Recorded attempts at one edge as observations, read by the program's own readers. */
final class AttemptsSeen {
  private final Facts facts;

  AttemptsSeen(Facts facts) {
    this.facts = facts;
  }

  Observation of(Edge edge, List<RecordedAttempt> attempts) {
    return switch (edge.kind()) {
      case "udp", "tcp" -> lookups(edge, attempts);
      case "ping" ->
          new ConnectionsSeen(
              target(edge), "icmp", attempts.stream().map(AttemptsSeen::ping).toList());
      case "connect" ->
          new ConnectionsSeen(
              target(edge), "tcp", attempts.stream().map(AttemptsSeen::connect).toList());
      default -> throw new IllegalStateException(edge.toString());
    };
  }

  private LookupsSeen lookups(Edge edge, List<RecordedAttempt> attempts) {
    return new LookupsSeen(
        target(edge),
        Transport.parse(edge.kind()).orElseThrow(),
        question(edge.name()),
        edge.name(),
        "A",
        attempts.stream().map(a -> sample(edge, a)).toList());
  }

  /** Of the cluster's names one must exist; the others were asked for as a user's names. */
  private Question question(String name) {
    if (name.equals("kubernetes.default.svc.cluster.local")) {
      return Question.INTERNAL;
    }
    if (facts.names().internal(name + ".")) {
      return Question.SYMPTOM;
    }
    return name.startsWith("*.") ? Question.EXTERNAL_FRESH : Question.EXTERNAL;
  }

  /** A tool that gave up early tells less of a server that forwards than one that waited. */
  private static LookupsSeen.Sample sample(Edge edge, RecordedAttempt attempt) {
    ToolLookup lookup = DigOutput.parse(output(attempt)).last();
    double millis =
        lookup.outcome() instanceof NoAnswer
            ? attempt.millis()
            : lookup
                .fullReply()
                .map(r -> r.exchange().queryTime())
                .map(t -> t.toNanos() / 1e6)
                .orElse(attempt.millis());
    return new LookupsSeen.Sample(edge.name(), millis, lookup.outcome());
  }

  private static ConnectionsSeen.Attempt ping(RecordedAttempt attempt) {
    boolean ok = PingOutput.parse(output(attempt)).received() > 0;
    return new ConnectionsSeen.Attempt(ok, attempt.millis(), ok ? "" : "timeout");
  }

  private static ConnectionsSeen.Attempt connect(RecordedAttempt attempt) {
    ConnectOutcome outcome = ConnectOutcome.parse(output(attempt));
    boolean ok = outcome.result() == ConnectOutcome.Result.OPEN;
    return new ConnectionsSeen.Attempt(ok, attempt.millis(), ok ? "" : outcome.result().id());
  }

  private static CommandOutput output(RecordedAttempt attempt) {
    return new CommandOutput(attempt.exit(), attempt.output(), "", false);
  }

  private DnsTarget target(Edge edge) {
    String address = edge.address();
    Optional<PodFacts> replica =
        facts.dns().replicas().stream()
            .flatMap(f -> f.value().stream())
            .filter(p -> p.addresses().contains(address))
            .findFirst();
    boolean api =
        facts
            .all(ServicesSeen.class)
            .filter(s -> s.what().scope() == ServicesSeen.Scope.API_SERVER)
            .flatMap(s -> s.what().services().stream())
            .anyMatch(s -> s.clusterIps().contains(address));
    DnsTarget.Role role =
        api
            ? DnsTarget.Role.API_SERVICE
            : facts.dns().serviceAddresses().contains(address)
                ? DnsTarget.Role.SERVICE
                : replica.isPresent()
                    ? DnsTarget.Role.REPLICA
                    : facts.dns().nodeLocalAddresses().contains(address)
                        ? DnsTarget.Role.NODELOCAL
                        : DnsTarget.Role.UPSTREAM;
    return new DnsTarget(role, address, edge.port(), replica.map(PodFacts::ref).orElse(null));
  }
}
