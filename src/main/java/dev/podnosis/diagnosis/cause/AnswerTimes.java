package dev.podnosis.diagnosis.cause;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.Seen;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long answers took, in milliseconds; what was never answered is left out.
 *
 * @param sorted the times, rising
 */
record AnswerTimes(List<Double> sorted) {
  AnswerTimes {
    sorted = List.copyOf(sorted);
  }

  static AnswerTimes of(Stream<Seen<LookupsSeen>> lookups) {
    return new AnswerTimes(
        lookups
            .flatMap(s -> s.what().samples().stream())
            .filter(s -> s.outcome() instanceof LookupOutcome.Answered)
            .map(LookupsSeen.Sample::millis)
            .sorted()
            .toList());
  }

  int count() {
    return sorted.size();
  }

  /** The middle one; 0 without any. */
  double median() {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  long over(double millis) {
    return sorted.stream().filter(t -> t > millis).count();
  }
}
