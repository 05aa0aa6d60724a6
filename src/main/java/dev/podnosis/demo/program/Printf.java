package dev.podnosis.demo.program;

import java.util.List;

/** {@code printf} with {@code %s}, {@code %d} and line ends. */
final class Printf implements Program {
  @Override
  public int run(Call call) {
    if (call.args().isEmpty()) {
      call.err("printf: missing operand\n");
      return 1;
    }
    String text = call.args().getFirst().replace("\\n", "\n").replace("\\t", "\t");
    List<String> values = call.args().subList(1, call.args().size());
    for (String value : values) {
      text = text.replaceFirst("%[sd]", java.util.regex.Matcher.quoteReplacement(value));
    }
    call.out(text.replaceAll("%[sd]", ""));
    return 0;
  }
}
