package dev.podnosis.coredns.corefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts a Corefile into words as Caddy 1's lexer does: white space separates, a quote at the start
 * of a word runs to the closing quote, {@code \"} is the only escape, and {@code #} begins a
 * comment anywhere outside quotes.
 */
final class Lexer {
  private final String text;
  private final String source;
  private final Map<String, String> environment;
  private final Issues issues;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private boolean lineHasToken;

  Lexer(String text, String source, Map<String, String> environment, Issues issues) {
    this.text = text;
    this.source = source;
    this.environment = environment;
    this.issues = issues;
  }

  List<Token> tokens() {
    at = text.startsWith("\uFEFF") ? 1 : 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        lineHasToken = false;
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        skipComment();
      } else if (c == '"') {
        quoted();
      } else {
        word();
      }
    }
    return tokens;
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void quoted() {
    int start = at++;
    int startLine = line;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length() && text.charAt(at) == '"') {
        c = text.charAt(at++);
      } else if (c == '\n') {
        line++;
      }
      value.append(c);
    }
    if (at >= text.length()) {
      issues.error("syntax-unclosed-quote", new Position(source, startLine), Map.of());
    }
    at = Math.min(at + 1, text.length());
    add(value.toString(), start, startLine, true);
  }

  private void word() {
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != '#') {
      at++;
    }
    String word = text.substring(start, at);
    // Caddy takes "health{" for one word; what was meant is read here, and reported.
    if (word.length() > 1 && word.endsWith("{")) {
      issues.error(
          "syntax-brace-not-separated", new Position(source, line), Map.of("word", clip(word)));
      at--;
      word = word.substring(0, word.length() - 1);
    }
    add(word, start, line, false);
  }

  private void add(String word, int start, int startLine, boolean quoted) {
    tokens.add(new Token(expand(word), source, start, at, startLine, !lineHasToken, quoted));
    lineHasToken = true;
  }

  /** Replaces {@code {$NAME}} and {@code {%NAME%}}; CoreDNS puts nothing for an unset one. */
  private String expand(String word) {
    return expand(expand(word, "{%", "%}"), "{$", "}");
  }

  private String expand(String word, String open, String close) {
    int from = word.indexOf(open);
    int to = from < 0 ? -1 : word.indexOf(close, from + open.length());
    if (to < 0) {
      return word;
    }
    String name = word.substring(from + open.length(), to);
    String value = environment.get(name);
    if (value == null) {
      issues.advice("variable-unknown", new Position(source, line), Map.of("name", clip(name)));
      return word;
    }
    return word.substring(0, from)
        + value
        + expand(word.substring(to + close.length()), open, close);
  }

  static String clip(String word) {
    return word.length() <= 100 ? word : word.substring(0, 100) + "…";
  }
}
