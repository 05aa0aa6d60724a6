package dev.podnosis.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.recording.RecordedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod's process is found by the real script in process tables of every layout. */
@DisabledOnOs(OS.WINDOWS)
class FindProcessTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");
  private static final String UID = "0b7c0e0a-41a6-4f04-9d8b-6e7c1f2a3b4c";
  private static final String UNDERSCORED = UID.replace('-', '_');
  private static final String NODES = "net:[4026531840]";
  private static final String PODS = "net:[4026532567]";

  @TempDir Path proc;

  static Stream<Path> nodes() throws IOException {
    try (Stream<Path> all =
        Files.find(RECORDINGS, 3, (p, a) -> p.resolveSibling("").endsWith("node"))) {
      return all.sorted().toList().stream();
    }
  }

  /** The recorded search and the script find the same, and the pause process is chosen. */
  @ParameterizedTest
  @MethodSource("nodes")
  void findsWhatWasFoundOnTheRealNode(Path node) throws IOException, InterruptedException {
    List<RecordedCommand> commands = RecordedCommand.in(node);
    table(commands);
    int searches = 0;
    for (RecordedCommand command : commands) {
      Matcher uid = Pattern.compile("grep -l -e (\\S+) ").matcher(String.join(" ", command.argv()));
      if (uid.find()) {
        searches++;
        List<FindProcess.Found> found = search(List.of(uid.group(1)));
        List<String> recorded = command.stdout().lines().filter(l -> !l.isBlank()).toList();
        assertFalse(recorded.isEmpty());
        assertEquals(recorded, found.stream().skip(1).map(f -> Integer.toString(f.pid())).toList());
        assertEquals("pause", FindProcess.choose(found).orElseThrow().name());
      }
    }
    assertTrue(searches >= 3, "searches in " + node);
  }

  private void table(List<RecordedCommand> commands) throws IOException {
    for (RecordedCommand command : commands) {
      if (String.join(" ", command.argv()).contains("/proc/$p/cgroup")) {
        for (String line : command.stdout().lines().toList()) {
          String[] parts = line.split("\\|", 3);
          String program = parts[2].split(" ", 2)[0];
          String network = parts[1].contains("/pod") ? PODS : NODES;
          process(parts[0], parts[1], network, program.substring(program.lastIndexOf('/') + 1));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // containerd, cgroup v2, systemd driver
        "0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod%2$s.slice/cri-containerd-ab12.scope",
        // the same as a container with a cgroup namespace of its own sees it (cgroup_namespaces(7))
        "0::/../../kubepods-burstable-pod%2$s.slice/cri-containerd-ab12.scope",
        // containerd, cgroup v2, cgroupfs driver
        "0::/kubepods/besteffort/pod%1$s/ab12",
        // CRI-O
        "0::/kubepods.slice/kubepods-pod%2$s.slice/crio-ab12.scope",
        // Docker with cri-dockerd
        "0::/kubepods.slice/kubepods-pod%2$s.slice/docker-ab12.scope",
        // Docker, cgroup v1: one line for each controller
        "12:pids:/kubepods/burstable/pod%1$s/ab12\n11:memory:/kubepods/burstable/pod%1$s/ab12",
        // containerd in a node that is a container itself (kind, K3s)
        "0::/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod%2$s.slice/cri-containerd-ab12.scope"
      })
  void findsIt(String cgroup) throws IOException, InterruptedException {
    process("1", "0::/init.scope", NODES, "systemd");
    process("77", "0::/system.slice/containerd.service", NODES, "containerd");
    process("4711", cgroup.formatted(UID, UNDERSCORED), PODS, "java");
    process("5000", cgroup.formatted("another", "another"), PODS, "java");
    assertEquals(
        Optional.of(new FindProcess.Found(4711, PODS, "java")),
        FindProcess.choose(search(List.of(UID))));
  }

  /** CRI-O's conmon may stand in the pod's cgroup, older than all and in the node's network. */
  @Test
  void takesNoProcessThatIsInTheNodesNetwork() throws IOException, InterruptedException {
    String slice = "0::/kubepods.slice/kubepods-pod" + UNDERSCORED + ".slice/";
    process("1", "0::/init.scope", NODES, "systemd");
    process("300", slice + "crio-conmon-ab12.scope", NODES, "conmon");
    process("301", slice + "crio-ab12.scope", PODS, "java");
    assertEquals(301, FindProcess.choose(search(List.of(UID))).orElseThrow().pid());
    Files.delete(proc.resolve("301/cgroup"));
    assertEquals(Optional.empty(), FindProcess.choose(search(List.of(UID))));
  }

  /** Where the links under /proc/PID/ns cannot be read, names tell. */
  @Test
  void tellsByNameWhereNamespacesAreHidden() {
    List<FindProcess.Found> all =
        FindProcess.read("1 - systemd\n300 - conmon\n301 - java\n302 - pause\n");
    assertEquals(302, FindProcess.choose(all).orElseThrow().pid());
    assertEquals(301, FindProcess.choose(all.subList(0, 3)).orElseThrow().pid());
    assertEquals(Optional.empty(), FindProcess.choose(all.subList(0, 2)));
  }

  /** A static pod's cgroup carries the hash of its file, not its mirror's UID. */
  @Test
  void findsStaticPods() throws IOException, InterruptedException {
    String hash = "9a1b2c3d4e5f60718293a4b5c6d7e8f9";
    process("1", "0::/init.scope", NODES, "systemd");
    process("88", "0::/kubepods.slice/kubepods-pod" + hash + ".slice/x.scope", PODS, "coredns");
    assertEquals(88, FindProcess.choose(search(List.of(UID, hash))).orElseThrow().pid());
  }

  @Test
  void takesNothingHostileForAUidOrAProcess() {
    List<String> command = FindProcess.command("/proc", List.of("$(id)", "-e", "x; rm -rf /"));
    assertEquals("/proc", command.getLast());
    assertEquals(
        List.of(),
        FindProcess.read("$(id) net:[1] x\n-5 net:[1] x\n0 - x\n12 net:[x] y\n99999999999 - z\n"));
  }

  private List<FindProcess.Found> search(List<String> uids)
      throws IOException, InterruptedException {
    return FindProcess.read(
        RealShell.output(Path.of("/usr/bin"), FindProcess.command(proc.toString(), uids)));
  }

  private void process(String pid, String cgroup, String network, String name) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(pid).resolve("ns"));
    Files.createSymbolicLink(folder.resolve("net"), Path.of(network));
    Files.writeString(proc.resolve(pid).resolve("cgroup"), cgroup + "\n");
    Files.writeString(proc.resolve(pid).resolve("comm"), name + "\n");
  }
}
