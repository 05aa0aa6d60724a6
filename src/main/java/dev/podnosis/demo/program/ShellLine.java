package dev.podnosis.demo.program;

import java.util.ArrayList;
import java.util.List;

/** Splits a script into simple commands, with quotes, pipes and the usual redirections. */
final class ShellLine {
  /** A pipe of commands and what joins it to the one before. */
  record Step(String after, List<Command> commands) {}

  /** A command with its redirections; {@code $?} is filled in when it runs. */
  record Command(List<String> raw, boolean dropsOut, boolean dropsErr, boolean joinsErr) {
    List<String> words(int lastCode) {
      return raw.stream().map(w -> w.replace("$?", Integer.toString(lastCode))).toList();
    }
  }

  private final List<String> parameters;
  private final List<Step> steps = new ArrayList<>();
  private List<Command> pipe = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private String joiner = ";";

  private ShellLine(List<String> parameters) {
    this.parameters = parameters;
  }

  static List<Step> parse(String script, List<String> parameters) {
    ShellLine line = new ShellLine(parameters);
    line.read(script);
    line.endStep(";");
    return line.steps;
  }

  private void read(String script) {
    char quote = 0;
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (c == '\\' && i + 1 < script.length()) {
        word.append(script.charAt(++i));
        inWord = true;
      } else if (Character.isWhitespace(c) && c != '\n') {
        endWord();
      } else if (c == ';' || c == '\n') {
        endStep(";");
      } else if ((c == '&' && !isRedirection()) || c == '|') {
        boolean twice = i + 1 < script.length() && script.charAt(i + 1) == c;
        i += twice ? 1 : 0;
        separator(c, twice);
      } else {
        word.append(c);
        inWord = true;
      }
    }
  }

  private boolean isRedirection() {
    return !word.isEmpty() && word.charAt(word.length() - 1) == '>';
  }

  private void separator(char c, boolean twice) {
    if (twice) {
      endStep("" + c + c);
    } else if (c == '|') {
      endCommand();
    } else {
      endStep(";");
    }
  }

  private void endWord() {
    if (!inWord) {
      return;
    }
    String done = word.toString();
    if (done.equals("$@")) {
      words.addAll(parameters);
    } else if (done.matches("\\$[1-9]")) {
      int n = done.charAt(1) - '1';
      words.add(n < parameters.size() ? parameters.get(n) : "");
    } else {
      words.add(done);
    }
    word.setLength(0);
    inWord = false;
  }

  private void endCommand() {
    endWord();
    List<String> kept = new ArrayList<>();
    boolean dropsOut = false;
    boolean dropsErr = false;
    boolean joinsErr = false;
    for (int i = 0; i < words.size(); i++) {
      String each = words.get(i);
      switch (each) {
        case "2>&1" -> joinsErr = true;
        case "2>/dev/null" -> dropsErr = true;
        case ">/dev/null", "1>/dev/null" -> dropsOut = true;
        case "&>/dev/null" -> {
          dropsOut = true;
          dropsErr = true;
        }
        case ">", "2>", "<" -> {
          dropsOut |= each.equals(">");
          dropsErr |= each.equals("2>");
          i++;
        }
        default -> kept.add(each);
      }
    }
    if (!kept.isEmpty()) {
      pipe.add(new Command(List.copyOf(kept), dropsOut, dropsErr, joinsErr));
    }
    words = new ArrayList<>();
  }

  private void endStep(String next) {
    endCommand();
    if (!pipe.isEmpty()) {
      steps.add(new Step(joiner, List.copyOf(pipe)));
    }
    pipe = new ArrayList<>();
    joiner = next;
  }
}
