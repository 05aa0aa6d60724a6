package dev.podnosis.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader of a PDF finds in it. */
record PdfText(
    int pages, String text, List<String> bookmarks, List<PDFont> fonts, boolean landscape) {
  static PdfText of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> bookmarks = new ArrayList<>();
      collect(document.getDocumentCatalog().getDocumentOutline(), bookmarks);
      List<PDFont> fonts = new ArrayList<>();
      boolean landscape = false;
      for (PDPage page : document.getPages()) {
        landscape |= page.getMediaBox().getWidth() > page.getMediaBox().getHeight();
        for (COSName name : page.getResources().getFontNames()) {
          fonts.add(page.getResources().getFont(name));
        }
      }
      return new PdfText(
          document.getNumberOfPages(),
          new PDFTextStripper().getText(document),
          bookmarks,
          fonts,
          landscape);
    }
  }

  private static void collect(PDOutlineNode node, List<String> into) {
    for (PDOutlineItem item : node.children()) {
      into.add(item.getTitle());
      collect(item, into);
    }
  }

  /** The text as one line: where lines break is the layout's business. */
  String flat() {
    return text.replaceAll("\\s+", "");
  }
}
