package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.dns.EnumId;
import dev.podnosis.dns.LookupOutcome;
import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.LookupsSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Transcript;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Messages;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts a piece of evidence into words for the drawer: what was read, how, and the raw output. */
final class EvidenceWords {
  private final Messages messages;
  private final Wording wording;
  private final UnaryOperator<String> veil;

  EvidenceWords(Messages messages, Wording wording, UnaryOperator<String> veil) {
    this.messages = messages;
    this.wording = wording;
    this.veil = veil;
  }

  EvidencePage of(Evidence evidence) {
    Transcript transcript = evidence.transcript();
    String where = new CheckWords(messages, wording, veil).where(evidence.vantage());
    return new EvidencePage(
        evidence.id(),
        facts(evidence),
        transcript == null ? "" : veil.apply(transcript.command()),
        messages.get("evidence.ran", "where", veil.apply(where), "way", way(evidence)),
        transcript == null ? "" : veil.apply(output(transcript)));
  }

  private String way(Evidence evidence) {
    return messages.get("evidence.way." + evidence.vantage().source().id());
  }

  private List<EvidencePage.Fact> facts(Evidence evidence) {
    List<EvidencePage.Fact> facts = new ArrayList<>();
    add(facts, "evidence.fact.shows", wording.line(evidence));
    if (evidence.observation() instanceof LookupsSeen lookups) {
      lookups(facts, lookups);
    }
    if (evidence.observation() instanceof NotObserved none) {
      add(facts, "evidence.fact.subject", wording.subject(none.subject()));
      String right = none.neededRight();
      if (right != null) {
        add(facts, "evidence.fact.right", wording.right(right));
      }
    }
    LocalTime at = LocalTime.ofInstant(evidence.observedAt(), ZoneId.systemDefault());
    add(facts, "evidence.fact.at", Figures.time(at));
    if (evidence.duration().compareTo(Duration.ofMillis(1)) >= 0) {
      add(facts, "evidence.fact.took", Figures.latency(evidence.duration()));
    }
    Transcript transcript = evidence.transcript();
    if (transcript != null && transcript.exitCode() != null) {
      add(facts, "evidence.fact.exit", Integer.toString(transcript.exitCode()));
    }
    return facts;
  }

  private void lookups(List<EvidencePage.Fact> facts, LookupsSeen seen) {
    int failed = (int) seen.samples().stream().filter(s -> Tally.failed(s.outcome())).count();
    if (seen.sent() == 0) {
      return;
    }
    add(
        facts,
        "evidence.fact.failed",
        failed + " / " + seen.sent() + " (" + Figures.percent(failed, seen.sent()) + ")");
    Proportion rate = new Proportion(failed, seen.sent());
    add(
        facts,
        "evidence.fact.rate",
        messages.get(
            "evidence.interval",
            "low",
            Math.round(100 * rate.low()),
            "high",
            Math.round(100 * rate.high())));
    add(facts, "evidence.fact.outcomes", outcomes(seen));
    add(
        facts,
        "evidence.fact.server",
        seen.target().address() + "#" + seen.target().port() + " · " + seen.transport().name());
  }

  private String outcomes(LookupsSeen seen) {
    Map<String, Long> counts =
        seen.samples().stream()
            .collect(
                Collectors.groupingBy(
                    s -> outcome(s.outcome()), TreeMap::new, Collectors.counting()));
    return messages
        .language()
        .list(counts.entrySet().stream().map(e -> e.getValue() + " × " + e.getKey()).toList());
  }

  private String outcome(LookupOutcome outcome) {
    return switch (outcome) {
      case LookupOutcome.Answered a -> a.rcode();
      case LookupOutcome.NoAnswer n -> messages.get("evidence.outcome." + EnumId.of(n.kind()));
    };
  }

  private void add(List<EvidencePage.Fact> facts, String key, String value) {
    facts.add(new EvidencePage.Fact(messages.get(key), veil.apply(value)));
  }

  private String output(Transcript transcript) {
    StringBuilder all = new StringBuilder(transcript.stdout().stripTrailing());
    if (!transcript.stderr().isBlank()) {
      all.append(all.isEmpty() ? "" : "\n").append(transcript.stderr().stripTrailing());
    }
    if (transcript.truncated()) {
      all.append('\n').append(messages.get("evidence.truncated"));
    }
    return all.toString();
  }
}
