package dev.podnosis.report;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.scenario.Judges;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Diagnoses of recordings, each made once. */
final class SampleDiagnoses {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Map<String, Diagnosis> MADE = new ConcurrentHashMap<>();

  private SampleDiagnoses() {}

  static Wording wording(Language language) {
    return new Wording(CATALOGUE, language);
  }

  static Diagnosis of(String recording, Level level) {
    return MADE.computeIfAbsent(
        recording + level, k -> judged(RecordedCases.caseFile(recording, 0, level)));
  }

  static Diagnosis judged(CaseFile file) {
    return Judges.all().judge(file);
  }
}
