package dev.podnosis.report;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.DomainKind;
import dev.podnosis.evidence.Frequency;
import dev.podnosis.evidence.Symptom;

/** What a report is called: what the user reports, in a few words. */
record Titles(ReportWords words) {
  String of(CaseFile file) {
    Symptom symptom = file.symptom();
    if (symptom.domains().isEmpty() && symptom.error().isEmpty()) {
      return words.say("title.cluster");
    }
    Frequency frequency = symptom.frequency();
    boolean always = frequency == null || frequency == Frequency.ALWAYS;
    return words.say((always ? "title." : "title.sometimes.") + kind(symptom.kind()));
  }

  private static String kind(@org.jspecify.annotations.Nullable DomainKind kind) {
    return kind == null ? "any" : kind.id();
  }
}
