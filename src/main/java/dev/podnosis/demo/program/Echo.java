package dev.podnosis.demo.program;

/** {@code echo}. */
final class Echo implements Program {
  @Override
  public int run(Call call) {
    boolean newline = call.args().isEmpty() || !call.args().getFirst().equals("-n");
    call.out(String.join(" ", newline ? call.args() : call.args().subList(1, call.args().size())));
    call.out(newline ? "\n" : "");
    return 0;
  }
}
