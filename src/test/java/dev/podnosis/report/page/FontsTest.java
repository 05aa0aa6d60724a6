package dev.podnosis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {
  @ParameterizedTest
  @ValueSource(strings = {"Inter-Regular", "NotoSansSC-Regular", "JetBrainsMono-Regular"})
  void aFontLosesItsSubstitutionsAndNothingElse(String file) throws IOException {
    try (TrueTypeFont whole = font(Resource.font(file));
        TrueTypeFont given = font(Fonts.withoutSubstitutions(file))) {
      assertThat(whole.getGsub()).isNotNull();
      assertThat(given.getGsub()).isNull();
      assertThat(given.getTableMap()).hasSameSizeAs(whole.getTableMap());
      assertThat(given.getName()).isEqualTo(whole.getName());
      assertThat(given.getNumberOfGlyphs()).isEqualTo(whole.getNumberOfGlyphs());
      for (char c : "DNS 1.1 fi -> \u2013".toCharArray()) {
        int glyph = whole.getUnicodeCmapLookup().getGlyphId(c);
        assertThat(given.getUnicodeCmapLookup().getGlyphId(c)).isEqualTo(glyph);
        assertThat(given.getAdvanceWidth(glyph)).isEqualTo(whole.getAdvanceWidth(glyph));
      }
    }
  }

  private static TrueTypeFont font(InputStream in) throws IOException {
    try (in) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in));
    }
  }
}
