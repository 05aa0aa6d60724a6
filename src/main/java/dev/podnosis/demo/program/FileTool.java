package dev.podnosis.demo.program;

import dev.podnosis.demo.net.ResolvConf;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.PodProcess;
import dev.podnosis.demo.world.Processes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script {@code podnosis-file}: the first of the given files under {@code /proc/PID/root} that
 * can be read. Only resolv.conf is there.
 */
final class FileTool implements Program {
  private static final Pattern RESOLV_CONF =
      Pattern.compile("/proc/([0-9]{1,7})/root/etc/resolv\\.conf");

  @Override
  public int run(Call call) {
    Setting setting = call.setting();
    for (String path : call.args()) {
      Matcher file = RESOLV_CONF.matcher(path);
      if (file.matches() && setting.pod().json().path("spec").path("hostPID").asBoolean(false)) {
        Optional<Pod> pod =
            Processes.find(setting.world(), setting.pod().node(), Integer.parseInt(file.group(1)))
                .filter(process -> !process.command().equals("/pause"))
                .map(PodProcess::pod);
        if (pod.isPresent()) {
          call.out(ResolvConf.of(pod.get(), setting.world(), setting.network()).text());
          return 0;
        }
      }
    }
    return 1;
  }
}
