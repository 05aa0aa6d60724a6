package dev.podnosis.report;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.LookupsSeen;
import java.util.List;

/**
 * How a case's measured lookups fared; what failed for want of a tool is left out, and so are
 * control questions, which a server need not answer.
 *
 * @param sent questions sent
 * @param unanswered those that got no answer at all
 */
record Counts(int sent, int unanswered) {
  /** The counts of a case. */
  static Counts of(CaseFile file) {
    List<LookupOutcome> outcomes =
        file.all(LookupsSeen.class)
            .filter(s -> s.what().question() != LookupsSeen.Question.CONTROL)
            .flatMap(s -> s.what().samples().stream())
            .map(LookupsSeen.Sample::outcome)
            .filter(o -> !(o instanceof LookupOutcome.NoAnswer n) || n.tellsOfDns())
            .toList();
    long silent = outcomes.stream().filter(o -> o instanceof LookupOutcome.NoAnswer).count();
    return new Counts(outcomes.size(), (int) silent);
  }

  int answered() {
    return sent - unanswered;
  }
}
