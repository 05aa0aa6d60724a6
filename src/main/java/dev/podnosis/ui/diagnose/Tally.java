package dev.podnosis.ui.diagnose;

import dev.podnosis.diagnosis.Facts;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.evidence.TriesSeen;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many of the lookups of the failing names failed while Podnosis looked; suggests whether the
 * failure is steady.
 *
 * @param failed lookups that failed
 * @param sent lookups in all
 * @param tried whether they were made as the client makes them
 * @param measured whether each name that failed then failed every time; null when not known
 * @param names the tries of each name; empty where none were made
 */
record Tally(int failed, int sent, boolean tried, @Nullable Boolean measured, List<OfName> names) {
  Tally {
    names = List.copyOf(names);
  }

  /** How many of the tries of one name failed. */
  record OfName(String name, Proportion failures) {}

  private static final Set<LookupsSeen.Question> OF_THE_SYMPTOM =
      Set.of(
          LookupsSeen.Question.SYMPTOM,
          LookupsSeen.Question.EXTERNAL,
          LookupsSeen.Question.EXTERNAL_FRESH);

  /**
   * Counts what a case holds. Where the client's own way was tried, that alone counts: what others
   * get elsewhere does not tell how often the client fails.
   */
  static Tally of(CaseFile caseFile) {
    List<OfName> names =
        caseFile
            .all(TriesSeen.class)
            .filter(t -> caseFile.symptom().domains().contains(t.what().name()))
            .map(t -> new OfName(t.what().name(), t.what().failures()))
            .toList();
    Proportion tried =
        names.stream().map(OfName::failures).reduce(new Proportion(0, 0), Proportion::plus);
    if (tried.total() > 0) {
      return new Tally(
          Math.toIntExact(tried.failures()),
          Math.toIntExact(tried.total()),
          true,
          new Facts(caseFile).measuredEveryTime(),
          names);
    }
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
    return new Tally(failed, sent, false, null, List.of());
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
    Frequency frequency = symptom.frequency();
    if (tried) {
      boolean contradicted = failed > 0 || frequency == null || frequency == Frequency.ALWAYS;
      return contradicted ? measured : (Boolean) false;
    }
    if (sent > 0 && failed == sent) {
      return true;
    }
    if (failed > 0) {
      return false;
    }
    return frequency == null ? null : (Boolean) (frequency == Frequency.ALWAYS);
  }
}
