package dev.podnosis.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the commands of a {@link NodeScript} printed, each found again by its id. */
final class NodeOutput {
  private static final int MOST = 200;
  private static final int MOST_SHOWN = 16_384;

  private final Map<String, Said> said = new LinkedHashMap<>();

  /**
   * What one command said.
   *
   * @param text the end of its output, up to a bound
   * @param exit its exit status; -1 when the output was cut before it
   */
  private record Said(String text, int exit) {}

  NodeOutput(String marker, String stdout) {
    Matcher heads =
        Pattern.compile("(?m)^" + Pattern.quote(marker) + " ([a-z0-9.-]{1,40})$").matcher(stdout);
    Pattern end = Pattern.compile("(?m)^" + Pattern.quote(marker) + " exit ([0-9]{1,3})$");
    boolean found = heads.find();
    while (found && said.size() < MOST) {
      String id = heads.group(1);
      int from = Math.min(stdout.length(), heads.end() + 1);
      found = heads.find();
      String text = stdout.substring(from, found ? heads.start() : stdout.length());
      Matcher exit = end.matcher(text);
      boolean whole = exit.find();
      said.put(
          id,
          new Said(
              whole ? text.substring(0, exit.start()) : text,
              whole ? Integer.parseInt(exit.group(1)) : -1));
    }
  }

  /** Whether the command ran to its end and was content. */
  boolean ok(String id) {
    Said of = said.get(id);
    return of != null && of.exit() == 0;
  }

  /** What a command said that was content or whose output was cut; empty otherwise. */
  String text(String id) {
    Said of = said.get(id);
    return of != null && of.exit() <= 0 ? of.text() : "";
  }

  /** The lines of {@link #text}. */
  List<String> lines(String id) {
    return text(id).lines().filter(l -> !l.isBlank()).toList();
  }

  /** Which of these could not be read. */
  List<String> unreadable(String... ids) {
    List<String> not = new ArrayList<>();
    for (String id : ids) {
      if (!ok(id)) {
        not.add(id);
      }
    }
    return not;
  }

  /** Everything that was said, for a person to read, each command's share cut to a bound. */
  String readable() {
    StringBuilder all = new StringBuilder();
    said.forEach(
        (id, s) -> {
          String text = s.text().strip();
          all.append("## ").append(id).append('\n');
          all.append(text, 0, Math.min(text.length(), MOST_SHOWN)).append('\n');
        });
    return all.toString();
  }
}
