package dev.podnosis.demo.program;

/** {@code readlink /proc/self/ns/net}: the network namespace a node starts with. */
final class Readlink implements Program {
  @Override
  public int run(Call call) {
    boolean own =
        call.args().equals(java.util.List.of("/proc/self/ns/net"))
            && call.setting().pod().hostNetwork();
    call.out(own ? "net:[4026531840]\n" : "");
    return own ? 0 : 1;
  }
}
