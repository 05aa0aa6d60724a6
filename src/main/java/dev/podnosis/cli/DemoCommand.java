package dev.podnosis.cli;

import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the incidents of the embedded demo cluster, or serves one. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin final Shared shared = new Shared();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return list(console);
  }

  private static int list(Console console) {
    StringBuilder text = new StringBuilder();
    for (DemoIncident incident : DemoIncidents.all()) {
      text.append("%-24s %s\n".formatted(incident.id(), incident.title(console.language().tag())));
    }
    console.result(text.toString().stripTrailing());
    return Exit.NO_PROBLEM;
  }

  /** Lists the incidents. */
  @Command(name = "list")
  static final class ListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin final Shared shared = new Shared();

    ListCommand(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      return list(console);
    }
  }

  /** Serves an incident's Kubernetes API on loopback until interrupted. */
  @Command(name = "serve")
  static final class ServeCommand implements Callable<Integer> {
    private final Tools tools;
    private final Console console;

    @Mixin final Shared shared = new Shared();

    @Option(names = "--scenario", paramLabel = "ID", defaultValue = "healthy")
    String scenario = "healthy";

    @Option(names = "--port", paramLabel = "P", defaultValue = "0")
    int port;

    @Option(names = "--write-kubeconfig", paramLabel = "FILE")
    @Nullable Path kubeconfig;

    ServeCommand(Tools tools, Console console) {
      this.tools = tools;
      this.console = console;
    }

    @Override
    public Integer call() throws UsageException, InterruptedException {
      DemoIncident incident =
          DemoIncidents.byId(scenario)
              .orElseThrow(() -> new UsageException("demo.unknown", Map.of("id", scenario)));
      CountDownLatch ended = new CountDownLatch(1);
      try (DemoCluster cluster = DemoCluster.start(incident, port);
          Tools.Watch _ = tools.termination().before(ended::countDown)) {
        if (kubeconfig == null) {
          console.result(cluster.kubeconfig().stripTrailing());
        } else {
          write(kubeconfig, cluster.kubeconfig());
        }
        console.say("demo.serving", Map.of("server", cluster.server(), "id", scenario));
        ended.await();
        return Exit.NO_PROBLEM;
      } catch (IOException e) {
        throw new UsageException(
            "demo.failed",
            Map.of("port", Integer.toString(port), "why", String.valueOf(e.getMessage())));
      }
    }

    /** A kubeconfig is for its user alone. */
    private static void write(Path file, String text) throws IOException {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix && !Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(
                Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
      }
      Files.writeString(
          file,
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    }
  }
}
