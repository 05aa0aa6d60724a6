package dev.podnosis.demo.program;

import dev.podnosis.demo.world.PodProcess;
import dev.podnosis.demo.world.Processes;
import dev.podnosis.demo.world.Resources;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node's kernel shows under {@code /proc}, and what the tools that read the kernel print.
 */
final class NodeTexts {
  /** As the data file has it. */
  record Texts(Map<String, String> files, Map<String, String> commands) {}

  private static final Texts TEXTS = Resources.one("node-texts.yaml", Texts.class);

  private NodeTexts() {}

  /**
   * The files that a pod on a node sees: the kernel's, and with the host's processes theirs too.
   */
  static Map<String, String> files(Setting setting) {
    Map<String, String> files = new TreeMap<>(TEXTS.files());
    files.putAll(setting.world().kernel(setting.pod().node()).files());
    if (setting.pod().json().path("spec").path("hostPID").asBoolean(false)) {
      files.put("/proc/1/cgroup", "0::/init.scope\n");
      for (PodProcess process : Processes.on(setting.world(), setting.pod().node())) {
        files.put("/proc/" + process.pid() + "/cgroup", process.cgroup() + "\n");
      }
    }
    return files;
  }

  /** {@code dmesg}: what the kernel wrote when it started, and what was added since. */
  static Program dmesg() {
    return call -> {
      int code = command().run(call);
      if (call.args().isEmpty()) {
        call.setting()
            .world()
            .kernel(call.setting().pod().node())
            .log()
            .forEach(line -> call.out(line + "\n"));
      }
      return code;
    };
  }

  /** A program that prints a fixed text by its whole command line. */
  static Program command() {
    return call -> {
      String line = (call.name() + " " + String.join(" ", call.args())).trim();
      String text =
          call.setting()
              .world()
              .kernel(call.setting().pod().node())
              .command(line)
              .orElse(TEXTS.commands().get(line));
      if (text == null) {
        call.err(call.name() + ": the demo cluster does not know these arguments\n");
        return 1;
      }
      call.out(
          text.replace("{node}", call.setting().pod().node())
              .replace(
                  "{address}", call.setting().world().node(call.setting().pod().node()).address()));
      return 0;
    };
  }
}
