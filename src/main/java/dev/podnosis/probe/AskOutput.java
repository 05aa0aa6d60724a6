package dev.podnosis.probe;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.tool.CommandOutput;
import dev.podnosis.dns.tool.ConnectOutcome;
import dev.podnosis.dns.tool.DigOutput;
import dev.podnosis.dns.tool.PingOutput;
import dev.podnosis.dns.tool.ToolLookup;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link AskScript} printed. */
final class AskOutput {
  private static final int MOST_SAMPLES = 20_000;

  private final List<? extends Ask> asks;
  private final List<List<Sample>> samples = new ArrayList<>();

  /** One run of a tool. */
  private record Sample(int exit, String name, String output) {}

  AskOutput(String marker, List<? extends Ask> asks, String stdout) {
    this.asks = asks;
    asks.forEach(a -> samples.add(new ArrayList<>()));
    Pattern head =
        Pattern.compile("(?m)^" + Pattern.quote(marker) + " q([0-9]{1,4}) ([0-9]{1,3}) (\\S+)$");
    Matcher matcher = head.matcher(stdout);
    int count = 0;
    boolean found = matcher.find();
    while (found && count++ < MOST_SAMPLES) {
      int ask = Integer.parseInt(matcher.group(1));
      int exit = Integer.parseInt(matcher.group(2));
      String name = matcher.group(3);
      int from = matcher.end();
      found = matcher.find();
      String output = stdout.substring(from, found ? matcher.start() : stdout.length());
      if (ask < samples.size()) {
        samples.get(ask).add(new Sample(exit, name, output));
      }
    }
  }

  /**
   * What came of an edge. Samples of which only the tool speaks, not the network, do not count;
   * where none counts, nothing was observed.
   */
  Observation seen(int ask) {
    List<Sample> all = samples.get(ask);
    return switch (asks.get(ask)) {
      case Ask.Lookup l -> lookups(l, all);
      case Ask.Connect c ->
          connections(c, "tcp", all.stream().flatMap(s -> connect(c, s).stream()).toList(), all);
      case Ask.Ping p ->
          connections(p, "icmp", all.stream().flatMap(s -> ping(p, s).stream()).toList(), all);
    };
  }

  private static Observation connections(
      Ask ask, String protocol, List<ConnectionsSeen.Attempt> attempts, List<Sample> all) {
    return attempts.isEmpty()
        ? nothing(ask, all)
        : new ConnectionsSeen(ask.target(), protocol, attempts);
  }

  private static NotObserved nothing(Ask ask, List<Sample> samples) {
    String words = samples.isEmpty() ? "" : samples.getFirst().output().strip();
    return new NotObserved(
        samples.isEmpty() ? NotObserved.Reason.SKIPPED : NotObserved.Reason.NO_TOOL,
        ask.target().address(),
        words.lines().findFirst().orElse(""));
  }

  /** The raw output of an edge. */
  String raw(int ask) {
    StringBuilder raw = new StringBuilder();
    samples.get(ask).forEach(s -> raw.append(s.output().strip()).append("\n\n"));
    return raw.toString();
  }

  private static Observation lookups(Ask.Lookup ask, List<Sample> samples) {
    List<LookupsSeen.Sample> seen = new ArrayList<>();
    for (Sample sample : samples) {
      ToolLookup lookup =
          DigOutput.parse(new CommandOutput(sample.exit(), sample.output(), "", false)).last();
      boolean toolOnly = lookup.outcome() instanceof LookupOutcome.NoAnswer n && !n.tellsOfDns();
      if (!toolOnly) {
        seen.add(new LookupsSeen.Sample(sample.name(), millis(lookup, ask), lookup.outcome()));
      }
    }
    return seen.isEmpty()
        ? nothing(ask, samples)
        : new LookupsSeen(
            ask.target(),
            ask.transport(),
            ask.question(),
            ask.name(),
            ask.type(),
            seen,
            ask.bufferSize());
  }

  /** dig tells the time of an answer; of silence it is known that it lasted the whole wait. */
  private static double millis(ToolLookup lookup, Ask.Lookup ask) {
    boolean silent =
        lookup.outcome() instanceof LookupOutcome.NoAnswer n
            && n.kind() == LookupOutcome.NoAnswer.Kind.TIMEOUT;
    return lookup
        .fullReply()
        .map(r -> r.exchange().queryTime())
        .map(AskOutput::millis)
        .orElse(silent ? ask.seconds() * 1000.0 : 0.0);
  }

  private static Optional<ConnectionsSeen.Attempt> connect(Ask.Connect ask, Sample sample) {
    ConnectOutcome outcome =
        ConnectOutcome.parse(new CommandOutput(sample.exit(), sample.output(), "", false));
    if (!outcome.result().tellsOfNetwork()) {
      return Optional.empty();
    }
    boolean ok = outcome.result() == ConnectOutcome.Result.OPEN;
    double millis = outcome.result() == ConnectOutcome.Result.TIMEOUT ? ask.seconds() * 1000.0 : 0;
    return Optional.of(new ConnectionsSeen.Attempt(ok, millis, ok ? "" : outcome.result().id()));
  }

  private static Optional<ConnectionsSeen.Attempt> ping(Ask.Ping ask, Sample sample) {
    PingOutput ping =
        PingOutput.parse(new CommandOutput(sample.exit(), sample.output(), "", false));
    if (ping.sent() == 0) {
      return Optional.empty();
    }
    boolean ok = ping.received() > 0;
    double millis =
        ping.times().isEmpty() ? ask.seconds() * 1000.0 : millis(ping.times().getFirst());
    return Optional.of(new ConnectionsSeen.Attempt(ok, millis, ok ? "" : "timeout"));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
