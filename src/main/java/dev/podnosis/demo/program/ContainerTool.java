package dev.podnosis.demo.program;

import java.util.List;

/**
 * The script {@code podnosis-container}: says which of the named tools there are, and what system
 * it is.
 */
final class ContainerTool implements Program {
  private final Programs programs;

  ContainerTool(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    for (String tool : call.args()) {
      if (call.setting().image().has(tool)) {
        call.out("tool " + tool + "\n");
      }
    }
    quietly(call, "cat", "/etc/os-release");
    call.out("---libc\n");
    quietly(call, "ls", "/lib/ld-musl-x86_64.so.1");
    quietly(call, "ldd", "--version");
    return 0;
  }

  private void quietly(Call call, String... words) throws InterruptedException {
    List<String> argv = List.of(words);
    try {
      programs.run(call.with(argv.getFirst(), argv.subList(1, argv.size())));
    } catch (MissingProgramException e) {
      // As with 2>/dev/null: what is not there says nothing.
    }
  }
}
