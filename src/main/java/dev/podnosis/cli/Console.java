package dev.podnosis.cli;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.report.Printable;
import dev.podnosis.report.Wording;
import java.io.PrintStream;
import java.util.Map;

/** Where a command writes: results to standard output, progress and messages to standard error. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final Words words = Words.of("cli");
  private final Language language;

  Console(PrintStream out, PrintStream err, Language language) {
    this.out = out;
    this.err = err;
    this.language = language;
  }

  Language language() {
    return language;
  }

  Wording wording(Catalogue catalogue) {
    return new Wording(catalogue, language);
  }

  /** Writes a result. */
  void result(String text) {
    out.println(text);
    out.flush();
  }

  /** Writes a message. */
  void say(String key, Map<String, Object> args) {
    err.println(Printable.line(words.sentence(language, key).fill(args)));
    err.flush();
  }

  /** Writes a message without places. */
  void say(String key) {
    say(key, Map.of());
  }

  /** A message's text. */
  String text(String key, Map<String, Object> args) {
    return words.sentence(language, key).fill(args);
  }
}
