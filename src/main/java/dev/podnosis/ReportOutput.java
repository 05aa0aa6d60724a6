package dev.podnosis;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.ResultJson;
import dev.podnosis.report.TextReport;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the window's reports in the form that a file's ending names. */
final class ReportOutput {
  private ReportOutput() {}

  static void write(Path file, Diagnosis diagnosis, Wording words, boolean discreet)
      throws IOException {
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    Files.writeString(
        file, json ? new ResultJson(words).text(diagnosis) : TextReport.of(diagnosis, words));
  }
}
