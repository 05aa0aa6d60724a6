package dev.podnosis.recording;

import dev.podnosis.probe.ClusterReads.Executed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A container as its recorded commands show it. The recorder asked one thing at a time; the probes
 * ask for several at once and end options with {@code --}. Nothing is said that was not recorded: a
 * tool is there when it ran, and a name was looked up when just that name was.
 */
record RecordedContainer(List<RecordedCommand> commands) {

  /** The commands that were recorded in a pod. */
  static RecordedContainer of(String where, List<RecordedCommand> all) {
    return new RecordedContainer(all.stream().filter(c -> c.where().equals(where)).toList());
  }

  /** What came of a command: as it was recorded, or put together of what was. */
  Optional<RecordedCommand> ran(List<String> argv) {
    return first(c -> c.argv().equals(argv)).or(() -> first(c -> c.argv().equals(plain(argv))));
  }

  private Optional<RecordedCommand> first(Predicate<RecordedCommand> wanted) {
    return commands.stream().filter(wanted).findFirst();
  }

  /**
   * {@code getent ahosts -- NAME} is {@code getent ahosts NAME} for a name that is no option
   * (POSIX, Utility Syntax Guidelines, 10).
   */
  private static List<String> plain(List<String> argv) {
    boolean same =
        argv.size() == 4
            && argv.subList(0, 3).equals(List.of("getent", "ahosts", "--"))
            && !argv.getLast().startsWith("-");
    return same ? List.of("getent", "ahosts", argv.getLast()) : argv;
  }

  /** What the check of a container's tools would have printed, where its C library was recorded. */
  Optional<Executed> checked(List<String> argv) {
    boolean check = argv.size() > 4 && argv.get(3).equals("podnosis-container");
    String libc = libc();
    if (!check || libc.isEmpty()) {
      return Optional.empty();
    }
    String tools =
        argv.subList(4, argv.size()).stream()
            .filter(t -> first(c -> c.argv().getFirst().equals(t) && c.started()).isPresent())
            .map(t -> "tool " + t + "\n")
            .collect(Collectors.joining());
    String os =
        first(c -> c.argv().equals(List.of("cat", "/etc/os-release")))
            .map(RecordedCommand::stdout)
            .orElse("");
    return Optional.of(new Executed(0, tools + os + "---libc\n" + libc, "", false, Duration.ZERO));
  }

  private String libc() {
    return first(c -> c.argv().equals(List.of("getconf", "GNU_LIBC_VERSION")))
        .or(() -> first(c -> c.argv().getLast().startsWith("ls /lib/ld-musl")))
        .map(RecordedCommand::stdout)
        .orElse("");
  }
}
