package dev.podnosis.cli;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.ResultJson;
import dev.podnosis.report.TextReport;
import dev.podnosis.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes reports in the form that a file's ending names. */
final class ReportFiles {
  private static final List<String> ENDINGS = List.of(".pdf", ".html", ".md", ".json");

  ReportFiles(List<Path> files) throws UsageException {
    for (Path file : files) {
      if (ENDINGS.stream().noneMatch(name(file)::endsWith)) {
        throw new UsageException("bad-report", Map.of("file", file.toString()));
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new UsageException("no-folder", Map.of("file", file.toString()));
      }
    }
  }

  void write(Path file, Diagnosis diagnosis, Wording words) throws IOException {
    Files.writeString(
        file,
        name(file).endsWith(".json")
            ? new ResultJson(words).text(diagnosis)
            : TextReport.of(diagnosis, words));
  }

  private static String name(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }
}
