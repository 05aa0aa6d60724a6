package dev.podnosis.report;

import dev.podnosis.catalogue.Words;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.ServerSeen;
import java.util.ArrayList;
import java.util.List;

/** A few lines for a chat: what was looked at, what was found, what to do next. */
public final class Summary {
  private static final int MOST = 3;

  private final Wording words;
  private final Words report = Words.of("report");

  /** Summaries in the words of a language. */
  public Summary(Wording words) {
    this.words = words;
  }

  /** The summary. */
  public String of(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(diagnosis));
    lines.add(outcome(diagnosis));
    for (Judged cause : diagnosis.problems().stream().limit(MOST).toList()) {
      lines.add(
          "• "
              + words
                  .language()
                  .labelled(say("verdict." + cause.verdict().id()), words.title(cause)));
      words.findings(cause).stream().limit(2).forEach(f -> lines.add("   " + f.text()));
      words.remedies(cause).stream()
          .limit(1)
          .forEach(r -> lines.add("   " + say("fix", "title", r.title())));
    }
    diagnosis
        .nextStep()
        .ifPresent(
            n ->
                lines.add(
                    say(
                        "next-step",
                        "step",
                        words.step(n.step()),
                        "level",
                        n.level().id(),
                        "why",
                        words.why(n))));
    return String.join("\n", lines);
  }

  /** What was looked at. */
  String headline(Diagnosis diagnosis) {
    CaseFile file = diagnosis.caseFile();
    List<String> parts = new ArrayList<>();
    parts.add("Podnosis " + file.run().toolVersion());
    if (!file.run().caseId().isEmpty()) {
      parts.add(say("case", "id", file.run().caseId()));
    }
    String server =
        file.last(ServerSeen.class).map(s -> " (" + s.what().version() + ")").orElse("");
    parts.add(file.target().context() + server);
    if (file.target().pod() != null) {
      parts.add(file.target().pod().toString());
    }
    if (!file.symptom().domains().isEmpty()) {
      parts.add(words.language().list(file.symptom().domains()));
    }
    return String.join(" · ", parts);
  }

  /** What it came to. */
  String outcome(Diagnosis diagnosis) {
    List<Judged> problems = diagnosis.problems();
    long confirmed =
        problems.stream().filter(j -> j.verdict() instanceof Verdict.Confirmed).count();
    return say(
        "outcome." + diagnosis.outcome().id(),
        "confirmed",
        confirmed,
        "suspected",
        problems.size() - confirmed);
  }

  private String say(String key, Object... args) {
    return report.say(words.language(), key, args);
  }
}
