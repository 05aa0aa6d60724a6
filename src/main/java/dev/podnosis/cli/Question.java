package dev.podnosis.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Asks the user at the terminal; where there is none, nothing is asked. */
final class Question {
  private static final Set<String> YES = Set.of("y", "yes", "j", "ja", "是", "好");
  private static final int LONGEST = 100;

  private final Console console;
  private final InputStream in;
  private final BooleanSupplier terminal;

  Question(Console console, Tools tools) {
    this.console = console;
    this.in = tools.in();
    this.terminal = tools.terminal();
  }

  /** Whether somebody is there to answer. */
  boolean possible() {
    return terminal.getAsBoolean();
  }

  /** Whether the answer is yes; anything else, and no answer, is no. */
  boolean agreed(String key, Map<String, Object> args) {
    console.say(key, args);
    return YES.contains(line().strip().toLowerCase(Locale.ROOT));
  }

  private String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int c = in.read(); c >= 0 && c != '\n' && line.size() < LONGEST; c = in.read()) {
        line.write(c);
      }
    } catch (IOException e) {
      return "";
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
