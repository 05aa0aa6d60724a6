package dev.podnosis.demo.program;

import dev.podnosis.demo.world.PodProcess;
import dev.podnosis.demo.world.Processes;
import java.util.List;

/**
 * The script {@code podnosis-find}: the network namespace of process 1, then the processes whose
 * cgroup carries one of the given UIDs.
 */
final class FindTool implements Program {
  @Override
  public int run(Call call) {
    Setting setting = call.setting();
    if (!setting.pod().json().path("spec").path("hostPID").asBoolean(false)) {
      return 0;
    }
    List<String> uids = call.args().subList(1, call.args().size());
    call.out("1 net:[4026531840] systemd\n");
    Processes.on(setting.world(), setting.pod().node()).stream()
        .filter(process -> uids.stream().anyMatch(process.cgroup()::contains))
        .sorted(java.util.Comparator.comparingInt(PodProcess::pid))
        .forEach(process -> call.out(line(process)));
    return 0;
  }

  private static String line(PodProcess process) {
    long network =
        process.pod().hostNetwork() ? 0 : 400 + Math.floorMod(process.pod().uid().hashCode(), 99);
    String command = process.command().split(" ", 2)[0];
    return "%d net:[%d] %s\n"
        .formatted(
            process.pid(), 4026531840L + network, command.substring(command.lastIndexOf('/') + 1));
  }
}
