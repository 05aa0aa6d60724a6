package dev.podnosis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.recording.RecordedCases;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** HTML and Markdown hold together whatever a cluster is called. */
class PageFormsTest {
  private static final String HOSTILE =
      "</td></table><script>alert(1)</script>|`|\\|\n| a | b |\u202e\u0007\ud800]](x)*_"
          + "w".repeat(300);

  private static ReportDocument hostile(Language language) {
    CaseFile file =
        RecordedCases.caseFile(
            "corefile-unknown-directive",
            0,
            Level.EXEC,
            c -> {
              Symptom s = c.symptom();
              return new CaseFile(
                  new dev.podnosis.evidence.Target(HOSTILE, HOSTILE, c.target().pod(), HOSTILE),
                  new Symptom(
                      List.of(HOSTILE, "www.example.com"), HOSTILE, null, null, null, s.window()),
                  c.run()
                      .withNotes(
                          List.of(
                              new dev.podnosis.evidence.Run.Note("", s.window().end(), HOSTILE))),
                  c.evidence());
            });
    return ReportDocument.of(
        SampleDiagnoses.judged(file),
        SampleDiagnoses.wording(language),
        ReportOptions.standard(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void htmlIsXmlWithoutForeignElements(Language language) throws Exception {
    String html = hostile(language).html();
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
    assertEquals(0, xml.getElementsByTagName("script").getLength());
    assertTrue(xml.getDocumentElement().getTextContent().contains("<script>alert(1)</script>"));
    assertFalse(html.contains("\u202e"), "no direction override");
    assertFalse(Pattern.compile("(?:src|href)=\"(?!#)").matcher(html).find(), "self-contained");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void markdownTablesKeepTheirColumns(Language language) {
    int columns = 0;
    int tables = 0;
    for (String line : hostile(language).markdown().lines().toList()) {
      if (!line.startsWith("|")) {
        columns = 0;
        continue;
      }
      int bars = (int) line.replaceAll("\\\\.", "").chars().filter(c -> c == '|').count();
      tables += columns == 0 ? 1 : 0;
      columns = columns == 0 ? bars : columns;
      assertEquals(columns, bars, line);
    }
    assertTrue(tables >= 5, "tables: " + tables);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void pdfIsMadeAllTheSame(Language language) throws Exception {
    PdfText pdf = PdfText.of(hostile(language).pdf());
    assertTrue(pdf.flat().contains("<script>alert(1)</script>"));
  }
}
