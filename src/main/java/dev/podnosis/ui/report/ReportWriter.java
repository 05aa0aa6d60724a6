package dev.podnosis.ui.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a report in the form that the file's ending names. */
@FunctionalInterface
public interface ReportWriter {
  /**
   * Writes it.
   *
   * @param discreet whether names and addresses are replaced
   */
  void write(Path file, Diagnosis diagnosis, Wording words, boolean discreet) throws IOException;
}
