package dev.podnosis.demo.program;

import java.util.List;

/** {@code ls}, one name a line. */
final class Ls implements Program {
  @Override
  public int run(Call call) {
    Files files = Files.of(call.setting());
    List<String> words = new Options(call.args(), "la1AdRh").words();
    int code = 0;
    for (String word : words.isEmpty() ? List.of("/") : words) {
      List<String> found = files.match(word);
      List<String> inside = found.isEmpty() ? files.in(word) : found;
      if (inside.isEmpty()) {
        boolean busybox = call.setting().image().libc().equals("musl");
        call.err(
            busybox
                ? "ls: " + word + ": No such file or directory\n"
                : "ls: cannot access '" + word + "': No such file or directory\n");
        code = busybox ? 1 : 2;
      }
      inside.forEach(name -> call.out(name + "\n"));
    }
    return code;
  }
}
