package dev.podnosis;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.MainWindow;
import dev.podnosis.ui.Snapshot;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.start.StartScreen;
import dev.podnosis.ui.symptom.SymptomScreen;
import dev.podnosis.ui.symptom.SymptomViewModel;
import dev.podnosis.ui.traffic.TrafficScreen;
import dev.podnosis.ui.traffic.TrafficViewModel;
import dev.podnosis.ui.workspace.CaseStore;
import dev.podnosis.ui.workspace.WalkState;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The program's own window on real sessions, driven from a thread that is not JavaFX's; for the
 * pictures, the walk through all screens and the measurement. Its preferences and cases lie in a
 * folder of their own.
 */
final class DrivenWindow implements AutoCloseable {
  /** A kubeconfig whose one cluster nobody serves. */
  static final String ELSEWHERE =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - {name: elsewhere, cluster: {server: "https://127.0.0.1:9"}}
      users:
      - {name: elsewhere, user: {token: none}}
      contexts:
      - {name: elsewhere, context: {cluster: elsewhere, user: elsewhere}}
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Background background = Background.forWindow();
  private final Workbench workbench;
  private final PickedFiles picked = new PickedFiles();
  private final Path folder;
  private final Stage stage;
  private final MainWindow main;
  private @Nullable Workspace workspace;
  private @Nullable StartScreen start;
  private @Nullable SymptomScreen symptom;
  private @Nullable TrafficScreen traffic;

  /** Opens it; JavaFX must be running. */
  DrivenWindow(Path folder, Kubeconfigs kubeconfigs) {
    this.folder = folder;
    workbench = new Workbench(Catalogue.load(), executor, Clock.systemUTC());
    SessionStarter sessions =
        new SessionStarter(
            () -> workbench,
            new ClusterConnections(kubeconfigs, executor),
            new DemoClusters(kubeconfigs),
            "0.1.0");
    stage = fx(Stage::new);
    main =
        fx(
            () ->
                new MainWindow(
                    stage,
                    Preferences.in(folder.resolve("window.properties")),
                    background,
                    context -> screens(context, sessions, kubeconfigs, folder.resolve("cases")),
                    "0.1.0"));
    run(
        () -> {
          main.model().appearance().reduceMotionProperty().set(true);
          main.show();
        });
    look(Language.ENGLISH, Appearance.Scheme.LIGHT);
  }

  private List<Screen> screens(
      ScreenContext context, SessionStarter sessions, Kubeconfigs kubeconfigs, Path cases) {
    workspace = new Workspace(workbench, sessions, context, new CaseStore(cases));
    List<Screen> all = Screens.of(context, workspace, kubeconfigs, picked);
    start = (StartScreen) all.getFirst();
    symptom = (SymptomScreen) all.get(1);
    traffic =
        all.stream()
            .filter(TrafficScreen.class::isInstance)
            .map(TrafficScreen.class::cast)
            .findFirst()
            .orElseThrow();
    return all;
  }

  /** The open case. */
  Workspace workspace() {
    return Objects.requireNonNull(workspace);
  }

  /** What is chosen before a diagnosis. */
  StartScreen start() {
    return Objects.requireNonNull(start);
  }

  /** What is told before a diagnosis. */
  SymptomViewModel symptom() {
    return Objects.requireNonNull(symptom).model();
  }

  /** What the user answers when asked for a file. */
  PickedFiles picked() {
    return picked;
  }

  /** The logs. */
  TrafficViewModel traffic() {
    return Objects.requireNonNull(traffic).model();
  }

  /** The window. */
  MainWindow main() {
    return main;
  }

  /** Where its preferences and cases lie. */
  Path folder() {
    return folder;
  }

  /** What is in the window. */
  Scene scene() {
    return stage.getScene();
  }

  /** Where the window is. */
  Stage stage() {
    return stage;
  }

  /** How tasks on the JavaFX thread are counted. */
  Background background() {
    return background;
  }

  /** Does something on the JavaFX thread and waits for what it gives. */
  static <T> T fx(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
          }
        });
    return done.join();
  }

  /** Does something on the JavaFX thread, and lets the window draw. */
  DrivenWindow run(Runnable work) {
    fx(
        () -> {
          work.run();
          return true;
        });
    return settle();
  }

  /** Lets the window lay out and draw what changed, twice: what a first layout asks for comes. */
  DrivenWindow settle() {
    for (int i = 0; i < 3; i++) {
      CompletableFuture<Boolean> drawn = new CompletableFuture<>();
      fx(
          () -> {
            Scene scene = stage.getScene();
            Runnable after =
                new Runnable() {
                  @Override
                  public void run() {
                    scene.removePostLayoutPulseListener(this);
                    drawn.complete(true);
                  }
                };
            scene.addPostLayoutPulseListener(after);
            Platform.requestNextPulse();
            return true;
          });
      drawn.join();
    }
    return this;
  }

  /** Waits until something holds that is looked at on the JavaFX thread. */
  DrivenWindow await(String what, BooleanSupplier holds) {
    Instant until = Instant.now().plus(PATIENCE);
    while (!fx(holds::getAsBoolean)) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException("waited in vain until " + what);
      }
      sleep();
    }
    return settle();
  }

  private static void sleep() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sets language and colours. */
  DrivenWindow look(Language language, Appearance.Scheme scheme) {
    return run(
        () -> {
          main.model().messages().languageProperty().set(language);
          main.model().appearance().schemeProperty().set(scheme);
        });
  }

  /** Sets the window's size. */
  DrivenWindow size(double width, double height) {
    return run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  /** Goes to a screen. */
  DrivenWindow go(ScreenId screen) {
    return run(() -> main.context().shell().screenProperty().set(screen));
  }

  /** Shows a step on the Diagnose screen. */
  DrivenWindow step(StepId step) {
    return run(() -> workspace().show(step));
  }

  /** Chooses a demo incident on the Start screen; needs the JavaFX thread. */
  void choose(DemoIncident incident) {
    start().model().choose(incident);
  }

  /** Opens a demo incident as {@code gui --demo} does, without running anything. */
  DrivenWindow openDemo(String incident, Level level, int samples) {
    open(new Choices.Source.Demo(incident), level, samples);
    Opening.Refused why =
        fx(() -> Optional.ofNullable(workspace().refusedProperty().get())).orElse(null);
    if (why != null) {
      throw new IllegalStateException(why.code() + ": " + why.detail());
    }
    return this;
  }

  /** Opens a case. */
  DrivenWindow open(Choices.Source source, Level level, int samples) {
    return open(source, "", level, samples);
  }

  /** Opens a case of a pod. */
  DrivenWindow open(Choices.Source source, String pod, Level level, int samples) {
    Choices choices =
        new Choices(
            source,
            "",
            pod,
            "",
            new Symptom(List.of(), "", null, null, null, workbench.lastMinutes()),
            level,
            "ACK-884731",
            "",
            new Choices.Probing(List.of(Choices.Probing.DEFAULT_IMAGE), samples),
            false);
    run(() -> workspace().open(choices, () -> {}));
    await("the case is open", () -> !workspace().openingProperty().get());
    return this;
  }

  /** Runs everything that the level allows, to its end. */
  DrivenWindow runToEnd() {
    return begin().ended();
  }

  /** Runs everything that the level allows, and does not wait. */
  DrivenWindow begin() {
    return run(() -> workspace().walk().runAll());
  }

  /** Waits until nothing runs. */
  DrivenWindow ended() {
    return await(
        "the walk is over", () -> workspace().walk().stateProperty().get() == WalkState.IDLE);
  }

  /** Waits until a probe looks, and at least so many have looked. */
  DrivenWindow looking(ProbeId probe, int done) {
    return await(
        probe + " looks",
        () ->
            workspace().walk().runningProperty().get().contains(probe)
                && workspace().walk().progressProperty().get().done() >= done);
  }

  /** Presses a button by its id. */
  DrivenWindow press(String id) {
    return run(() -> ((ButtonBase) node(id)).fire());
  }

  /** The node with this id; needs the JavaFX thread. */
  Node node(String id) {
    Parent root = stage.getScene().getRoot();
    Node found = root.lookup("#" + id);
    if (found == null) {
      throw new IllegalStateException("nothing has the id " + id);
    }
    return found;
  }

  /** Fires what Enter does on a control. */
  DrivenWindow act(Node control) {
    return run(() -> control.fireEvent(new ActionEvent(control, control)));
  }

  /** Writes what the window shows. */
  void picture(Path file) {
    settle();
    fx(() -> Snapshot.of(stage.getScene())).write(file);
  }

  /** Closes the window and its session, and ends the cluster of a demo. */
  @Override
  public void close() {
    fx(
        () -> {
          stage.close();
          return true;
        });
    try {
      background.close(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workspace().close();
    executor.close();
  }
}
