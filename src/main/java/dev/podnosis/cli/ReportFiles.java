package dev.podnosis.cli;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.Reports;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Writes reports in the form that a file's ending names. */
final class ReportFiles {
  private final ZoneId zone;

  ReportFiles(List<Path> files, ZoneId zone) throws UsageException {
    this.zone = zone;
    for (Path file : files) {
      if (!Reports.knows(file)) {
        throw new UsageException("bad-report", Map.of("file", file.toString()));
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new UsageException("no-folder", Map.of("file", file.toString()));
      }
    }
  }

  void write(Path file, Diagnosis diagnosis, Wording words) throws IOException {
    Reports.write(file, diagnosis, words, ReportOptions.standard(zone));
  }
}
