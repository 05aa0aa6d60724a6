package dev.podnosis.path;

import dev.podnosis.dns.LookupOutcome.NoAnswer;
import dev.podnosis.dns.Transport;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DnsTarget;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.LookupsSeen.Question;
import dev.podnosis.evidence.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Servers outside of the cluster that answered control questions. They are reached, so that their
 * silence about a failing name is about that name: its zone's own servers are silent, or a filter
 * knows the name. A control that is not answered tells nothing.
 */
public final class Controls {
  /** An answer or two may be luck on a way that loses most packets. */
  private static final int ENOUGH = 3;

  private static final Set<Question> OF_FAILING_NAMES =
      Set.of(Question.EXTERNAL, Question.EXTERNAL_FRESH, Question.SYMPTOM);

  private final Map<Ends, Boolean> answered = new LinkedHashMap<>();

  private record Ends(Place from, String server, Transport over) {
    Ends(Place from, LookupsSeen seen) {
      this(from, seen.target().address(), seen.transport());
    }
  }

  private Controls(CaseFile caseFile) {
    caseFile
        .all(LookupsSeen.class)
        .filter(s -> s.what().question() == Question.CONTROL)
        .forEach(
            s ->
                answered.merge(
                    new Ends(s.evidence().vantage().place(), s.what()),
                    s.what().sent() >= ENOUGH && s.what().unanswered() == 0,
                    Boolean::logicalAnd));
  }

  /** The controls of a case. */
  public static Controls of(CaseFile caseFile) {
    return new Controls(caseFile);
  }

  /**
   * Whether no question brought an answer while each control from the same place to the same server
   * over the same transport did: then the way is open, and the silence is about the name.
   */
  public boolean refuteSilence(Place from, LookupsSeen seen) {
    return seen.target().role() == DnsTarget.Role.UPSTREAM
        && OF_FAILING_NAMES.contains(seen.question())
        && seen.sent() > 0
        && seen.samples().stream()
            .allMatch(
                s -> s.outcome() instanceof NoAnswer none && none.kind() == NoAnswer.Kind.TIMEOUT)
        && answered.getOrDefault(new Ends(from, seen), false);
  }
}
