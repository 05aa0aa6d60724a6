package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Response codes as log lines write them, numbered in the order they are met. */
final class Rcodes {
  static final int MAX = 40;
  static final int NOERROR_NUMBER = 0;
  static final int NXDOMAIN_NUMBER = 1;
  private static final long[] LOW_BYTES = new long[9];
  private static final long NOERROR = word("NOERROR");
  private static final long NXDOMAIN = word("NXDOMAIN");

  static {
    for (int i = 1; i <= 8; i++) {
      LOW_BYTES[i] = -1L >>> 64 - 8 * i;
    }
  }

  private final long[] words = new long[MAX];
  private final List<String> texts = new ArrayList<>();

  private static long word(String text) {
    long word = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      word = word << 8 | text.charAt(i);
    }
    return word;
  }

  Rcodes() {
    for (String text : new String[] {"NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "-", "OTHER"}) {
      words[texts.size()] = word(text);
      texts.add(text);
    }
  }

  /** Needs eight readable bytes from the start on, which a query line has. */
  int number(byte[] b, int from, int to) {
    int length = to - from;
    if (length > 8) {
      return rare(b, from, to);
    }
    long word = ByteSearch.longAt(b, from) & LOW_BYTES[length];
    if (word == NOERROR) {
      return NOERROR_NUMBER;
    }
    if (word == NXDOMAIN) {
      return NXDOMAIN_NUMBER;
    }
    for (int i = 2; i < texts.size(); i++) {
      if (words[i] == word) {
        return i;
      }
    }
    return rare(b, from, to);
  }

  private int rare(byte[] b, int from, int to) {
    String text = Samples.clean(new String(b, from, Math.min(to - from, 20), US_ASCII));
    int known = texts.indexOf(text);
    if (known >= 0 || texts.size() >= MAX) {
      return known >= 0 ? known : 5;
    }
    words[texts.size()] = word(text.substring(0, Math.min(8, text.length())));
    if (text.length() > 8) {
      words[texts.size()] = -1;
    }
    texts.add(text);
    return texts.size() - 1;
  }

  int number(String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(US_ASCII), Math.max(8, text.length()));
    return number(bytes, 0, text.length());
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  /** Class for {@link TopTable}. */
  static int classOf(int number) {
    return Math.min(number, 5);
  }
}
