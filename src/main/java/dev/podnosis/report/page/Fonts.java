package dev.podnosis.report.page;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
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

  private Fonts() {}

  private record Font(String file, String family, int weight) {}

  /** Gives them to a renderer, for text and for pictures. */
  static void use(PdfRendererBuilder builder) {
    for (Font font : ALL) {
      builder.useFont(
          () -> Resource.font(font.file()),
          font.family(),
          font.weight(),
          FontStyle.NORMAL,
          true,
          EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
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
