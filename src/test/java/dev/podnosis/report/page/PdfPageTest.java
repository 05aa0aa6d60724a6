package dev.podnosis.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPageTest {
  /** PDF/UA asks for words beside each picture, for those who cannot see it. */
  @Test
  void givesAPictureItsWords() throws IOException {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"9\""
            + " height=\"9\"/></svg>";
    String alt = "One <hop> & its \"name\"";
    Section section =
        Section.plain(
            "path", "Path", Section.Layout.LANDSCAPE, List.of(new Block.Picture(svg, alt)));
    Document document = document(section);
    try (PDDocument pdf = Loader.loadPDF(PdfPage.of(document))) {
      List<String> words = new ArrayList<>();
      alternatives(pdf.getDocumentCatalog().getStructureTreeRoot(), words);
      assertEquals(List.of(alt), words.stream().filter(w -> !w.equals("Podnosis")).toList());
    }
  }

  /** Java's rules for lines would break a time behind a colon. */
  @Test
  void breaksNoTime() throws IOException {
    int times = 60;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      text.append("x".repeat(1 + i % 23)).append(" at 15:35:55, ");
    }
    Block paragraph = Block.Paragraph.aside(text.toString());
    Document document =
        document(Section.plain("one", "One", Section.Layout.FLOWING, List.of(paragraph)));
    try (PDDocument pdf = Loader.loadPDF(PdfPage.of(document))) {
      String shown = new PDFTextStripper().getText(pdf);
      assertEquals(times, shown.split("15:35:55", -1).length - 1, shown);
    }
  }

  /** A patch is read as one: it begins on the next page where it does not fit on this one. */
  @Test
  void keepsAShortPatchOnOnePage() throws IOException {
    together(
        List.of(new Block.Diff("--- a/one.yaml\n+++ b/one.yaml\n@@ -1,2 +1,2 @@\n-first\n+last")),
        "a/one.yaml",
        "+last");
  }

  /** Nobody looks on the page before for the table that a heading and a row of titles announce. */
  @Test
  void leavesNoHeadingBehindByItsTable() throws IOException {
    Phrase four = Phrase.plain("words ".repeat(40));
    together(
        List.of(
            new Block.Heading("What was measured"),
            Block.Paragraph.aside("Answered of sent"),
            new Block.Table(
                List.of(new Block.Table.Column("From", 50), new Block.Table.Column("To", 50)),
                List.of(
                    new Block.Table.Row(null, "", List.of(Phrase.plain("first"), four)),
                    new Block.Table.Row(null, "", List.of(Phrase.plain("second"), four))))),
        "What was measured",
        "first");
  }

  @Test
  void keepsWhatBelongsTogetherOnOnePage() throws IOException {
    together(
        List.of(
            new Block.Together(
                List.of(
                    new Block.Heading("Fix 1"),
                    new Block.Facts(
                        List.of(
                            new Block.Facts.Fact("Risk", Phrase.plain("low")),
                            new Block.Facts.Fact("Undo", Phrase.plain("remove it")))),
                    new Block.Heading("Read more"),
                    new Block.Bullets(List.of(Phrase.plain("proc(5)")), false)))),
        "Fix 1",
        "proc(5)");
  }

  /** Wherever on a page blocks begin, the first words and the last stand on the same page. */
  private static void together(List<Block> blocks, String first, String last) throws IOException {
    for (int before = 20; before < 60; before += 4) {
      List<Block> all = new ArrayList<>();
      for (int i = 0; i < before; i++) {
        all.add(new Block.Paragraph(Phrase.plain("line " + i), false));
      }
      all.addAll(blocks);
      Document document = document(Section.plain("one", "One", Section.Layout.FLOWING, all));
      try (PDDocument pdf = Loader.loadPDF(PdfPage.of(document))) {
        assertEquals(pageOf(pdf, first), pageOf(pdf, last), before + " lines before it");
      }
    }
  }

  private static Document document(Section section) {
    return new Document(
        "en",
        "Title",
        "About",
        new Document.Margins("Podnosis", "report", "about", "footer", "# of ##"),
        List.of(section));
  }

  private static int pageOf(PDDocument pdf, String words) throws IOException {
    PDFTextStripper text = new PDFTextStripper();
    for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
      text.setStartPage(page);
      text.setEndPage(page);
      if (text.getText(pdf).contains(words)) {
        return page;
      }
    }
    throw new AssertionError(words + " is on no page");
  }

  private static void alternatives(PDStructureNode node, List<String> words) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getAlternateDescription() != null) {
          words.add(element.getAlternateDescription());
        }
        alternatives(element, words);
      }
    }
  }
}
