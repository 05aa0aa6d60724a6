package dev.podnosis.demo.program;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The script {@code podnosis-node}: a marker, then for each command its id, which lines are wanted,
 * how many words it has, and the words.
 */
final class NodeTool implements Program {
  private final Programs programs;

  NodeTool(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> args = call.args();
    String marker = args.getFirst();
    int at = 1;
    while (at + 3 < args.size()) {
      int end = at + 3 + Integer.parseInt(args.get(at + 2));
      call.out("\n" + marker + " " + args.get(at) + "\n");
      Lines lines = new Lines();
      int exit = one(call.streams("", lines), args.subList(at + 3, end));
      call.out(lines.matching(args.get(at + 1)));
      call.out("\n" + marker + " exit " + exit + "\n");
      at = end;
    }
    return 0;
  }

  private int one(Call call, List<String> words) throws InterruptedException {
    try {
      return programs.run(call.with(words.getFirst(), words.subList(1, words.size())));
    } catch (MissingProgramException e) {
      call.out("sh: " + words.getFirst() + ": not found\n");
      return 127;
    }
  }

  /** What a command wrote to either stream. */
  private static final class Lines implements Output {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void out(String written) {
      text.append(written);
    }

    @Override
    public void err(String written) {
      text.append(written);
    }

    String matching(String only) {
      Pattern pattern = Pattern.compile(only.equals("-") ? "" : only);
      StringBuilder kept = new StringBuilder();
      text.toString()
          .lines()
          .filter(l -> pattern.matcher(l).find())
          .forEach(l -> kept.append(l).append('\n'));
      return kept.toString();
    }
  }
}
