package dev.podnosis.ui.report;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.PagePictures;
import dev.podnosis.report.ReportDocument;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.report.Reports;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.report.ReportViewModel.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is handed over: the case at one moment, and how it is told.
 *
 * @param diagnosis what can be said, under the case number to be shown
 * @param languages one file is written in each
 */
record Handover(
    Diagnosis diagnosis,
    Catalogue catalogue,
    Format format,
    List<Language> languages,
    ReportOptions options) {
  Handover {
    languages = List.copyOf(languages);
  }

  /** Writes the files and says which; blocks. */
  List<Path> write(Path file) throws IOException {
    if (format == Format.CASE) {
      new CaseFiles().save(diagnosis.caseFile(), file);
      return List.of(file);
    }
    List<Path> written = new ArrayList<>();
    for (Path each : files(file)) {
      Language language = languages.get(written.size());
      Reports.write(each, diagnosis, new Wording(catalogue, language), options);
      written.add(each);
    }
    return written;
  }

  /** The files that would be written: one, or one for each language with its word in the name. */
  List<Path> files(Path file) {
    if (languages.size() == 1 || format == Format.CASE) {
      return List.of(file);
    }
    String name = String.valueOf(file.getFileName());
    String ending = "." + format.ending();
    String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    return languages.stream().map(l -> file.resolveSibling(stem + "-" + l.tag() + ending)).toList();
  }

  /** The pages as they will be; blocks. */
  PagePictures pages() throws IOException {
    return PagePictures.of(document().pdf());
  }

  /** The text, where there are no pages; blocks. */
  String text() {
    return document().markdown();
  }

  private ReportDocument document() {
    return ReportDocument.of(diagnosis, new Wording(catalogue, languages.getFirst()), options);
  }
}
