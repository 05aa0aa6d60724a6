package dev.podnosis.report.page;

import java.util.function.Function;

/** A document as one self-contained page of XHTML: no script, nothing from elsewhere. */
public final class HtmlPage {
  private final Document document;
  private final StringBuilder out = new StringBuilder();

  private HtmlPage(Document document) {
    this.document = document;
  }

  /** The page for a browser, on paper and on small screens too. */
  public static String of(Document document) {
    HtmlPage page = new HtmlPage(document);
    page.out.append("<!DOCTYPE html>\n");
    page.head(
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            + "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n",
        Resource.text("report.css") + Resource.text("screen.css"));
    page.out.append("<body><main>\n<header class=\"top\">");
    page.out.append(page.header());
    page.out.append("</header>\n");
    page.sections(Block.Picture::svg);
    page.out
        .append("<footer class=\"bottom\">")
        .append(Xml.escape(document.margins().footer()))
        .append("</footer>\n</main></body></html>\n");
    return page.out.toString();
  }

  /** The page from which the PDF is made. */
  static String forPaper(Document document, Function<Block.Picture, String> picture) {
    HtmlPage page = new HtmlPage(document);
    page.head(
        page.bookmarks(),
        Resource.text("report.css") + Resource.text("paper.css") + page.pageNumber());
    page.out.append("<body><div class=\"running-header\">").append(page.header());
    page.out
        .append("</div><div class=\"running-footer\"><table><tbody><tr><td>")
        .append(Xml.escape(document.margins().footer()))
        .append("</td><td class=\"right\"><span class=\"page-number\"></span></td></tr>")
        .append("</tbody></table></div>\n");
    page.sections(picture);
    page.out.append("</body></html>\n");
    return page.out.toString();
  }

  private void head(String more, String style) {
    out.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        .append(document.language())
        .append("\">\n<head><meta charset=\"UTF-8\"/>\n<title>")
        .append(Xml.escape(document.title()))
        .append("</title>\n<meta name=\"description\" content=\"")
        .append(Xml.escape(document.description()))
        .append("\"/>\n<meta name=\"subject\" content=\"")
        .append(Xml.escape(document.description()))
        .append("\"/>\n<meta name=\"author\" content=\"")
        .append(Xml.escape(document.margins().product()))
        .append("\"/>\n")
        .append(more)
        .append("<style>\n")
        .append(style)
        .append("</style></head>\n");
  }

  private String header() {
    Document.Margins margins = document.margins();
    return "<table><tbody><tr><td>"
        + Signs.logo(16)
        + " <strong>"
        + Xml.escape(margins.product())
        + "</strong> <span class=\"muted\">"
        + Xml.escape(margins.kind())
        + "</span></td><td class=\"right\">"
        + Xml.escape(margins.about())
        + "</td></tr></tbody></table>";
  }

  /** The number of each page, which only the layout knows. */
  private String pageNumber() {
    String words = document.margins().page().replace("\\", "").replace("\"", "");
    return ".page-number:before { content: \""
        + words.replace("##", "\" counter(pages) \"").replace("#", "\" counter(page) \"")
        + "\" }\n";
  }

  private String bookmarks() {
    StringBuilder marks = new StringBuilder("<bookmarks>");
    boolean open = false;
    for (Section section : document.sections()) {
      if (section.depth() == 1 && open) {
        marks.append("</bookmark>");
      }
      marks
          .append("<bookmark name=\"")
          .append(Xml.escape(section.title()))
          .append("\" href=\"#")
          .append(Xml.escape(section.anchor()));
      marks.append(section.depth() == 1 ? "\">" : "\"/>");
      open = open || section.depth() == 1;
    }
    return marks.append(open ? "</bookmark>" : "").append("</bookmarks>\n").toString();
  }

  private void sections(Function<Block.Picture, String> picture) {
    HtmlBlocks blocks = new HtmlBlocks(out, document.anchors(), picture);
    for (Section section : document.sections()) {
      out.append("<div class=\"section ")
          .append(
              switch (section.layout()) {
                case FLOWING -> "flowing";
                case NEW_PAGE -> "new-page";
                case LANDSCAPE -> "landscape";
              })
          .append("\">\n");
      title(section);
      section.blocks().forEach(blocks::add);
      out.append("</div>\n");
    }
  }

  private void title(Section section) {
    Section.Badge badge = section.badge();
    if (!section.kicker().isEmpty() || badge != null) {
      out.append("<p class=\"kicker\">").append(Xml.escape(section.kicker()));
      if (badge != null) {
        out.append(" <span class=\"badge ")
            .append(badge.mark().style())
            .append("\">")
            .append(Signs.svg(badge.mark(), 13))
            .append(' ')
            .append(Xml.escape(badge.text()))
            .append("</span>");
      }
      out.append("</p>\n");
    }
    String tag = section.depth() == 1 ? "h1" : "h2";
    out.append('<')
        .append(tag)
        .append(" id=\"")
        .append(Xml.escape(section.anchor()))
        .append("\">")
        .append(Xml.escape(section.title()))
        .append("</")
        .append(tag)
        .append(">\n");
  }
}
