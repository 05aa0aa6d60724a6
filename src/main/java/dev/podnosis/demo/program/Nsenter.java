package dev.podnosis.demo.program;

import dev.podnosis.demo.net.Netns;
import dev.podnosis.demo.world.PodProcess;
import dev.podnosis.demo.world.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code nsenter -t PID [-n] [-m] [--] COMMAND…} in a pod that sees its node's processes. */
final class Nsenter implements Program {
  private final Programs programs;

  Nsenter(Programs programs) {
    this.programs = programs;
  }

  @Override
  public int run(Call call) throws InterruptedException {
    List<String> words = new ArrayList<>(call.args());
    String pid = "";
    boolean net = false;
    boolean mount = false;
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      String option = words.removeFirst();
      switch (option) {
        case "-t", "--target" -> pid = words.isEmpty() ? "" : words.removeFirst();
        case "-n", "--net" -> net = true;
        case "-m", "--mount" -> mount = true;
        default -> {}
      }
      if (option.equals("--")) {
        break;
      }
    }
    Setting setting = call.setting();
    if (!setting.pod().json().path("spec").path("hostPID").asBoolean(false)
        || !pid.matches("\\d{1,7}")) {
      call.err("nsenter: cannot open /proc/" + pid + "/ns/net: No such file or directory\n");
      return 1;
    }
    Optional<Setting> target = enter(setting, Integer.parseInt(pid), net, mount);
    if (target.isEmpty()) {
      call.err("nsenter: cannot open /proc/" + pid + "/ns/net: No such file or directory\n");
      return 1;
    }
    if (words.isEmpty()) {
      return 0;
    }
    try {
      return programs.run(
          call.with(words.getFirst(), words.subList(1, words.size())).in(target.get()));
    } catch (MissingProgramException e) {
      call.err("nsenter: failed to execute " + words.getFirst() + ": No such file or directory\n");
      return 127;
    }
  }

  /** PodProcess 1 is the node's own init. */
  private static Optional<Setting> enter(Setting setting, int pid, boolean net, boolean mount) {
    String node = setting.pod().node();
    Setting inside = mount && pid == 1 ? setting.onNode() : setting;
    if (!net || pid == 1) {
      return Optional.of(net ? inside.in(Netns.of(setting.world().node(node))) : inside);
    }
    Optional<PodProcess> process = Processes.find(setting.world(), node, pid);
    return process.map(p -> inside.in(Netns.of(p.pod())));
  }
}
