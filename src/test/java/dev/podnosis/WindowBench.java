package dev.podnosis;

import dev.podnosis.catalogue.Language;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.Appearance.Scheme;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.TaskTimes;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Measures how long the JavaFX thread is busy at a time while the window is used: every action,
 * every result that comes back from the background, every style-and-layout pass. Each screen has
 * been shown once before it is measured. The longest are named on standard error.
 *
 * <p>{@code xvfb-run -a packaging/bench.sh -Dprism.order=sw -XX:+UseG1GC -XX:MaxGCPauseMillis=20
 * -XX:MetaspaceSize=128m dev.podnosis.WindowBench}
 */
final class WindowBench {
  private static final int ROUNDS = 12;

  /** So many of the longest tasks of a screen are named. */
  private static final int NAMED = 6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final DrivenWindow window;
  private final PrintStream out;
  private final PrintStream err;
  private final TaskTimes times = new TaskTimes();
  private final TaskTimes processor = new TaskTimes();
  private final List<Longest> longest = new ArrayList<>();
  private String doing = "";

  private WindowBench(DrivenWindow window, PrintStream out, PrintStream err) {
    this.window = window;
    this.out = out;
    this.err = err;
    Scene scene = window.scene();
    Stopwatch layout = new Stopwatch("styles and layout after ");
    window.run(
        () -> {
          scene.addPreLayoutPulseListener(layout::start);
          scene.addPostLayoutPulseListener(layout::stop);
        });
  }

  /** A task, what it came of, and how long it took by the clock and of the processor. */
  private record Longest(String what, Duration passed, Duration computed) {
    @Override
    public String toString() {
      return millis(computed) + " (" + millis(passed) + " by the clock) " + what;
    }
  }

  /** Time that passed and time of the processor; on a busy machine they differ. */
  private final class Stopwatch {
    private final String kind;
    private long began;
    private long used;

    Stopwatch(String kind) {
      this.kind = kind;
    }

    void start() {
      began = System.nanoTime();
      used = threads.getCurrentThreadCpuTime();
    }

    void stop() {
      long passed = System.nanoTime() - began;
      long computed = threads.getCurrentThreadCpuTime() - used;
      times.add(passed);
      processor.add(computed);
      longest.add(new Longest(kind + doing, Duration.ofNanos(passed), Duration.ofNanos(computed)));
      longest.sort(Comparator.comparing(Longest::computed).reversed());
      if (longest.size() > NAMED) {
        longest.removeLast();
      }
    }
  }

  private void run() {
    out.println(
        "| screen | tasks | median | p99 | longest | p99, processor | longest, processor |");
    out.println("|---|---:|---:|---:|---:|---:|---:|");
    everyScreen();
    measure("Start and Symptom", this::choosing);
    window.openDemo("coredns-crash-loop", Level.EXEC, 5);
    everyScreen();
    measure("Diagnose, running", () -> walking("coredns-crash-loop"));
    everyScreen();
    measure("Diagnose, reading", this::reading);
    measure("Path", () -> toAndFro(ScreenId.PATH));
    measure("Findings", this::findings);
    measure("Report", () -> toAndFro(ScreenId.REPORT));
    measure("language and colours, on Diagnose", this::looks);
  }

  private void everyScreen() {
    for (ScreenId id : ScreenId.values()) {
      window.go(id);
    }
  }

  /** What is done by {@code work} counts, with all that comes of it. */
  private void measure(String name, Runnable work) {
    window.settle();
    times.clear();
    processor.clear();
    window.background().times().clear();
    longest.clear();
    work.run();
    window.settle();
    TaskTimes all = times.with(window.background().times());
    out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s | %s |%n",
        name,
        all.count(),
        millis(all.percentile(0.5)),
        millis(all.percentile(0.99)),
        millis(all.longest()),
        millis(processor.percentile(0.99)),
        millis(processor.longest()));
    longest.forEach(task -> err.println(name + ": " + task));
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private void act(String name, Runnable action) {
    window.run(
        () -> {
          doing = name;
          Stopwatch watch = new Stopwatch("");
          watch.start();
          action.run();
          watch.stop();
        });
  }

  private void go(ScreenId id) {
    act("going to " + id, () -> window.main().context().shell().screenProperty().set(id));
  }

  private void choosing() {
    List<DemoIncident> incidents = DemoIncidents.all();
    for (int i = 0; i < ROUNDS; i++) {
      go(ScreenId.CONNECT);
      DemoIncident incident = incidents.get(i % incidents.size());
      act("choosing " + incident.id(), () -> window.choose(incident));
      go(ScreenId.SYMPTOM);
    }
  }

  /** The walk of a whole diagnosis, with the user going through the steps meanwhile. */
  private void walking(String incident) {
    for (int i = 0; i < 2; i++) {
      window.openDemo(incident, Level.EXEC, 5);
      go(ScreenId.DIAGNOSE);
      act("beginning the walk", () -> window.workspace().walk().runAll());
      steps();
      window.ended();
    }
  }

  private void steps() {
    for (Flowchart.Step step : window.workspace().catalogue().flowchart().steps()) {
      act("step " + step.id().id(), () -> window.workspace().show(step.id()));
    }
  }

  private void reading() {
    go(ScreenId.DIAGNOSE);
    for (int i = 0; i < 3; i++) {
      steps();
    }
    window.workspace().diagnosisProperty().get().caseFile().evidence().stream()
        .limit(60)
        .forEach(e -> act("evidence " + e.id(), () -> window.workspace().showEvidence(e.id())));
  }

  private void toAndFro(ScreenId screen) {
    for (int i = 0; i < ROUNDS; i++) {
      go(screen);
      go(ScreenId.DIAGNOSE);
    }
  }

  private void findings() {
    toAndFro(ScreenId.FINDINGS);
    go(ScreenId.FINDINGS);
    for (int i = 0; i < 3; i++) {
      List<Node> causes =
          DrivenWindow.fx(
              () ->
                  ((Parent) window.node("causes"))
                      .lookupAll(".cause-entry, .cause-row").stream().toList());
      causes.forEach(cause -> act("a cause", () -> click(cause)));
    }
  }

  private static void click(Node node) {
    node.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_CLICKED,
            1,
            1,
            1,
            1,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  private void looks() {
    go(ScreenId.DIAGNOSE);
    for (int i = 0; i < ROUNDS; i++) {
      Language language = i % 2 == 0 ? Language.CHINESE : Language.ENGLISH;
      act("the language", () -> window.main().model().messages().languageProperty().set(language));
      Scheme scheme = i % 2 == 0 ? Scheme.DARK : Scheme.LIGHT;
      act("the colours", () -> window.main().model().appearance().schemeProperty().set(scheme));
    }
  }

  /** Measures. */
  public static void main(String... args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    started.await();
    Path scratch = Files.createTempDirectory("podnosis-bench");
    try (DrivenWindow window = new DrivenWindow(scratch, new Kubeconfigs(Map.of(), scratch))) {
      new WindowBench(window, out, err).run();
    } finally {
      Platform.exit();
    }
    System.exit(0);
  }
}
