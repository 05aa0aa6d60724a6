package dev.podnosis;

import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.World;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.probe.FaultyServer;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.start.StartViewModel;
import dev.podnosis.ui.traffic.TrafficViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/**
 * What the pictures tell: each line of a story is one state of a screen; what went before in its
 * story has been done.
 */
final class Stories {
  private static final String FAULTY_NODE = "udp53-blocked-node";
  static final String UNREACHABLE = "staging-shanghai";
  static final String RESTRICTED = "prod-beijing";
  static final String EXPIRED = "test-local";

  private final Path scratch;

  /** What a story leaves running. */
  private final List<Runnable> closing = new ArrayList<>();

  Stories(Path scratch) {
    this.scratch = scratch;
  }

  /** Each line of a story is one state of a screen. */
  List<List<Shot>> all() {
    return List.of(
        List.of(
            new Shot("06-traffic-none", w -> w.go(ScreenId.TRAFFIC)),
            new Shot("06-traffic-log", this::openLogs),
            new Shot("06-traffic-log", Shot.Size.SMALL, w -> {}),
            new Shot("06-traffic-log", Shot.Size.LARGE_TEXT, w -> {}),
            new Shot("06-traffic-filtered", Stories::narrow),
            new Shot("06-traffic-lines", Stories::lines),
            new Shot("06-traffic-share", w -> share(w.press("traffic-tab-charts")))),
        List.of(
            new Shot(
                "06-traffic-off",
                w -> w.openDemo(FAULTY_NODE, Level.READ, 5).runToEnd().go(ScreenId.TRAFFIC))),
        List.of(
            new Shot("01-start", w -> connected(w, "prod-hangzhou")),
            new Shot("01-start", Shot.Size.SMALL, w -> {}),
            new Shot("01-start", Shot.Size.LARGE_TEXT, w -> {}),
            new Shot("01-start-chosen", Shot.Size.SMALL, w -> detail(w)),
            new Shot("09a-unreachable", w -> connected(w, UNREACHABLE)),
            new Shot("09a-unreachable", Shot.Size.SMALL, w -> detail(w)),
            new Shot("09b-no-rights", w -> connected(w, RESTRICTED)),
            new Shot("09a-expired", w -> connected(w, EXPIRED)),
            new Shot("01-start-demo", w -> choose(w, FAULTY_NODE)),
            new Shot("02-symptom", w -> symptom(choose(w, FAULTY_NODE))),
            new Shot("02-symptom", Shot.Size.SMALL, w -> {}),
            new Shot("02-symptom", Shot.Size.LARGE_TEXT, w -> {}),
            new Shot("10-settings", w -> w.press("settings")),
            new Shot("10-keys", w -> close(w).press("help")),
            new Shot("10-search", w -> close(w).run(w.main().context().palette()::open))),
        List.of(
            new Shot("03-diagnose-before", w -> diagnose(w.openDemo(FAULTY_NODE, Level.NODE, 10))),
            new Shot("03-diagnose-running", w -> w.begin().looking(ProbeId.POD_NETWORK, 15)),
            new Shot("03-diagnose-question", w -> w.ended().step(StepId.REPRODUCIBLE)),
            new Shot("03-diagnose-question", Shot.Size.SMALL, w -> {}),
            new Shot("03-diagnose-question", Shot.Size.LARGE_TEXT, w -> {}),
            new Shot("03-diagnose-done", w -> w.step(StepId.CHECK_POD_TO_COREDNS)),
            new Shot("03-diagnose-done", Shot.Size.SMALL, w -> {}),
            new Shot("03-diagnose-queries", Stories::queries),
            new Shot("03-diagnose-queries", Shot.Size.SMALL, w -> {}),
            new Shot("04-path", w -> w.go(ScreenId.PATH)),
            new Shot("04-path-fitted", w -> w.press("path-fit")),
            new Shot("04-path", Shot.Size.SMALL, w -> {}),
            new Shot("05-findings", w -> w.go(ScreenId.FINDINGS)),
            new Shot("05-findings", Shot.Size.SMALL, w -> {}),
            new Shot("05-findings", Shot.Size.LARGE_TEXT, w -> {}),
            new Shot(
                "10-screen-share",
                w -> share(w.step(StepId.CHECK_POD_TO_COREDNS).go(ScreenId.DIAGNOSE)))),
        List.of(
            new Shot("05-findings-patch", w -> findings(runToEnd(w, "coredns-crash-loop"))),
            new Shot("05-findings-verified", Stories::verified),
            new Shot("07-report", Stories::report),
            new Shot("07-report", Shot.Size.SMALL, w -> {})),
        List.of(
            new Shot(
                "05-findings-none",
                w -> findings(w.openDemo("healthy", Level.EXEC, 5).runToEnd()))),
        List.of(
            new Shot(
                "03-diagnose-query-log",
                w ->
                    w.openDemo("upstream-timeout", Level.READ, 5)
                        .runToEnd()
                        .step(StepId.CHECK_QUERY_LOG))),
        List.of(
            new Shot(
                "09b-no-rights-step",
                w ->
                    w.openDemo("no-rights", Level.READ, 5)
                        .runToEnd()
                        .step(StepId.CHECK_COREDNS_LOGS))),
        List.of(
            new Shot(
                "09d-image-pull",
                w ->
                    w.openDemo("image-pull", Level.NODE, 5)
                        .runToEnd()
                        .step(StepId.CHECK_POD_TO_COREDNS))),
        List.of(
            new Shot("03-diagnose-result-open", w -> noRights(w).step(StepId.RESULT)),
            new Shot("09b-no-rights-findings", w -> w.go(ScreenId.FINDINGS))),
        List.of(new Shot("09e-disconnected", this::disconnected)),
        List.of(new Shot("09c-timed-out", this::timedOut)),
        List.of(new Shot("09d-slow-pull", this::slowPull)),
        List.of(
            new Shot("09f-pod-deleted", this::podDeleted),
            new Shot("09f-pod-deleted-findings", w -> w.go(ScreenId.FINDINGS))),
        List.of(
            new Shot("02-symptom-unconnected", w -> w.go(ScreenId.SYMPTOM)),
            new Shot("03-diagnose-unconnected", w -> w.go(ScreenId.DIAGNOSE)),
            new Shot("04-path-unconnected", w -> w.go(ScreenId.PATH)),
            new Shot("05-findings-unconnected", w -> w.go(ScreenId.FINDINGS)),
            new Shot("07-report-unconnected", w -> w.go(ScreenId.REPORT))),
        List.of(
            new Shot("02-symptom-nothing-chosen", w -> symptom(connected(w, "prod-hangzhou"))),
            new Shot("02-symptom-nothing-chosen", Shot.Size.SMALL, w -> {}),
            new Shot("02-symptom-workloads", w -> workloads(w)),
            new Shot("10-context-chip", w -> w.run(w.stage()::requestFocus).press("chip-context"))),
        List.of(new Shot("02-symptom-refused", this::refused)),
        List.of(new Shot("02-symptom-pod-gone", w -> symptom(gone(choose(w, FAULTY_NODE))))));
  }

  /** Stories of a computer without a kubeconfig. */
  List<Shot> bare() {
    return List.of(
        new Shot("01-start-no-kubeconfig", w -> w.go(ScreenId.CONNECT)),
        new Shot("01-start-no-kubeconfig", Shot.Size.SMALL, w -> {}));
  }

  private static DrivenWindow noRights(DrivenWindow window) {
    return window.openDemo("no-rights", Level.READ, 5).runToEnd().go(ScreenId.DIAGNOSE);
  }

  private static DrivenWindow workloads(DrivenWindow window) {
    return window.run(
        () ->
            window.scene().getRoot().lookupAll("#pod-kinds .toggle-button").stream()
                .skip(1)
                .findFirst()
                .ifPresent(button -> ((ToggleButton) button).fire()));
  }

  private static DrivenWindow gone(DrivenWindow window) {
    return window.run(
        () -> window.workspace().draft().podProperty().set("shop/checkout-pjzfczv7xn-k2c8w"));
  }

  /** A cluster whose pods and workloads may not be listed. */
  private DrivenWindow refused(DrivenWindow window) {
    return spoiled(
        window,
        "/(pods|deployments|daemonsets|statefulsets|replicasets)$",
        FaultyServer.Fault.FORBIDDEN,
        config -> {
          StartViewModel model = window.start().model();
          window.run(() -> window.start().dropped(config));
          window.await("the context is read", () -> model.contexts().size() == 1);
          window.run(() -> model.choose(model.contexts().getFirst()));
          window.await("the context is asked", model::settled);
          window.run(model::trust);
          window.await("the context is asked again", model::settled);
          symptom(window);
        });
  }

  /** A cluster that never says what is in a log. */
  private DrivenWindow timedOut(DrivenWindow window) {
    return spoiled(
        window,
        "/pods/coredns-[^/]*/log$",
        FaultyServer.Fault.HANG,
        config -> {
          window.open(new Choices.Source.Cluster(config, "prod-shenzhen", true), Level.READ, 5);
          window.runToEnd().go(ScreenId.DIAGNOSE).step(StepId.CHECK_COREDNS_LOGS);
        });
  }

  private DrivenWindow spoiled(
      DrivenWindow window, String path, FaultyServer.Fault fault, Consumer<Path> reach) {
    DemoIncident healthy = DemoIncidents.byId("healthy").orElseThrow();
    try (DemoCluster cluster = DemoCluster.start(healthy, 0);
        FaultyServer server = new FaultyServer(URI.create(cluster.server()).getPort())) {
      server.spoil(path, fault, Integer.MAX_VALUE);
      Path config = scratch.resolve("spoiled");
      Files.writeString(
          config,
          cluster
              .kubeconfig()
              .replaceAll("server: \\S+", "server: http://127.0.0.1:" + server.port())
              .replaceAll("certificate-authority-data: \\S+", "")
              .replace(cluster.context(), "prod-shenzhen"));
      reach.accept(config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return window;
  }

  /** A debug image that takes long to be pulled. */
  private DrivenWindow slowPull(DrivenWindow window) {
    ServedWorld cluster = served();
    cluster.world().pullsTake(Duration.ofMinutes(20));
    window.open(source("slow", cluster), Level.NODE, 5);
    window.begin().go(ScreenId.DIAGNOSE).step(StepId.CHECK_COREDNS_NETWORK);
    return window.await(
        "the image can be skipped",
        () -> {
          Node skip = window.scene().getRoot().lookup("#skip-image");
          return skip != null && skip.isVisible() && skip.getParent().isVisible();
        });
  }

  /** The affected pod is deleted while its case is open. */
  private DrivenWindow podDeleted(DrivenWindow window) {
    ServedWorld cluster = served();
    World world = cluster.world();
    Pod pod = world.pods("shop", "app", "checkout").getFirst();
    window.open(source("deleted", cluster), pod.namespace() + "/" + pod.name(), Level.EXEC, 5);
    ResourceType pods = world.objects().types().ofKind("Pod");
    world.objects().remove(pods, pod.namespace(), pod.name());
    return window.runToEnd().go(ScreenId.DIAGNOSE).step(StepId.CHECK_POD_DNS_CONFIG);
  }

  /** A cluster that answers until the story is told. */
  private ServedWorld served() {
    try {
      ServedWorld cluster = new ServedWorld();
      closing.add(cluster::close);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Choices.Source source(String name, ServedWorld cluster) {
    try {
      Path config = cluster.kubeconfig(scratch.resolve(name), "prod-hangzhou");
      return new Choices.Source.Cluster(config, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cluster goes away while it is looked at. */
  private DrivenWindow disconnected(DrivenWindow window) {
    Path config = scratch.resolve("lost");
    DemoIncident incident = DemoIncidents.byId(FAULTY_NODE).orElseThrow();
    try (DemoCluster cluster = DemoCluster.start(incident, 0)) {
      Files.writeString(config, cluster.kubeconfig());
      window.open(new Choices.Source.Cluster(config, cluster.context()), Level.READ, 5);
      window.begin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return window.ended().step(StepId.CHECK_COREDNS_LOGS);
  }

  private static DrivenWindow connected(DrivenWindow window, String name) {
    StartViewModel model = window.start().model();
    window.go(ScreenId.CONNECT);
    window.await("contexts are read", () -> !model.contexts().isEmpty());
    window.run(
        () ->
            model.contexts().stream()
                .filter(c -> c.context().name().equals(name))
                .findFirst()
                .ifPresent(model::choose));
    return window.await("every context is asked", model::settled);
  }

  /** In a small window, what a click on the chosen context shows. */
  private static DrivenWindow detail(DrivenWindow window) {
    return window.run(() -> window.start().showDetail());
  }

  private static DrivenWindow symptom(DrivenWindow window) {
    window.run(
        () ->
            window
                .start()
                .model()
                .connect(
                    () -> window.main().context().shell().screenProperty().set(ScreenId.SYMPTOM)));
    window.await(
        "a pod can be chosen", () -> window.workspace().draft().clusterProperty().get() != null);
    return window.await("the pods are read", () -> window.symptom().settled());
  }

  private DrivenWindow openLogs(DrivenWindow window) {
    try {
      List<Path> logs = SampleLogs.write(scratch);
      window.run(() -> window.traffic().open(logs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return window.await(
        "the logs are read",
        () -> window.traffic().state().get() == TrafficViewModel.State.QUERIES);
  }

  private static DrivenWindow lines(DrivenWindow window) {
    window.press("traffic-tab-lines");
    return window.await(
        "the lines are read", () -> window.scene().getRoot().lookup("#traffic-lines") != null);
  }

  private static DrivenWindow narrow(DrivenWindow window) {
    Instant begin = Instant.parse("2026-11-18T12:04:00Z");
    window.run(
        () ->
            window
                .traffic()
                .narrow(f -> f.ofName("www.aliyun.com.").between(begin, begin.plusSeconds(300))));
    return window.await("the filter holds", () -> window.traffic().readingProperty().get() == null);
  }

  /** The resolver's queries stand below the checks of their step. */
  private static void queries(DrivenWindow window) {
    window.step(StepId.CHECK_POD_DNS_CONFIG);
    window.await(
        "the resolver's queries are worked out",
        () -> window.scene().lookup("#queries") instanceof Node card && card.isVisible());
    window.run(
        () -> {
          if (window.scene().lookup("#step") instanceof ScrollPane step) {
            step.setVvalue(1);
          }
        });
  }

  private static DrivenWindow diagnose(DrivenWindow window) {
    return window.step(StepId.CLASSIFY_ERROR);
  }

  private static DrivenWindow findings(DrivenWindow window) {
    return window.go(ScreenId.FINDINGS);
  }

  private static DrivenWindow runToEnd(DrivenWindow window, String incident) {
    return window.openDemo(incident, Level.READ, 5).runToEnd();
  }

  private static DrivenWindow verified(DrivenWindow window) {
    return window.run(() -> window.workspace().walk().verifyAgain()).ended();
  }

  /** The pages are drawn in the background. */
  private static DrivenWindow report(DrivenWindow window) {
    window.go(ScreenId.REPORT);
    window.run(() -> ((TextField) window.node("report-file")).setText("/home/oncall/podnosis.pdf"));
    return window.await("a page is drawn", () -> window.scene().getRoot().lookup(".page") != null);
  }

  private static DrivenWindow share(DrivenWindow window) {
    return window.run(() -> window.main().context().shell().screenShareProperty().set(true));
  }

  private static DrivenWindow close(DrivenWindow window) {
    return window.run(window.main().context().overlay()::close);
  }

  private static DrivenWindow choose(DrivenWindow window, String incident) {
    return window.run(() -> window.choose(DemoIncidents.byId(incident).orElseThrow()));
  }

  /** Ends what a story left running. */
  void end() {
    closing.forEach(Runnable::run);
    closing.clear();
  }
}
