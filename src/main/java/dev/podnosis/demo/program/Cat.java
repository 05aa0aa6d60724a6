package dev.podnosis.demo.program;

import java.util.List;

/** {@code cat}. */
final class Cat implements Program {
  @Override
  public int run(Call call) {
    List<String> words = new Options(call.args(), "n").words();
    Files files = Files.of(call.setting());
    int code = 0;
    for (String word : words.isEmpty() ? List.of("-") : words) {
      String text = word.equals("-") ? call.stdin() : files.text(word);
      if (text == null) {
        boolean busybox = call.setting().image().libc().equals("musl");
        call.err(
            (busybox ? "cat: can't open '" + word + "': " : "cat: " + word + ": ")
                + "No such file or directory\n");
        code = 1;
      } else {
        call.out(text);
      }
    }
    return code;
  }
}
