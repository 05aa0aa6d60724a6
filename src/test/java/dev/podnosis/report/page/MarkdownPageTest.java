package dev.podnosis.report.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownPageTest {
  /** CommonMark 5.2: a list begins with a bullet or up to nine digits, then white space. */
  @ParameterizedTest
  @CsvSource({
    "1.12.0 on both replicas, 1.12.0 on both replicas",
    "1. of two, 1\\. of two",
    "2) of two, 2\\) of two",
    "- 3 ms, \\- 3 ms",
    "-3 ms, -3 ms",
    "10.96.0.10, 10.96.0.10",
  })
  void aTextBeginsNoListByChance(String text, String written) {
    Document document =
        new Document(
            "en",
            "Title",
            "About",
            new Document.Margins("Podnosis", "report", "about", "footer", "# of ##"),
            List.of(
                Section.plain(
                    "a",
                    "A",
                    Section.Layout.FLOWING,
                    List.of(new Block.Paragraph(Phrase.plain(text), false)))));
    String markdown = MarkdownPage.of(document);
    assertTrue(markdown.lines().anyMatch(written::equals), markdown);
  }
}
