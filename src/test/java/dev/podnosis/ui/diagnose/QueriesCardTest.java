package dev.podnosis.ui.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.CaseFileSource;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.MainWindow;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.CaseStore;
import dev.podnosis.ui.workspace.SavedCases;
import dev.podnosis.ui.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The resolver's queries in the window, on a real cluster's query log. */
@ExtendWith(ApplicationExtension.class)
class QueriesCardTest {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private CaseFile next = ResolverCases.logged();
  private @Nullable Workspace workspace;
  private @Nullable MainWindow window;

  @Start
  void start(Stage stage) throws IOException {
    Path folder = Files.createTempDirectory("podnosis");
    Preferences preferences = Preferences.in(folder.resolve("window.properties"));
    preferences.remember("language", Language.ENGLISH);
    preferences.remember("scheme", Appearance.Scheme.LIGHT);
    preferences.remember("reduce-motion", true);
    window =
        new MainWindow(
            stage,
            preferences,
            Background.inPlace(),
            context -> List.of(screen(context, folder)),
            "0.1.0");
    window.show();
    stage.requestFocus();
  }

  private DiagnoseScreen screen(ScreenContext context, Path folder) {
    Workbench workbench = new Workbench(Catalogue.load(), executor, Clock.systemUTC());
    workspace =
        new Workspace(
            workbench,
            choices -> new Opening.Opened(new Session(workbench, new CaseFileSource(next), next)),
            context,
            new CaseStore(folder.resolve("cases")));
    return new DiagnoseScreen(context, workspace);
  }

  @AfterEach
  void end() {
    executor.close();
  }

  @Test
  void standsInTheStepOfTheResolversFile(FxRobot robot) {
    open(robot, ResolverCases.logged());
    assertTrue(card(robot).isVisible());
    List<String> texts = texts(robot);
    assertTrue(texts.contains("The queries of the client’s resolver"), texts.toString());
    assertTrue(texts.contains("glibc 2.41 · www.example.com"), texts.toString());
    assertTrue(texts.contains("www.example.com.shop.svc.cluster.local."), texts.toString());
    assertTrue(texts.contains("A+AAAA · 10.96.0.10/udp"), texts.toString());
    assertEquals(3, texts.stream().filter("NXDOMAIN"::equals).count());
    robot.interact(() -> workspace().show(StepId.CHECK_COREDNS_PODS));
    assertFalse(card(robot).isVisible(), "another step is about something else");
  }

  @Test
  void copiesAllOrTheChosenRow(FxRobot robot) {
    open(robot, ResolverCases.logged());
    robot.interact(
        () ->
            robot
                .from(card(robot))
                .lookup((Node n) -> n instanceof CopyButton)
                .<CopyButton>query()
                .fire());
    String all = clipboard(robot);
    assertTrue(all.startsWith("Queries for www.example.com, as glibc 2.41 sends them"), all);
    assertTrue(all.contains("@10.96.0.10/udp  NOERROR (query log)"), all);
    ListView<?> list = list(robot);
    robot.interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().clearAndSelect(1);
        });
    robot.push(KeyCode.CONTROL, KeyCode.C);
    String row = clipboard(robot);
    assertEquals(1, row.lines().count(), row);
    assertTrue(row.contains("www.example.com.svc.cluster.local."), row);
  }

  @Test
  void aLongRowIsDrawnOnlyWhereItIsInView(FxRobot robot) {
    open(robot, ResolverCases.searching(200));
    ListView<?> list = list(robot);
    assertEquals(202, list.getItems().size());
    int drawn = robot.from(list).lookup((Node n) -> n instanceof QueryCell).queryAll().size();
    assertTrue(drawn >= 9 && drawn < 30, drawn + " cells");
  }

  @Test
  void followsTheLanguageAndHidesNamesWhileShared(FxRobot robot) {
    open(robot, ResolverCases.searching(3));
    MainWindow main = Objects.requireNonNull(window);
    robot.interact(() -> main.model().messages().languageProperty().set(Language.CHINESE));
    assertTrue(texts(robot).contains("客户端解析器发出的查询"), texts(robot).toString());
    assertTrue(texts(robot).contains("应答未知"), texts(robot).toString());
    assertTrue(texts(robot).contains("www.example.com.d3.corp.internal."));
    robot.interact(() -> main.context().shell().screenShareProperty().set(true));
    assertTrue(
        texts(robot).stream()
            .noneMatch(
                t -> t.contains("example.com") || t.contains("corp") || t.contains("10.96.")),
        texts(robot).toString());
  }

  private void open(FxRobot robot, CaseFile file) {
    next = file;
    robot.interact(() -> workspace().open(SavedCases.choices(workspace()), () -> {}));
    robot.interact(() -> workspace().show(StepId.CHECK_POD_DNS_CONFIG));
    robot.interact(() -> {});
    assertEquals(
        ScreenId.DIAGNOSE, Objects.requireNonNull(window).context().shell().screenProperty().get());
  }

  private Workspace workspace() {
    return Objects.requireNonNull(workspace);
  }

  private static Node card(FxRobot robot) {
    return robot.lookup("#queries").query();
  }

  private static ListView<?> list(FxRobot robot) {
    return robot.from(card(robot)).lookup((Node n) -> n instanceof ListView).query();
  }

  private static List<String> texts(FxRobot robot) {
    return robot
        .from(card(robot))
        .lookup((Node n) -> n instanceof Labeled)
        .queryAllAs(Labeled.class)
        .stream()
        .map(Labeled::getText)
        .filter(t -> t != null && !t.isEmpty())
        .toList();
  }

  private static String clipboard(FxRobot robot) {
    String[] text = {""};
    robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0];
  }
}
