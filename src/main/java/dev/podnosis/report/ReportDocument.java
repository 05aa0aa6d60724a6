package dev.podnosis.report;

import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.report.ReportOptions.Part;
import dev.podnosis.report.page.Document;
import dev.podnosis.report.page.HtmlPage;
import dev.podnosis.report.page.MarkdownPage;
import dev.podnosis.report.page.PdfPage;
import dev.podnosis.report.page.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a diagnosis, ready to hand over: nothing in it that is to be left out.
 *
 * @param document what it says
 */
public record ReportDocument(Document document) {

  /** The report of a diagnosis in the words of a language. */
  public static ReportDocument of(Diagnosis diagnosis, Wording wording, ReportOptions options) {
    ReportWords words = new ReportWords(wording, options.zone());
    Redaction redaction = options.redaction(diagnosis);
    CaseFile file = diagnosis.caseFile();
    String title = new Titles(words).of(file);
    Document document =
        new Document(
            wording.language() == dev.podnosis.catalogue.Language.CHINESE ? "zh-CN" : "en",
            words.say("document.title", "title", title),
            new Summary(wording).headline(diagnosis)
                + ". "
                + new Summary(wording).outcome(diagnosis),
            margins(file, words),
            sections(diagnosis, words, options, redaction));
    return new ReportDocument(document.clean(redaction));
  }

  private static Document.Margins margins(CaseFile file, ReportWords words) {
    String caseId = file.run().caseId();
    String footer =
        words.say(
            "footer",
            "version",
            file.run().toolVersion(),
            "offset",
            words.offset(file.run().startedAt()));
    return new Document.Margins(
        "Podnosis",
        words.say(file.run().complete() ? "document.kind" : "document.kind-interim"),
        about(file, words),
        caseId.isEmpty() ? footer : words.say("case", "id", caseId) + " · " + footer,
        words.say("page"));
  }

  private static String about(CaseFile file, ReportWords words) {
    String date = words.date(file.run().finishedAt());
    String context = file.target().context();
    return context.isEmpty() ? date : context + " · " + date;
  }

  private static List<Section> sections(
      Diagnosis diagnosis, ReportWords words, ReportOptions options, Redaction redaction) {
    List<Section> sections = new ArrayList<>();
    for (Part part : Part.values()) {
      if (options.has(part)) {
        sections.addAll(sections(part, diagnosis, words, options, redaction));
      }
    }
    return sections;
  }

  private static List<Section> sections(
      Part part,
      Diagnosis diagnosis,
      ReportWords words,
      ReportOptions options,
      Redaction redaction) {
    return switch (part) {
      case SUMMARY -> List.of(new SummarySection(diagnosis, words, options).section());
      case PATH -> new PathSection(diagnosis, words, redaction).sections();
      case FINDINGS -> new FindingSections(diagnosis, words, options).sections();
      case OTHER_CAUSES -> List.of(new OtherCauses(diagnosis, words).section());
      case STEPS -> List.of(new StepsSection(diagnosis, words).section());
      case APPENDIX -> new Appendix(diagnosis, words).sections();
      case RAW_OUTPUT -> List.of(new RawOutput(diagnosis.caseFile(), words).section());
    };
  }

  /** A self-contained page for browsers. */
  public String html() {
    return HtmlPage.of(document);
  }

  /** Markdown, for tickets and chats. */
  public String markdown() {
    return MarkdownPage.of(document);
  }

  /**
   * A PDF.
   *
   * @throws IOException when it cannot be made
   */
  public byte[] pdf() throws IOException {
    return PdfPage.of(document);
  }
}
