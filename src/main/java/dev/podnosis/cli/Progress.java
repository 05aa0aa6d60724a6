package dev.podnosis.cli;

import dev.podnosis.diagnosis.EvidenceLine;
import dev.podnosis.diagnosis.EvidenceLines;
import dev.podnosis.diagnosis.WalkListener;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.report.Wording;
import java.util.List;
import java.util.Map;

/** Tells on standard error what a walk sees. */
final class Progress implements WalkListener {
  private final Console console;
  private final Wording words;

  Progress(Console console, Wording words) {
    this.console = console;
    this.words = words;
  }

  @Override
  public void finished(ProbeId probe, List<Evidence> fresh, CaseFile soFar) {
    for (Evidence evidence : fresh) {
      console.say(
          "progress." + mark(EvidenceLines.of(evidence).state()),
          Map.of("line", words.line(evidence)));
    }
  }

  private static String mark(EvidenceLine.State state) {
    return switch (state) {
      case OK -> "ok";
      case ATTENTION -> "attention";
      case PROBLEM -> "problem";
      case UNKNOWN -> "unknown";
    };
  }
}
