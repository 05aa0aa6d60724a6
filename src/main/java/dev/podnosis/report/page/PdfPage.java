package dev.podnosis.report.page;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

/** A document as a PDF: tagged, with bookmarks, embedded fonts and text that can be selected. */
public final class PdfPage {
  private PdfPage() {}

  /**
   * The PDF.
   *
   * @throws IOException when it cannot be made
   */
  public static byte[] of(Document document) throws IOException {
    // Its logger gives itself a console handler: it would print on standard error.
    XRLog.setLoggingEnabled(false);
    Document shown = shown(document);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder
          .useSVGDrawer(drawer)
          .useUnicodeLineBreaker(new LineBreaks(Locale.forLanguageTag(document.language())))
          .useExternalResourceAccessControl(
              (uri, type) -> false,
              com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority
                  .RUN_BEFORE_RESOLVING_URI)
          .withHtmlContent(HtmlPage.forPaper(shown, PictureFit::landscape), null)
          .withProducer(document.margins().product())
          .usePdfUaAccessibility(true)
          .toStream(out);
      Fonts.use(builder);
      builder.run();
    }
    return out.toByteArray();
  }

  /** The document with each character that no font has written as its number. */
  private static Document shown(Document document) throws IOException {
    StringBuilder all = new StringBuilder();
    document.clean(
        new Cleaning() {
          @Override
          public String line(String text) {
            all.append(text);
            return text;
          }

          @Override
          public String block(String text) {
            return line(text);
          }
        });
    Set<Integer> missing = Fonts.missing(all.toString());
    return missing.isEmpty() ? document : document.clean(new ByNumber(missing));
  }

  /** Writes characters as {@code U+1F600}. */
  private record ByNumber(Set<Integer> characters) implements Cleaning {
    @Override
    public String line(String text) {
      StringBuilder shown = new StringBuilder();
      text.codePoints()
          .forEach(
              c -> {
                if (characters.contains(c)) {
                  shown.append(String.format(Locale.ROOT, "U+%04X", c));
                } else {
                  shown.appendCodePoint(c);
                }
              });
      return shown.toString();
    }

    @Override
    public String block(String text) {
      return line(text);
    }
  }

  /** Where lines may break, by the language's own rules; a time stays whole. */
  private static final class LineBreaks implements com.openhtmltopdf.extend.FSTextBreaker {
    private final BreakIterator breaks;
    private String text = "";

    LineBreaks(Locale locale) {
      this.breaks = BreakIterator.getLineInstance(locale);
    }

    @Override
    public int next() {
      int at = breaks.next();
      while (inTime(at)) {
        at = breaks.next();
      }
      return at;
    }

    private boolean inTime(int at) {
      return at > 1
          && at < text.length()
          && text.charAt(at - 1) == ':'
          && Character.isDigit(text.charAt(at - 2))
          && Character.isDigit(text.charAt(at));
    }

    @Override
    public void setText(String text) {
      this.text = text;
      breaks.setText(text);
    }
  }
}
