package dev.podnosis.demo.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Type;

/** The command line of {@code dig}, as far as the demo cluster knows it. */
final class DigOptions {
  /** One question. */
  record Ask(String name, int type) {}

  private static final Set<String> SECTIONS =
      Set.of("cmd", "comments", "question", "answer", "authority", "additional", "stats");

  final List<Ask> asks = new ArrayList<>();
  final Set<String> shown = new TreeSet<>(SECTIONS);
  @Nullable String server;
  int port = 53;
  double seconds = 5;
  int tries = 3;
  int bufferSize = 1232;
  boolean tcp;
  boolean microseconds;
  boolean search;
  boolean terse;
  boolean edns = true;
  boolean cookie = true;
  boolean recurse = true;
  boolean ignoreTruncation;
  String wrong = "";

  private @Nullable String name;
  private int type = Type.A;

  DigOptions(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith("@")) {
        server = arg.substring(1);
      } else if (arg.startsWith("+")) {
        plus(arg.substring(1));
      } else if (arg.startsWith("-") && arg.length() > 1) {
        boolean attached = arg.length() > 2;
        String value = attached ? arg.substring(2) : i + 1 < args.size() ? args.get(i + 1) : "";
        i += dash(arg.charAt(1), value) && !attached ? 1 : 0;
      } else {
        word(arg);
      }
    }
    finish();
    if (asks.isEmpty()) {
      asks.add(new Ask(".", Type.NS));
    }
  }

  private void word(String word) {
    int known = Type.value(word.toUpperCase(Locale.ROOT));
    if (known > 0 && (name != null || word.toUpperCase(Locale.ROOT).equals(word))) {
      type = known;
    } else if (!word.equalsIgnoreCase("IN")) {
      finish();
      name = word;
    }
  }

  /** Reads an option with a dash; true when it took the value. */
  private boolean dash(char option, String value) {
    switch (option) {
      case 'q' -> {
        finish();
        name = value;
      }
      case 't' -> type = Math.max(1, Type.value(value.toUpperCase(Locale.ROOT)));
      case 'p' -> port = number(value, 53);
      case 'x' -> {
        finish();
        List<String> parts = new ArrayList<>(List.of(value.split("\\.", -1)));
        name = String.join(".", parts.reversed()) + ".in-addr.arpa";
        type = Type.PTR;
      }
      case 'u' -> {
        microseconds = true;
        return false;
      }
      case 'c', 'b', 'k', 'y' -> {
        return true;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void plus(String option) {
    boolean on = !option.startsWith("no");
    String word = (on ? option : option.substring(2)).toLowerCase(Locale.ROOT);
    int equals = word.indexOf('=');
    String key = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? "" : word.substring(equals + 1);
    switch (key) {
      case "tcp", "vc" -> tcp = on;
      case "search" -> search = on;
      case "short" -> terse = on;
      case "edns" -> edns = on;
      case "cookie" -> cookie = on;
      case "recurse", "rec", "rdflag" -> recurse = on;
      case "ignore" -> ignoreTruncation = on;
      case "time", "timeout" -> seconds = Math.max(1, number(value, 5));
      case "tries" -> tries = Math.max(1, number(value, 3));
      case "retry" -> tries = number(value, 2) + 1;
      case "bufsize" -> bufferSize = number(value, 1232);
      case "all" -> show(SECTIONS, on);
      case "adflag",
          "cdflag",
          "dnssec",
          "split",
          "identify",
          "multiline",
          "ttlid",
          "showsearch" -> {}
      default -> {
        if (SECTIONS.contains(key)) {
          show(Set.of(key), on);
        } else {
          wrong = "+" + option;
        }
      }
    }
  }

  private void show(Set<String> sections, boolean on) {
    if (on) {
      shown.addAll(sections);
    } else {
      shown.removeAll(sections);
    }
  }

  private void finish() {
    if (name != null) {
      asks.add(new Ask(name, type));
      name = null;
      type = Type.A;
    }
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
  }
}
