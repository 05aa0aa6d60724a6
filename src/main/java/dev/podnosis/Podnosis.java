package dev.podnosis;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.cli.CommandLineTool;
import dev.podnosis.cli.Tools;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Workbench;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The composition root: knows every part and puts them together. */
final class Podnosis {
  private static final InstantSource CLOCK = Clock.systemUTC();

  private Podnosis() {}

  /** Runs a command line; returns its exit status. */
  static int run(String... args) {
    return run(utf8(FileDescriptor.out), utf8(FileDescriptor.err), args);
  }

  /** Runs a command line that writes its results and its messages to these. */
  static int run(PrintStream out, PrintStream err, String... args) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // Reading the catalogue takes half of a short command's time, and some need none of it.
      Supplier<Workbench> workbench =
          new Once<>(() -> new Workbench(Catalogue.load(), executor, CLOCK));
      Kubeconfigs kubeconfigs = Kubeconfigs.ofThisUser();
      ClusterConnections connections = new ClusterConnections(kubeconfigs, executor);
      SessionStarter sessions =
          new SessionStarter(workbench, connections, new DemoClusters(kubeconfigs), version());
      Tools tools =
          new Tools(
              () -> workbench.get().catalogue(),
              sessions,
              ClusterCleanUp.by(connections),
              choices -> Window.open(workbench.get(), sessions, choices, version()),
              new Termination(),
              CLOCK,
              // For a zone Java opens every jar, to look for more rules of zones.
              ZoneId::systemDefault,
              executor,
              System.in,
              () -> System.console() != null && System.console().isTerminal(),
              version());
      return new CommandLineTool(tools, out, err).run(args);
    }
  }

  /** The version of the jar; "dev" when it runs from classes. */
  static String version() {
    String version = Podnosis.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Results and messages are UTF-8 wherever the program runs. */
  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), false, StandardCharsets.UTF_8);
  }
}
