package dev.podnosis.probe;

import dev.podnosis.dns.resolver.Libc;
import dev.podnosis.dns.tool.CommandOutput;
import dev.podnosis.dns.tool.LibcSeen;
import dev.podnosis.dns.tool.OsRelease;
import dev.podnosis.evidence.ContainerSeen;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out which C library the container resolves names with, and which tools it has. */
final class ContainerProbe implements Probe {
  private static final List<String> TOOLS =
      List.of("dig", "nslookup", "getent", "ping", "busybox", "python3", "bash", "curl", "nc");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public void look(Scene scene) throws InterruptedException {
    ObjectRef pod = scene.caseFile().target().pod();
    if (pod == null) {
      return;
    }
    switch (ContainerChoice.of(scene, pod)) {
      case Read.Not<String>(NotObserved why) -> scene.missed(why, "");
      case Read.Got<String>(String container) -> look(scene, pod, container);
    }
  }

  private static void look(Scene scene, ObjectRef pod, String container)
      throws InterruptedException {
    List<String> argv = ToolCheck.command(TOOLS);
    String command = Kubectl.exec(pod, container, argv);
    Read<ClusterReads.Executed> read = scene.cluster().exec(pod, container, argv, LIMIT);
    switch (read) {
      case Read.Not<ClusterReads.Executed> not
          when not.why().reason() == NotObserved.Reason.NO_TOOL ->
          scene.saw(
              ResolvConfProbe.inPod(scene, pod),
              new ContainerSeen(
                  pod, container, ContainerSeen.Libc.UNKNOWN, "", "", List.of(), false),
              null);
      case Read.Not<ClusterReads.Executed> not -> scene.missed(not.why(), command);
      case Read.Got<ClusterReads.Executed> got ->
          scene.saw(
              ResolvConfProbe.inPod(scene, pod),
              seen(pod, container, got.value()),
              Execs.transcript(command, got.value()));
    }
  }

  private static ContainerSeen seen(
      ObjectRef pod, String container, ClusterReads.Executed executed) {
    String[] parts = executed.stdout().split("(?m)^---libc$", 2);
    OsRelease os = OsRelease.parse(parts[0]);
    String libcText = parts.length > 1 ? parts[1] : "";
    Optional<LibcSeen> libc =
        LibcSeen.of(new CommandOutput(0, libcText, executed.stderr(), false))
            .or(() -> LibcSeen.of(os));
    return new ContainerSeen(
        pod,
        container,
        libc.map(l -> family(l.family())).orElse(ContainerSeen.Libc.UNKNOWN),
        libc.map(LibcSeen::version).map(Object::toString).orElse(""),
        os.prettyName(),
        ToolCheck.found(parts[0], TOOLS),
        true);
  }

  private static ContainerSeen.Libc family(Libc.Family family) {
    return switch (family) {
      case GLIBC -> ContainerSeen.Libc.GLIBC;
      case MUSL -> ContainerSeen.Libc.MUSL;
      case GO -> ContainerSeen.Libc.NONE;
    };
  }
}
