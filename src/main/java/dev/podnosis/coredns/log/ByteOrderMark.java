package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * The mark at the start of a text by which Windows tells its encoding: {@code kubectl logs > FILE}
 * in its PowerShell 5 writes UTF-16 (about_Redirection), its editors put a mark before UTF-8.
 */
final class ByteOrderMark {
  /** As many bytes as tell. */
  static final int LENGTH = 3;

  private ByteOrderMark() {}

  /** Whether these first bytes of a text are one. */
  static boolean begins(byte[] first, int count) {
    return lengthOf(first, count) > 0;
  }

  /** The text in UTF-8 and without its mark. */
  static InputStream removed(BufferedInputStream in) throws IOException {
    in.mark(LENGTH);
    byte[] first = new byte[LENGTH];
    int count = in.readNBytes(first, 0, LENGTH);
    in.reset();
    in.skipNBytes(lengthOf(first, count));
    Charset charset = charsetOf(first, count);
    return charset.equals(UTF_8) ? in : new Utf8Stream(in, charset);
  }

  private static int lengthOf(byte[] first, int count) {
    if (count >= 3
        && (first[0] & 0xff) == 0xef
        && (first[1] & 0xff) == 0xbb
        && (first[2] & 0xff) == 0xbf) {
      return 3;
    }
    return charsetOf(first, count).equals(UTF_8) ? 0 : 2;
  }

  private static Charset charsetOf(byte[] first, int count) {
    if (count < 2) {
      return UTF_8;
    }
    int mark = (first[0] & 0xff) << 8 | first[1] & 0xff;
    return mark == 0xfffe ? UTF_16LE : mark == 0xfeff ? UTF_16BE : UTF_8;
  }
}
