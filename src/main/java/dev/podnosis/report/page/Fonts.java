package dev.podnosis.report.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts that a PDF carries, each as a subset of what it uses. */
final class Fonts {
  private static final List<Font> ALL =
      List.of(
          new Font("Inter-Regular", "Inter", 400),
          new Font("Inter-SemiBold", "Inter", 600),
          new Font("Inter-Bold", "Inter", 700),
          new Font("NotoSansSC-Regular", "Noto Sans SC", 400),
          new Font("NotoSansSC-Bold", "Noto Sans SC", 700),
          new Font("JetBrainsMono-Regular", "JetBrains Mono", 400),
          new Font("JetBrainsMono-Bold", "JetBrains Mono", 700));

  // Offsets and sizes in bytes of the table directory (OpenType 1.9.1, "Organization of an OpenType
  // font").
  private static final int TABLE_COUNT = 4;
  private static final int DIRECTORY = 12;
  private static final int DIRECTORY_ENTRY = 16;

  private Fonts() {}

  private record Font(String file, String family, int weight) {}

  /** Gives them to a renderer, for text and for pictures. */
  static void use(PdfRendererBuilder builder) {
    for (Font font : ALL) {
      builder.useFont(
          () -> withoutSubstitutions(font.file()),
          font.family(),
          font.weight(),
          FontStyle.NORMAL,
          true,
          EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
    }
  }

  /**
   * A font without its table of glyph substitutions (ligatures and the like; OpenType 1.9.1, GSUB):
   * PDFBox would compile regular expressions of the whole table for each piece of text.
   */
  static InputStream withoutSubstitutions(String file) {
    try (InputStream in = Resource.font(file)) {
      byte[] font = in.readAllBytes();
      int tables = ByteBuffer.wrap(font).getShort(TABLE_COUNT);
      for (int i = 0; i < tables; i++) {
        int entry = DIRECTORY + i * DIRECTORY_ENTRY;
        if (new String(font, entry, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
          font[entry] = '-';
        }
      }
      return new ByteArrayInputStream(font);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The characters of a text that no font has. */
  static Set<Integer> missing(String text) throws IOException {
    Set<Integer> missing = new TreeSet<>();
    text.codePoints().filter(c -> c > 0x7E).forEach(missing::add);
    for (String file : List.of("Inter-Regular", "NotoSansSC-Regular")) {
      if (!missing.isEmpty()) {
        leave(missing, file);
      }
    }
    return missing;
  }

  private static void leave(Set<Integer> missing, String file) throws IOException {
    try (InputStream in = Resource.font(file);
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      CmapLookup characters = font.getUnicodeCmapLookup();
      missing.removeIf(c -> characters.getGlyphId(c) != 0);
    }
  }
}
