package dev.podnosis.coredns.corefile;

import java.util.List;
import java.util.Optional;

/** Places edits in the text of a Corefile: whole lines, in the indentation found around them. */
final class CorefileEditor {
  private static final String INDENT = "    ";
  private final Corefile corefile;
  private final String text;

  CorefileEditor(Corefile corefile) {
    this.corefile = corefile;
    this.text = corefile.text();
  }

  /** Takes a directive out, with its line when nothing else stands on it. */
  TextEdit remove(Directive directive) {
    int start = lineStart(directive.token().start());
    int end = directive.end();
    boolean aloneBefore = text.substring(start, directive.token().start()).isBlank();
    int newline = text.indexOf('\n', end);
    int lineEnd = newline < 0 ? text.length() : newline + 1;
    if (aloneBefore && text.substring(end, lineEnd).isBlank()) {
      return new TextEdit(start, lineEnd, "");
    }
    return new TextEdit(directive.token().start(), end, "");
  }

  /** Adds a line at the end of a server block. */
  Optional<TextEdit> addDirective(ServerBlock server, String line) {
    int close = server.closeBrace();
    if (!server.inCorefile() || close < 0) {
      return Optional.empty();
    }
    String indent =
        server.directives().stream()
            .filter(d -> d.inOnePiece() && d.token().startsLine())
            .map(d -> indentOf(d.token().start()))
            .findFirst()
            .orElse(INDENT);
    int lineStart = lineStart(close);
    boolean braceAlone = text.substring(lineStart, close).isBlank();
    return Optional.of(
        braceAlone
            ? new TextEdit(lineStart, lineStart, indent + line + newline())
            : new TextEdit(close, close, newline() + indent + line + newline()));
  }

  /** Adds an option to a plugin, and the braces when it has none. */
  TextEdit addOption(Directive plugin, String option) {
    String outer = indentOf(plugin.token().start());
    if (!plugin.hasBlock()) {
      String block = " {" + newline() + outer + INDENT + option + newline() + outer + "}";
      return new TextEdit(plugin.end(), plugin.end(), block);
    }
    List<Directive> options = plugin.options();
    String inner =
        options.isEmpty()
                || !options.getFirst().inOnePiece()
                || !options.getFirst().token().startsLine()
            ? outer + INDENT
            : indentOf(options.getFirst().token().start());
    int behindBrace = plugin.openBrace() + 1;
    return new TextEdit(behindBrace, behindBrace, newline() + inner + option);
  }

  /** Puts other words in the place of a directive. */
  TextEdit replace(Directive directive, String words) {
    return new TextEdit(directive.token().start(), directive.end(), words);
  }

  static TextEdit replace(Token token, String replacement) {
    return new TextEdit(token.start(), token.end(), replacement);
  }

  /** Only what stands in the Corefile itself can be edited, not what was imported. */
  Optional<Directive> at(Position at, String name) {
    return corefile.servers().stream()
        .flatMap(s -> s.directives().stream())
        .filter(d -> matches(d, at, name))
        .findFirst();
  }

  /** The plugin that holds the option at that line, and the option. */
  Optional<Directive> optionAt(Position at, String plugin, String option) {
    return corefile.servers().stream()
        .flatMap(s -> s.all(plugin))
        .flatMap(d -> d.options(option))
        .filter(o -> matches(o, at, option))
        .findFirst();
  }

  private static boolean matches(Directive directive, Position at, String name) {
    return directive.position().equals(at)
        && directive.inOnePiece()
        && directive.name().equals(name);
  }

  private int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private String indentOf(int offset) {
    int from = lineStart(offset);
    int to = from;
    while (to < offset && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
      to++;
    }
    return text.substring(from, to);
  }

  private String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
