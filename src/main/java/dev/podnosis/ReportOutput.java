package dev.podnosis;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.ReportNotWrittenException;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.Reports;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;

/** Writes the window's reports in the form that a file's ending names. */
final class ReportOutput {
  private ReportOutput() {}

  static void write(Path file, Diagnosis diagnosis, Wording words, boolean discreet)
      throws IOException {
    try {
      Reports.write(
          file,
          diagnosis,
          words,
          ReportOptions.standard(ZoneId.systemDefault()).withMasked(discreet));
    } catch (ReportNotWrittenException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
