package dev.podnosis.demo.program;

import java.util.List;

/** {@code getconf}; only glibc knows its own version. */
final class Getconf implements Program {
  @Override
  public int run(Call call) {
    boolean version = call.args().equals(List.of("GNU_LIBC_VERSION"));
    if (version && call.setting().image().libc().equals("glibc")) {
      call.out("glibc 2.36\n");
      return 0;
    }
    String what = call.args().isEmpty() ? "" : call.args().getFirst();
    call.err("getconf: " + what + ": unknown variable\n");
    return 1;
  }
}
