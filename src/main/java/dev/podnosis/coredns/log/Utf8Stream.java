package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/** A text of another encoding in UTF-8; what cannot be decoded becomes a replacement character. */
final class Utf8Stream extends InputStream {
  private final Reader reader;
  private final char[] chars = new char[16 * 1024];
  private byte[] bytes = new byte[0];
  private int at;

  /** The first half of a pair whose second one has not been read yet. */
  private int kept;

  Utf8Stream(InputStream in, Charset charset) {
    reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == bytes.length) {
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, into, from, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    int count = reader.read(chars, kept, chars.length - kept);
    int end = kept + Math.max(0, count);
    kept = count > 0 && Character.isHighSurrogate(chars[end - 1]) ? 1 : 0;
    bytes = new String(chars, 0, end - kept).getBytes(UTF_8);
    at = 0;
    if (kept == 1) {
      chars[0] = chars[end - 1];
    }
    return count >= 0 || bytes.length > 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
