package dev.podnosis.ui.path;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.TaskTimes;
import dev.podnosis.ui.common.Theme;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/**
 * Measures how fluid a drawing of 500 hops is: the time from one pulse of the window to the next,
 * and the processor's of it, while it is panned and while it is zoomed, further at every pulse.
 *
 * <p>{@code xvfb-run -a packaging/bench.sh -Dprism.order=sw dev.podnosis.ui.path.PathBench}
 */
final class PathBench {
  private static final int HOPS = 500;
  private static final int PULSES = 200;
  private static final int FIRST = 60;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Scene scene;
  private final PathViewport viewport = new PathViewport();
  private final TaskTimes busy = new TaskTimes();
  private final TaskTimes between = new TaskTimes();
  private final TaskTimes processor = new TaskTimes();
  private long began;

  private PathBench(Stage stage) {
    Messages messages = new Messages(Language.ENGLISH);
    scene = new Scene(viewport, 1400, 860);
    new Theme(new Appearance(new SimpleBooleanProperty(false)), messages).apply(scene);
    viewport.showNone(new Label("…"));
    stage.setScene(scene);
    stage.show();
  }

  /** Shows the drawing in a window that stands, and counts what the JavaFX thread does for it. */
  private void show(PathViewModel.Drawing drawing, CountDownLatch shown) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    scene.addPreLayoutPulseListener(() -> began = threads.getCurrentThreadCpuTime());
    scene.addPostLayoutPulseListener(() -> busy.add(threads.getCurrentThreadCpuTime() - began));
    long start = threads.getCurrentThreadCpuTime();
    PathCanvas canvas =
        new PathCanvas(
            new SimpleStringProperty(""),
            new Messages(Language.ENGLISH),
            drawing,
            viewport::seen,
            viewport::bringIntoView);
    viewport.show(canvas);
    long made = threads.getCurrentThreadCpuTime() - start;
    new AnimationTimer() {
      private int pulse;

      @Override
      public void handle(long now) {
        Platform.requestNextPulse();
        if (++pulse == FIRST) {
          stop();
          out.printf(
              Locale.ROOT,
              "%d hops, %d edges, %.0f × %.0f; first shown: made in %s, then no pulse's styles and"
                  + " layout longer than %s%n",
              drawing.graph().hops().size(),
              drawing.graph().edges().size(),
              canvas.width(),
              canvas.height(),
              millis(Duration.ofNanos(made)),
              millis(busy.longest()));
          shown.countDown();
        }
      }
    }.start();
  }

  /** Lets every pulse do a step, and counts once it has been shown a few times. */
  private void measure(String name, LongConsumer step) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    AnimationTimer timer =
        new AnimationTimer() {
          private long last;
          private long lastUsed;
          private int pulse;

          @Override
          public void handle(long now) {
            long clock = System.nanoTime();
            long used = processor();
            if (pulse == FIRST) {
              busy.clear();
              between.clear();
              processor.clear();
            } else if (pulse > FIRST) {
              between.add(clock - last);
              processor.add(used - lastUsed);
            }
            last = clock;
            lastUsed = used;
            step.accept(pulse);
            if (++pulse == FIRST + PULSES) {
              stop();
              done.countDown();
            }
          }
        };
    Platform.runLater(timer::start);
    done.await();
    out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s | %s | %s |%n",
        name,
        between.count(),
        millis(between.percentile(0.5)),
        millis(between.percentile(0.99)),
        millis(between.longest()),
        millis(processor.percentile(0.5)),
        millis(processor.percentile(0.99)),
        millis(busy.percentile(0.99)));
  }

  /**
   * What the window's thread and the one that draws have computed: one waits for the other, and
   * other work on the machine does not count.
   */
  private static long processor() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = threads.getCurrentThreadCpuTime();
    for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith("QuantumRenderer")) {
        sum += threads.getThreadCpuTime(info.getThreadId());
      }
    }
    return sum;
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private void run() throws InterruptedException {
    out.println(
        "| | pulses | median | p99 | longest | median, processor | p99, processor | styles and"
            + " layout, p99 |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    measure("pan", this::pan);
    measure("zoom", this::zoom);
    Platform.runLater(() -> viewport.zoomProperty().set(PathViewport.LEAST_ZOOM));
    measure("pan, smallest", this::pan);
    out.printf(
        Locale.ROOT,
        "load of the machine: %.1f%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void pan(long pulse) {
    viewport.setVvalue(0.5 + 0.5 * Math.sin(pulse / 40.0));
    viewport.setHvalue(0.5 + 0.5 * Math.cos(pulse / 25.0));
  }

  private void zoom(long pulse) {
    viewport.zoomProperty().set(0.9 + 0.5 * Math.sin(pulse / 40.0));
  }

  /** Measures. */
  public static void main(String... args) throws InterruptedException {
    PathViewModel.Drawing drawing = MadeDrawings.of(HOPS);
    CompletableFuture<PathBench> opened = new CompletableFuture<>();
    Platform.startup(() -> opened.complete(new PathBench(new Stage())));
    PathBench bench = opened.join();
    Thread.sleep(Duration.ofSeconds(2));
    CountDownLatch shown = new CountDownLatch(1);
    Platform.runLater(() -> bench.show(drawing, shown));
    shown.await();
    bench.run();
    Platform.exit();
    System.exit(0);
  }
}
