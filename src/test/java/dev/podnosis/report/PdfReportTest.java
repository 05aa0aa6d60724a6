package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Run;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PdfReportTest {
  private static final ReportOptions OPTIONS = ReportOptions.standard(ZoneId.of("Asia/Shanghai"));
  private final Diagnosis diagnosis = SampleDiagnoses.of("corefile-unknown-directive", Level.EXEC);

  private byte[] pdf(Language language) throws IOException {
    return ReportDocument.of(diagnosis, SampleDiagnoses.wording(language), OPTIONS).pdf();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void holdsEveryPartAndItsBookmark(Language language) throws IOException {
    PdfText pdf = PdfText.of(pdf(language));
    ReportDocument report =
        ReportDocument.of(diagnosis, SampleDiagnoses.wording(language), OPTIONS);
    assertEquals(
        report.document().sections().stream().map(s -> s.title()).toList(), pdf.bookmarks());
    assertTrue(pdf.pages() >= 5, "pages: " + pdf.pages());
    assertTrue(pdf.landscape(), "the path lies on a landscape page");
    String problem = SampleDiagnoses.wording(language).title(diagnosis.problems().getFirst());
    assertTrue(pdf.flat().contains(problem.replaceAll("\\s+", "")), problem);
  }

  /** Who hands a case over writes a few lines; what is to be done stays on the page they see. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void aNoteLeavesWhatIsToBeDoneOnTheFirstPage(Language language) throws IOException {
    Run.Note note =
        new Run.Note(
            "result",
            diagnosis.caseFile().run().startedAt(),
            "Since the change, at peak. ".repeat(8));
    CaseFile noted =
        diagnosis.caseFile().withRun(run -> run.withCaseId("INC-4711").withNotes(List.of(note)));
    Diagnosis same =
        new Diagnosis(
            noted,
            diagnosis.causes(),
            diagnosis.steps(),
            diagnosis.next(),
            diagnosis.incomplete(),
            diagnosis.outcome());
    Wording wording = SampleDiagnoses.wording(language);
    byte[] made = ReportDocument.of(same, wording, OPTIONS).pdf();
    try (PDDocument document = Loader.loadPDF(made)) {
      PDFTextStripper first = new PDFTextStripper();
      first.setEndPage(1);
      String text = first.getText(document).replaceAll("\\s+", "");
      assertTrue(text.contains("atpeak.Sincethechange"), text);
      wording
          .remedies(same.problems().getFirst())
          .forEach(r -> assertTrue(text.contains(r.title().replaceAll("\\s+", "")), text));
    }
  }

  @Test
  void itsChineseCanBeSelected() throws IOException {
    Wording chinese = SampleDiagnoses.wording(Language.CHINESE);
    String text = PdfText.of(pdf(Language.CHINESE)).flat();
    String explanation = chinese.explanation(diagnosis.problems().getFirst());
    assertTrue(explanation.codePoints().anyMatch(c -> c > 0x4E00));
    assertTrue(text.contains(explanation.replaceAll("\\s+", "")), explanation);
    assertTrue(text.contains("第1页，共"), "page numbers");
  }

  @Test
  void carriesItsFontsAsSubsets() throws IOException {
    PdfText pdf = PdfText.of(pdf(Language.CHINESE));
    assertFalse(pdf.fonts().isEmpty());
    for (PDFont font : pdf.fonts()) {
      assertTrue(font.isEmbedded(), font.getName() + " is embedded");
      assertTrue(font.getName().matches("[A-Z]{6}\\+.*"), font.getName() + " is a subset");
    }
    assertTrue(pdf.fonts().stream().anyMatch(f -> f.getName().contains("NotoSansSC")));
  }

  @Test
  void tellsWhatItIs() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(Language.CHINESE))) {
      var about = document.getDocumentInformation();
      assertTrue(about.getTitle().contains("Podnosis"), about.getTitle());
      assertTrue(about.getSubject().contains("recorded"), about.getSubject());
      assertEquals("zh-CN", document.getDocumentCatalog().getLanguage());
      assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked(), "tagged");
    }
  }
}
