package dev.podnosis.demo.program;

import java.util.List;

/** {@code busybox APPLET ARGS…}. */
final class Busybox implements Program {
  private final Programs programs;

  Busybox(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    if (call.args().isEmpty()) {
      call.out("BusyBox v1.37.0 (2025-08-05 16:40:33 UTC) multi-call binary.\n");
      return 0;
    }
    String applet = call.args().getFirst();
    List<String> rest = call.args().subList(1, call.args().size());
    try {
      return programs.applet(applet).run(call.with(applet, rest));
    } catch (MissingProgramException e) {
      call.err(applet + ": applet not found\n");
      return 127;
    }
  }
}
