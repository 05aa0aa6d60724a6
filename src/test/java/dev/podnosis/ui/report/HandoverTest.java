package dev.podnosis.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.Level;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.report.PagePictures;
import dev.podnosis.report.ReportOptions;
import dev.podnosis.scenario.Judges;
import dev.podnosis.ui.report.ReportViewModel.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
  private static final Diagnosis DIAGNOSIS =
      Judges.all().judge(RecordedCases.caseFile("corefile-unknown-directive", 0, Level.READ));

  private final Path folder;

  HandoverTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Handover of(Format format, Language... languages) {
    return new Handover(
        DIAGNOSIS,
        Catalogue.load(),
        format,
        List.of(languages),
        ReportOptions.standard(ZoneOffset.UTC));
  }

  @Test
  void twoLanguagesMakeTwoFiles() throws IOException {
    Handover both = of(Format.MD, Language.ENGLISH, Language.CHINESE);
    List<Path> written = both.write(folder.resolve("case.md"));
    assertEquals(List.of(folder.resolve("case-en.md"), folder.resolve("case-zh.md")), written);
    assertTrue(Files.readString(written.getFirst()).contains("Corefile"));
    assertTrue(Files.readString(written.getLast()).contains("已确认"));
  }

  @Test
  void aCaseFileOpensAgain() throws Exception {
    Path file = folder.resolve("case.podnosis.zip");
    assertEquals(List.of(file), of(Format.CASE, Language.ENGLISH, Language.CHINESE).write(file));
    assertEquals(
        DIAGNOSIS.caseFile().evidence().size(), new CaseFiles().open(file).evidence().size());
  }

  @Test
  void thePagesAreDrawnAsTheyArePrinted() throws IOException {
    PagePictures pages = of(Format.PDF, Language.CHINESE).pages();
    assertTrue(pages.count() > 2, () -> "" + pages.count());
    PagePictures.Picture first = pages.page(0, 40);
    // A4 at 40 dpi.
    assertEquals(331, first.width(), 2);
    assertEquals(468, first.height(), 2);
    long ink = Arrays.stream(first.argb()).filter(p -> (p & 0xff) < 128).count();
    assertTrue(ink > 500, () -> "a page with " + ink + " dark points");
  }
}
