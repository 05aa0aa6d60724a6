package dev.podnosis.demo.program;

/** {@code uname}. */
final class Uname implements Program {
  private static final String RELEASE = "6.1.0-28-amd64";

  @Override
  public int run(Call call) {
    String option = call.args().isEmpty() ? "-s" : call.args().getFirst();
    call.out(
        switch (option) {
              case "-a" ->
                  "Linux "
                      + call.setting().hostname()
                      + " "
                      + RELEASE
                      + " #1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1 (2024-11-22) x86_64 "
                      + (call.setting().image().libc().equals("musl") ? "Linux" : "GNU/Linux");
              case "-r" -> RELEASE;
              case "-m" -> "x86_64";
              case "-n" -> call.setting().hostname();
              default -> "Linux";
            }
            + "\n");
    return 0;
  }
}
