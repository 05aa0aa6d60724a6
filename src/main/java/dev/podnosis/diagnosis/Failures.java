package dev.podnosis.diagnosis;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.SymptomSeen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which evidence shows a failure. A tool that could not run is no failure of DNS, and a name
 * that does not exist is none where it was not expected to exist.
 */
final class Failures {
  private Failures() {}

  static List<String> of(CaseFile caseFile) {
    Set<String> affected =
        caseFile.symptom().domains().stream().map(Failures::bare).collect(Collectors.toSet());
    return caseFile.evidence().stream().filter(e -> fails(e, affected)).map(Evidence::id).toList();
  }

  private static boolean fails(Evidence evidence, Set<String> affected) {
    return switch (evidence.observation()) {
      case SymptomSeen s -> !s.error().isBlank();
      case StubLookupSeen s -> s.result().failed();
      case LookupsSeen l
          when l.question() == LookupsSeen.Question.LARGE
              || l.question() == LookupsSeen.Question.CONTROL ->
          false;
      case LookupsSeen l -> l.samples().stream().anyMatch(s -> fails(l, s.outcome(), affected));
      case ConnectionsSeen c -> c.failed() > 0;
      default -> false;
    };
  }

  private static boolean fails(LookupsSeen lookups, LookupOutcome outcome, Set<String> affected) {
    return switch (outcome) {
      case LookupOutcome.NoAnswer n -> n.tellsOfDns();
      case LookupOutcome.Answered a ->
          switch (a.rcode()) {
            case "NOERROR" -> false;
            case "NXDOMAIN" -> !asksWhetherReached(lookups, affected);
            default -> true;
          };
    };
  }

  /**
   * Whether an NXDOMAIN shows that the server was reached: for a fresh label, and for the zone that
   * a server is asked for where no outside name fails.
   */
  private static boolean asksWhetherReached(LookupsSeen lookups, Set<String> affected) {
    return switch (lookups.question()) {
      case EXTERNAL_FRESH -> true;
      case EXTERNAL -> !affected.contains(bare(lookups.name()));
      case INTERNAL, SYMPTOM, LARGE, CONTROL -> false;
    };
  }

  private static String bare(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }
}
