package dev.podnosis.coredns.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads Prometheus' text format 0.0.4, and so much of OpenMetrics as differs in the same lines. */
final class ExpositionParser {
  /** A page of CoreDNS has some hundreds of lines, one of NodeLocal about a thousand. */
  private static final int MAX_SAMPLES = 100_000;

  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_LABELS = 40;
  private static final int MAX_LABEL = 500;

  private final List<Exposition.Sample> samples = new ArrayList<>();
  private int malformed;
  private String line = "";
  private int at;

  Exposition parse(String text) {
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      if (to - from > MAX_LINE || samples.size() >= MAX_SAMPLES) {
        malformed++;
      } else {
        line(text.substring(from, to).strip());
      }
      from = to + 1;
    }
    return new Exposition(samples, malformed);
  }

  private void line(String stripped) {
    if (stripped.isEmpty() || stripped.charAt(0) == '#') {
      return;
    }
    line = stripped;
    at = 0;
    String name = name(true);
    Map<String, String> labels = new HashMap<>();
    boolean fits = !name.isEmpty();
    skipSpace();
    if (fits && peek() == '{') {
      at++;
      fits = labels(labels);
    }
    double value = fits ? value() : Double.NaN;
    if (fits && Double.isFinite(value)) {
      samples.add(new Exposition.Sample(name, labels, value));
    } else if (!fits || !isNumberWord()) {
      malformed++;
    }
  }

  private String name(boolean colons) {
    int from = at;
    while (at < line.length() && isNameCharacter(line.charAt(at), colons)) {
      at++;
    }
    return line.substring(from, at);
  }

  private static boolean isNameCharacter(char c, boolean colons) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || colons && c == ':';
  }

  private boolean labels(Map<String, String> labels) {
    while (true) {
      skipSpace();
      if (peek() == '}') {
        at++;
        return true;
      }
      String label = name(false);
      skipSpace();
      if (label.isEmpty() || peek() != '=' || labels.size() >= MAX_LABELS) {
        return false;
      }
      at++;
      skipSpace();
      if (peek() != '"' || !quoted(label, labels)) {
        return false;
      }
      skipSpace();
      if (peek() == ',') {
        at++;
      } else if (peek() != '}') {
        return false;
      }
    }
  }

  private boolean quoted(String label, Map<String, String> labels) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      if (c == '\\' && at < line.length()) {
        char escaped = line.charAt(at++);
        c = escaped == 'n' ? '\n' : escaped;
      }
      if (value.length() < MAX_LABEL) {
        // Control characters could steer a terminal; no label of CoreDNS has one.
        value.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    at++;
    labels.put(label, value.toString());
    return at <= line.length();
  }

  /** The value; a time and an exemplar behind it are left aside. NaN when it is none. */
  private double value() {
    try {
      return Double.parseDouble(valueWord());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private String valueWord() {
    skipSpace();
    int end = at;
    while (end < line.length() && line.charAt(end) > ' ') {
      end++;
    }
    return line.substring(at, end);
  }

  /** Prometheus' words for what is no finite number are right, and of no use here. */
  private boolean isNumberWord() {
    String word = valueWord();
    return word.equals("NaN") || word.equals("+Inf") || word.equals("-Inf");
  }

  private void skipSpace() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private char peek() {
    return at < line.length() ? line.charAt(at) : '\0';
  }
}
