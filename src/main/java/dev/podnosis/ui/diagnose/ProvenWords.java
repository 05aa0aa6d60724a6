package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.diagnosis.Finding;
import dev.podnosis.diagnosis.Judged;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Evidence;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.SymptomSeen;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Status;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says what stands so far: confirmed causes first, then what looks wrong, then what looks well. */
final class ProvenWords {
  private static final int MOST = 8;

  private final Wording wording;
  private final UnaryOperator<String> veil;

  ProvenWords(Wording wording, UnaryOperator<String> veil) {
    this.wording = wording;
    this.veil = veil;
  }

  Proven of(Diagnosis diagnosis) {
    List<Evidence> seen =
        diagnosis.caseFile().evidence().stream()
            .filter(e -> !(e.observation() instanceof NotObserved))
            .filter(e -> !(e.observation() instanceof SymptomSeen))
            .toList();
    if (seen.isEmpty()) {
      return Proven.nothing();
    }
    List<Proven.Line> lines = new ArrayList<>();
    diagnosis.problems().stream()
        .filter(c -> c.verdict() instanceof Verdict.Confirmed)
        .limit(3)
        .map(this::cause)
        .forEach(lines::add);
    seen.stream()
        .sorted(Comparator.comparingInt(e -> weight(CheckWords.status(e))))
        .map(e -> new Proven.Line(CheckWords.status(e), veil.apply(wording.line(e)), e.id()))
        .filter(l -> l.status() == Status.PROBLEM || l.status() == Status.OK)
        .forEach(lines::add);
    return new Proven(seen.size(), time(seen), lines.subList(0, Math.min(MOST, lines.size())));
  }

  private Proven.Line cause(Judged cause) {
    String evidence =
        cause.verdict().findings().stream()
            .filter(f -> f.side() == Finding.Side.FOR)
            .flatMap(f -> f.evidence().stream())
            .findFirst()
            .orElse("");
    return new Proven.Line(Status.PROBLEM, veil.apply(wording.title(cause)), evidence);
  }

  private static int weight(Status status) {
    return status == Status.PROBLEM ? 0 : 1;
  }

  private static String time(List<Evidence> seen) {
    Instant last =
        seen.stream()
            .map(e -> e.observedAt().plus(e.duration()))
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return Figures.time(LocalTime.ofInstant(last, ZoneId.systemDefault()));
  }
}
