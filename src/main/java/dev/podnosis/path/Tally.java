package dev.podnosis.path;

import dev.podnosis.dns.LatencySummary;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what was measured on one link. */
final class Tally {
  /** A resolver waits 5 s; a server that needs a second is slow, whatever it is asked. */
  private static final double SLOW_MS = 1_000;

  private final List<Duration> answered = new ArrayList<>();
  private final Set<Question> questions = EnumSet.noneOf(Question.class);
  private final Set<String> evidence = new LinkedHashSet<>();
  private int lost;

  /**
   * Adds lookups.
   *
   * @param forwarded whether the server asked has to ask somebody else, or its silence is about the
   *     name
   */
  void add(String id, LookupsSeen lookups, boolean forwarded) {
    evidence.add(id);
    questions.add(lookups.question());
    for (LookupsSeen.Sample sample : lookups.samples()) {
      if (!Silence.counts(sample)) {
        continue;
      }
      if (!Silence.silent(sample)) {
        answer(sample.millis());
      } else if (!onlyClears(lookups.question()) && Silence.tellsOfTheServer(sample, forwarded)) {
        lost++;
      }
    }
  }

  /** Whether silence to it is none of the network's, or need not be. */
  private static boolean onlyClears(Question question) {
    return question == Question.LARGE || question == Question.CONTROL;
  }

  void add(String id, ConnectionsSeen connections) {
    evidence.add(id);
    for (ConnectionsSeen.Attempt attempt : connections.attempts()) {
      if (attempt.ok()) {
        answer(attempt.millis());
      } else {
        lost++;
      }
    }
  }

  private void answer(double millis) {
    answered.add(Duration.ofNanos(Math.max(0, Math.round(millis * 1e6))));
  }

  Proportion loss() {
    return new Proportion(lost, lost + answered.size());
  }

  Status status() {
    if (lost + answered.size() == 0) {
      return Status.UNKNOWN;
    }
    if (answered.isEmpty()) {
      return Status.FAILED;
    }
    Double slowest = percentile(99);
    boolean slow = slowest != null && slowest >= SLOW_MS;
    return lost > 0 || slow ? Status.DEGRADED : Status.OK;
  }

  Link link(String from, String to, String vantage, Carrier carrier) {
    return new Link(
        from,
        to,
        vantage,
        carrier,
        loss(),
        percentile(50),
        percentile(99),
        status(),
        true,
        questions,
        List.copyOf(evidence));
  }

  private @Nullable Double percentile(double percent) {
    return new LatencySummary(answered)
        .percentile(percent)
        .map(d -> d.toNanos() / 1e6)
        .orElse(null);
  }
}
