package dev.podnosis.demo.program;

/** {@code id}: the demo's containers run as root. */
final class Id implements Program {
  @Override
  public int run(Call call) {
    call.out(call.args().contains("-u") ? "0\n" : "uid=0(root) gid=0(root) groups=0(root)\n");
    return 0;
  }
}
