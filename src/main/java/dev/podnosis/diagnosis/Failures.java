package dev.podnosis.diagnosis;

import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ConnectionsSeen;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.StubLookupSeen;
import dev.podnosis.evidence.SymptomSeen;
import java.util.List;

/**
 * Tells which evidence shows a failure. A tool that could not run is no failure of DNS, and a name
 * that does not exist is none where it was not expected to exist.
 */
final class Failures {
  private Failures() {}

  static List<String> of(CaseFile caseFile) {
    return caseFile.evidence().stream().filter(Failures::fails).map(Evidence::id).toList();
  }

  private static boolean fails(Evidence evidence) {
    return switch (evidence.observation()) {
      case SymptomSeen s -> !s.error().isBlank();
      case StubLookupSeen s -> s.result().failed();
      case LookupsSeen l
          when l.question() == LookupsSeen.Question.LARGE
              || l.question() == LookupsSeen.Question.CONTROL ->
          false;
      case LookupsSeen l -> l.samples().stream().anyMatch(s -> fails(l, s.outcome()));
      case ConnectionsSeen c -> c.failed() > 0;
      default -> false;
    };
  }

  private static boolean fails(LookupsSeen lookups, LookupOutcome outcome) {
    return switch (outcome) {
      case LookupOutcome.NoAnswer n -> n.tellsOfDns();
      case LookupOutcome.Answered a ->
          switch (a.rcode()) {
            case "NOERROR" -> false;
            // An NXDOMAIN for a fresh label shows that the server behind was reached.
            case "NXDOMAIN" -> lookups.question() != LookupsSeen.Question.EXTERNAL_FRESH;
            default -> true;
          };
    };
  }
}
