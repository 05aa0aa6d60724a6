package dev.podnosis.ui.diagnose;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.TriesSeen;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many of the lookups of the failing names failed while Podnosis looked; suggests whether the
 * failure is steady.
 *
 * @param failed lookups that failed
 * @param sent lookups in all
 */
record Tally(int failed, int sent) {
  private static final Set<LookupsSeen.Question> OF_THE_SYMPTOM =
      Set.of(
          LookupsSeen.Question.SYMPTOM,
          LookupsSeen.Question.EXTERNAL,
          LookupsSeen.Question.EXTERNAL_FRESH);

  /** Counts what a case holds. */
  static Tally of(CaseFile caseFile) {
    int failed = 0;
    int sent = 0;
    for (var seen : caseFile.all(LookupsSeen.class).toList()) {
      if (OF_THE_SYMPTOM.contains(seen.what().question())) {
        sent += seen.what().sent();
        failed += (int) seen.what().samples().stream().filter(s -> failed(s.outcome())).count();
      }
    }
    for (var seen : caseFile.all(StubLookupSeen.class).toList()) {
      if (caseFile.symptom().domains().contains(seen.what().name())
          && seen.what().result() != StubLookupSeen.Result.UNCLEAR) {
        sent++;
        failed += seen.what().result() == StubLookupSeen.Result.FOUND ? 0 : 1;
      }
    }
    for (var seen : caseFile.all(TriesSeen.class).toList()) {
      if (caseFile.symptom().domains().contains(seen.what().name())) {
        Proportion failures = seen.what().failures();
        sent += Math.toIntExact(failures.total());
        failed += Math.toIntExact(failures.failures());
      }
    }
    return new Tally(failed, sent);
  }

  /** Whether a lookup failed, as a client would see it. */
  static boolean failed(LookupOutcome outcome) {
    return switch (outcome) {
      case LookupOutcome.NoAnswer n -> n.tellsOfDns();
      case LookupOutcome.Answered a -> a.rcode().equals("SERVFAIL") || a.rcode().equals("REFUSED");
    };
  }

  /** Whether it fails every time, as far as one can tell; null when one cannot. */
  @Nullable Boolean suggestion(Symptom symptom) {
    if (sent > 0 && failed == sent) {
      return true;
    }
    if (failed > 0) {
      return false;
    }
    Frequency frequency = symptom.frequency();
    return frequency == null ? null : (Boolean) (frequency == Frequency.ALWAYS);
  }
}
