package dev.podnosis;

import dev.podnosis.catalogue.Language;
import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.demo.api.ApiServer;
import dev.podnosis.demo.api.Identity;
import dev.podnosis.demo.incident.Everyday;
import dev.podnosis.demo.net.Network;
import dev.podnosis.demo.world.Pod;
import dev.podnosis.demo.world.ResourceType;
import dev.podnosis.demo.world.World;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.dns.EnumId;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.kube.Certificates;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.probe.FaultyServer;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.Appearance.Scheme;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.start.StartViewModel;
import dev.podnosis.ui.traffic.TrafficViewModel;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/**
 * Writes pictures of every screen in both languages and both colour schemes to target/screenshots;
 * packaging/screenshots.sh runs it. Arguments are beginnings of names: only pictures whose name has
 * one of them are written. With {@value #EVERY_SIZE} each is also written in the smallest window
 * and with the largest text.
 *
 * <p>Each line of a story is one state of a screen; what went before in its story has been done.
 */
final class Screenshots {
  private static final String EVERY_SIZE = "--every-size";
  private static final Path FOLDER = Path.of("target", "screenshots");
  private static final String FAULTY_NODE = "udp53-blocked-node";
  private static final String UNREACHABLE = "staging-shanghai";
  private static final String RESTRICTED = "prod-beijing";
  private static final String EXPIRED = "test-local";

  /** Width and height of the window, the size of its text, and the looks in which it is shown. */
  private enum Size {
    USUAL(1440, 900, 1, List.of(Look.values())),
    SMALL(1024, 680, 1, List.of(Look.EN_LIGHT, Look.ZH_DARK)),
    LARGE_TEXT(1440, 900, 1.5, List.of(Look.EN_LIGHT, Look.ZH_DARK));

    private final double width;
    private final double height;
    private final double textScale;
    private final List<Look> looks;

    Size(double width, double height, double textScale, List<Look> looks) {
      this.width = width;
      this.height = height;
      this.textScale = textScale;
      this.looks = looks;
    }

    private void apply(DrivenWindow window) {
      window.run(() -> window.main().model().appearance().textScaleProperty().set(textScale));
      window.size(width, height);
    }

    private String suffix() {
      return switch (this) {
        case USUAL -> "";
        case SMALL -> "-1024x680";
        case LARGE_TEXT -> "-text150";
      };
    }
  }

  private enum Look {
    EN_LIGHT(Language.ENGLISH, Scheme.LIGHT),
    EN_DARK(Language.ENGLISH, Scheme.DARK),
    ZH_LIGHT(Language.CHINESE, Scheme.LIGHT),
    ZH_DARK(Language.CHINESE, Scheme.DARK);

    private final Language language;
    private final Scheme scheme;

    Look(Language language, Scheme scheme) {
      this.language = language;
      this.scheme = scheme;
    }

    private String suffix() {
      return "-" + EnumId.of(this) + ".png";
    }
  }

  /** One state of a screen: its name, how one gets there, and the size of the window. */
  private record Shot(String name, Size size, Consumer<DrivenWindow> reach) {
    private Shot(String name, Consumer<DrivenWindow> reach) {
      this(name, Size.USUAL, reach);
    }

    private String title() {
      return name + size.suffix();
    }
  }

  private final Kubeconfigs kubeconfigs;
  private final Predicate<String> wanted;
  private final boolean everySize;
  private final PrintStream out;
  private final Path scratch;

  /** What a story leaves running. */
  private final List<Runnable> closing = new ArrayList<>();

  private Screenshots(
      Kubeconfigs kubeconfigs,
      Path scratch,
      Predicate<String> wanted,
      boolean everySize,
      PrintStream out) {
    this.kubeconfigs = kubeconfigs;
    this.scratch = scratch;
    this.wanted = wanted;
    this.everySize = everySize;
    this.out = out;
  }

  private List<List<Shot>> stories() {
    return List.of(
        List.of(
            new Shot("06-traffic-none", w -> w.go(ScreenId.TRAFFIC)),
            new Shot("06-traffic-log", this::openLogs),
            new Shot("06-traffic-log", Size.SMALL, w -> {}),
            new Shot("06-traffic-log", Size.LARGE_TEXT, w -> {}),
            new Shot("06-traffic-filtered", Screenshots::narrow),
            new Shot("06-traffic-lines", Screenshots::lines),
            new Shot("06-traffic-share", w -> share(w.press("traffic-tab-charts")))),
        List.of(
            new Shot(
                "06-traffic-off",
                w -> w.openDemo(FAULTY_NODE, Level.READ, 5).runToEnd().go(ScreenId.TRAFFIC))),
        List.of(
            new Shot("01-start", w -> connected(w, "prod-hangzhou")),
            new Shot("01-start", Size.SMALL, w -> {}),
            new Shot("01-start", Size.LARGE_TEXT, w -> {}),
            new Shot("01-start-chosen", Size.SMALL, w -> detail(w)),
            new Shot("09a-unreachable", w -> connected(w, UNREACHABLE)),
            new Shot("09a-unreachable", Size.SMALL, w -> detail(w)),
            new Shot("09b-no-rights", w -> connected(w, RESTRICTED)),
            new Shot("09a-expired", w -> connected(w, EXPIRED)),
            new Shot("01-start-demo", w -> choose(w, FAULTY_NODE)),
            new Shot("02-symptom", w -> symptom(choose(w, FAULTY_NODE))),
            new Shot("02-symptom", Size.SMALL, w -> {}),
            new Shot("02-symptom", Size.LARGE_TEXT, w -> {}),
            new Shot("10-settings", w -> w.press("settings")),
            new Shot("10-keys", w -> close(w).press("help")),
            new Shot("10-search", w -> close(w).run(w.main().context().palette()::open))),
        List.of(
            new Shot("03-diagnose-before", w -> diagnose(w.openDemo(FAULTY_NODE, Level.NODE, 10))),
            new Shot("03-diagnose-running", w -> w.begin().looking(ProbeId.POD_NETWORK, 15)),
            new Shot("03-diagnose-question", w -> w.ended().step(StepId.REPRODUCIBLE)),
            new Shot("03-diagnose-question", Size.SMALL, w -> {}),
            new Shot("03-diagnose-question", Size.LARGE_TEXT, w -> {}),
            new Shot("03-diagnose-done", w -> w.step(StepId.CHECK_POD_TO_COREDNS)),
            new Shot("03-diagnose-done", Size.SMALL, w -> {}),
            new Shot("03-diagnose-queries", Screenshots::queries),
            new Shot("03-diagnose-queries", Size.SMALL, w -> {}),
            new Shot("04-path", w -> w.go(ScreenId.PATH)),
            new Shot("04-path-fitted", w -> w.press("path-fit")),
            new Shot("04-path", Size.SMALL, w -> {}),
            new Shot("05-findings", w -> w.go(ScreenId.FINDINGS)),
            new Shot("05-findings", Size.SMALL, w -> {}),
            new Shot("05-findings", Size.LARGE_TEXT, w -> {}),
            new Shot(
                "10-screen-share",
                w -> share(w.step(StepId.CHECK_POD_TO_COREDNS).go(ScreenId.DIAGNOSE)))),
        List.of(
            new Shot("05-findings-patch", w -> findings(runToEnd(w, "coredns-crash-loop"))),
            new Shot("05-findings-verified", Screenshots::verified),
            new Shot("07-report", Screenshots::report),
            new Shot("07-report", Size.SMALL, w -> {})),
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
            new Shot("02-symptom-nothing-chosen", Size.SMALL, w -> {}),
            new Shot("02-symptom-workloads", w -> workloads(w)),
            new Shot("10-context-chip", w -> w.run(w.stage()::requestFocus).press("chip-context"))),
        List.of(new Shot("02-symptom-refused", this::refused)),
        List.of(new Shot("02-symptom-pod-gone", w -> symptom(gone(choose(w, FAULTY_NODE))))));
  }

  /** Stories of a computer without a kubeconfig. */
  private List<Shot> bare() {
    return List.of(
        new Shot("01-start-no-kubeconfig", w -> w.go(ScreenId.CONNECT)),
        new Shot("01-start-no-kubeconfig", Size.SMALL, w -> {}));
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
    World world = new World(Instant.now(), manifests -> {});
    Everyday.logs(world);
    world.pullsTake(Duration.ofMinutes(20));
    window.open(new Choices.Source.Cluster(config("slow", world), ""), Level.NODE, 5);
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
    World world = new World(Instant.now(), manifests -> {});
    Everyday.logs(world);
    Pod pod = world.pods("shop", "app", "checkout").getFirst();
    Choices.Source source = new Choices.Source.Cluster(config("deleted", world), "");
    window.open(source, pod.namespace() + "/" + pod.name(), Level.EXEC, 5);
    ResourceType pods = world.objects().types().ofKind("Pod");
    world.objects().remove(pods, pod.namespace(), pod.name());
    return window.runToEnd().go(ScreenId.DIAGNOSE).step(StepId.CHECK_POD_DNS_CONFIG);
  }

  /** The kubeconfig of a cluster that answers until the story is told. */
  private Path config(String name, World world) {
    Identity identity = Identity.forLoopback();
    try {
      ApiServer server = new ApiServer(world, new Network(world), identity, "t0ken", 0);
      closing.add(server::close);
      return Files.writeString(
          scratch.resolve(name),
          """
          apiVersion: v1
          kind: Config
          current-context: prod-hangzhou
          contexts: [{name: prod-hangzhou, context: {cluster: k, user: u}}]
          users: [{name: u, user: {token: t0ken}}]
          clusters:
          - name: k
            cluster: {server: 'https://127.0.0.1:%d', certificate-authority-data: %s}
          """
              .formatted(server.port(), identity.certificateData()));
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

  private void tell() throws IOException {
    for (List<Shot> story : stories()) {
      tell(story, kubeconfigs);
    }
    tell(bare(), new Kubeconfigs(Map.of(), Files.createDirectories(scratch.resolve("bare"))));
  }

  private void tell(List<Shot> story, Kubeconfigs known) throws IOException {
    try {
      int last = lastWanted(story);
      if (last >= 0) {
        Path folder = Files.createTempDirectory(scratch, "window");
        try (DrivenWindow window = new DrivenWindow(folder, known)) {
          for (Shot shot : story.subList(0, last + 1)) {
            take(window, shot);
          }
        }
      }
    } finally {
      closing.forEach(Runnable::run);
      closing.clear();
    }
  }

  private int lastWanted(List<Shot> story) {
    for (int i = story.size() - 1; i >= 0; i--) {
      if (wanted.test(story.get(i).title())) {
        return i;
      }
    }
    return -1;
  }

  private void take(DrivenWindow window, Shot shot) {
    window.look(Language.ENGLISH, Scheme.LIGHT);
    shot.size().apply(window);
    shot.reach().accept(window);
    if (!wanted.test(shot.title())) {
      return;
    }
    draw(window, shot.name(), shot.size());
    if (everySize && shot.size() == Size.USUAL) {
      for (Size size : List.of(Size.SMALL, Size.LARGE_TEXT)) {
        window.look(Language.ENGLISH, Scheme.LIGHT);
        size.apply(window);
        draw(window, shot.name(), size);
      }
    }
  }

  private void draw(DrivenWindow window, String name, Size size) {
    for (Look look : size.looks) {
      window.look(look.language, look.scheme);
      window.picture(FOLDER.resolve(name + size.suffix() + look.suffix()));
    }
    out.println(name + size.suffix());
  }

  /** A kubeconfig with clusters that answer, and some that do not. */
  private static Kubeconfigs kubeconfigs(DemoCluster cluster, DemoCluster restricted, Path scratch)
      throws IOException, InterruptedException, GeneralSecurityException {
    Certificates certificates = Certificates.make(scratch);
    Path answering = scratch.resolve(".kube").resolve("config");
    Files.writeString(answering, cluster.kubeconfig().replace(cluster.context(), "prod-hangzhou"));
    Path refusing = scratch.resolve(".kube").resolve("beijing");
    Files.writeString(refusing, restricted.kubeconfig().replace(restricted.context(), RESTRICTED));
    Path others = scratch.resolve(".kube").resolve("others");
    Files.writeString(
        others,
        """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: %1$s, cluster: {server: "https://127.0.0.1:9"}}
        - {name: %2$s, cluster: {server: "https://127.0.0.1:6443"}}
        users:
        - {name: oncall, user: {token: none}}
        - {name: old, user: {client-certificate-data: %3$s, client-key-data: %4$s}}
        contexts:
        - {name: %1$s, context: {cluster: %1$s, user: oncall, namespace: shop}}
        - {name: %2$s, context: {cluster: %2$s, user: old}}
        """
            .formatted(
                UNREACHABLE,
                EXPIRED,
                certificates.certificateData("oldclient"),
                certificates.keyData("oldclient")));
    return new Kubeconfigs(
        Map.of("KUBECONFIG", answering + ":" + refusing + ":" + others), scratch);
  }

  /** Takes them. */
  public static void main(String... parts)
      throws IOException, InterruptedException, GeneralSecurityException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    started.await();
    List<String> words = new ArrayList<>(List.of(parts));
    boolean everySize = words.remove(EVERY_SIZE);
    Predicate<String> wanted = name -> words.isEmpty() || words.stream().anyMatch(name::startsWith);
    Path scratch = Files.createTempDirectory("podnosis-screenshots");
    // Paths are shown as a user has them, from their home.
    System.setProperty("user.home", scratch.toString());
    Files.createDirectories(scratch.resolve(".kube"));
    DemoIncident healthy = DemoIncidents.byId("healthy").orElseThrow();
    DemoIncident noRights = DemoIncidents.byId("no-rights").orElseThrow();
    try (DemoCluster cluster = DemoCluster.start(healthy, 0);
        DemoCluster restricted = DemoCluster.start(noRights, 0)) {
      new Screenshots(kubeconfigs(cluster, restricted, scratch), scratch, wanted, everySize, out)
          .tell();
    } catch (UncheckedIOException e) {
      throw new IOException("a picture could not be written", e);
    } finally {
      Platform.exit();
    }
    System.exit(0);
  }
}
