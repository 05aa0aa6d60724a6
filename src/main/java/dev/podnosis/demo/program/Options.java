package dev.podnosis.demo.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Command line options in getopt's way: {@code -c 3}, {@code -c3}, {@code -zv}. */
final class Options {
  private final Map<Character, String> values = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder unknown = new StringBuilder();

  /** Reads arguments; a letter followed by a colon takes a value. */
  Options(List<String> args, String letters) {
    boolean optionsEnd = false;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (optionsEnd || !arg.startsWith("-") || arg.equals("-")) {
        words.add(arg);
      } else if (arg.equals("--")) {
        optionsEnd = true;
      } else if (arg.startsWith("--")) {
        unknown.append(arg);
      } else {
        i += cluster(arg, i + 1 < args.size() ? args.get(i + 1) : "", letters);
      }
    }
  }

  private int cluster(String arg, String next, String letters) {
    for (int i = 1; i < arg.length(); i++) {
      char letter = arg.charAt(i);
      int at = letters.indexOf(letter);
      if (at < 0) {
        unknown.append(letter);
      } else if (at + 1 < letters.length() && letters.charAt(at + 1) == ':') {
        boolean attached = i + 1 < arg.length();
        values.put(letter, attached ? arg.substring(i + 1) : next);
        return attached ? 0 : 1;
      } else {
        values.put(letter, "");
      }
    }
    return 0;
  }

  boolean has(char letter) {
    return values.containsKey(letter);
  }

  String value(char letter, String otherwise) {
    return values.getOrDefault(letter, otherwise);
  }

  double number(char letter, double otherwise) {
    String value = values.getOrDefault(letter, "");
    return value.matches("\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(value) : otherwise;
  }

  List<String> words() {
    return words;
  }

  /** The letters that the program does not know. */
  String unknown() {
    return unknown.toString();
  }
}
