package dev.podnosis.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a process of a pod on its node by the pod's UID in {@code /proc/PID/cgroup}: the same for
 * containerd, CRI-O and Docker, for cgroup v1 and v2; systemd writes the UID with underscores. The
 * pause process carries it too, so this works while the container keeps restarting.
 *
 * <p>Not every process in a pod's cgroup is in the pod's network: CRI-O's conmon (with {@code
 * conmon_cgroup = "pod"}) and shims of runtimes that use virtual machines stand beside the
 * containers in the node's own. Those are told by their namespace, or else by their name.
 */
final class FindProcess {
  private static final Script SCRIPT = Script.of("podnosis-find", "find.sh");
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Pattern LINE =
      Pattern.compile("([1-9][0-9]{0,8}) (-|net:\\[[0-9]{1,20}\\]) ?(.*)");
  private static final Pattern UID = Pattern.compile("[0-9a-fA-F-]{8,64}");

  /** Processes that belong to a pod and yet are outside of its network. */
  private static final Pattern MINDER =
      Pattern.compile("conmon(rs)?|containerd-shim.*|crio|runc|crun|virtiofsd|qemu-.*");

  private FindProcess() {}

  /**
   * One process.
   *
   * @param pid its number
   * @param network its network namespace; empty where that was not told
   * @param name its name
   */
  record Found(int pid, String network, String name) {}

  /** The process by which the pod's network is entered, or why there is none. */
  static Read<Optional<Found>> of(Workplace node, List<String> uids) throws InterruptedException {
    return all(node, uids).map(FindProcess::choose);
  }

  /** The node's first process and those that carry one of these UIDs. */
  static Read<List<Found>> all(Workplace node, List<String> uids) throws InterruptedException {
    return node.run(command("/proc", uids), LIMIT).map(executed -> read(executed.stdout()));
  }

  /** The processes of a pod's containers, and then the pause process, which has few files. */
  static List<Found> containersFirst(List<Found> all, boolean hostNetwork) {
    return inside(all, hostNetwork).stream()
        .sorted(Comparator.comparing((Found process) -> process.name().equals("pause")))
        .toList();
  }

  static List<String> command(String processes, List<String> uids) {
    List<String> arguments = new ArrayList<>(List.of(processes));
    for (String uid : uids) {
      if (UID.matcher(uid).matches()) {
        arguments.add(uid);
        if (uid.contains("-")) {
          arguments.add(uid.replace('-', '_'));
        }
      }
    }
    return SCRIPT.command(arguments);
  }

  static List<Found> read(String output) {
    List<Found> all = new ArrayList<>();
    output
        .lines()
        .limit(1_000)
        .forEach(
            line -> {
              Matcher matcher = LINE.matcher(line.strip());
              if (matcher.matches()) {
                String network = matcher.group(2).equals("-") ? "" : matcher.group(2);
                all.add(
                    new Found(
                        Integer.parseInt(matcher.group(1)), network, matcher.group(3).strip()));
              }
            });
    return all;
  }

  /**
   * The pause process, which lives as long as the pod's network, else the oldest.
   *
   * @param all the node's first process, then those of a pod that has a network of its own
   */
  static Optional<Found> choose(List<Found> all) {
    List<Found> inside = inside(all, false);
    return inside.stream()
        .filter(p -> p.name().equals("pause"))
        .findFirst()
        .or(() -> inside.stream().findFirst());
  }

  private static List<Found> inside(List<Found> all, boolean hostNetwork) {
    String nodes = all.isEmpty() || all.getFirst().pid() != 1 ? "" : all.getFirst().network();
    return all.stream()
        .filter(p -> p.pid() != 1)
        .filter(p -> hostNetwork || p.network().isEmpty() || !p.network().equals(nodes))
        .filter(p -> !MINDER.matcher(p.name()).matches())
        .toList();
  }
}
