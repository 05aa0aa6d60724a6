package dev.podnosis.ui.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.MainWindow;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.CaseStore;
import dev.podnosis.ui.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Traffic screen on a real cluster's query log. */
@ExtendWith(ApplicationExtension.class)
class TrafficScreenTest {
  private static final Path LOGS =
      Path.of("src/test/resources/recordings/healthy-query-log/later/logs");

  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private @Nullable TrafficScreen screen;
  private @Nullable MainWindow window;
  private @Nullable Stage stage;

  @Start
  void start(Stage stage) throws IOException {
    this.stage = stage;
    Path folder = Files.createTempDirectory("podnosis");
    Preferences preferences = Preferences.in(folder.resolve("window.properties"));
    preferences.remember("language", Language.ENGLISH);
    preferences.remember("scheme", Appearance.Scheme.LIGHT);
    preferences.remember("reduce-motion", true);
    window =
        new MainWindow(stage, preferences, Background.inPlace(), c -> screens(c, folder), "0.1.0");
    window.show();
    window.context().shell().screenProperty().set(ScreenId.TRAFFIC);
    stage.requestFocus();
  }

  private List<Screen> screens(ScreenContext context, Path folder) {
    Workbench workbench = new Workbench(Catalogue.load(), executor, Clock.systemUTC());
    Workspace workspace =
        new Workspace(
            workbench,
            choices -> {
              throw new AssertionError("no session is wanted here");
            },
            context,
            new CaseStore(folder.resolve("cases")));
    screen = TrafficScreen.of(context, workspace, FilePicker.ofSystem());
    return List.of(screen);
  }

  @AfterEach
  void end() {
    executor.close();
  }

  private void open(FxRobot robot) {
    robot.interact(
        () ->
            Objects.requireNonNull(screen)
                .model()
                .open(
                    List.of(
                        LOGS.resolve("coredns-68d5d8dc75-b98n2.timestamps.log"),
                        LOGS.resolve("coredns-68d5d8dc75-vpzwr.timestamps.log"))));
  }

  private static List<String> texts(FxRobot robot) {
    return robot
        .lookup(n -> n instanceof Labeled l && l.isVisible())
        .queryAllAs(Labeled.class)
        .stream()
        .map(Labeled::getText)
        .filter(Objects::nonNull)
        .toList();
  }

  private static void press(FxRobot robot, String id) {
    ButtonBase button = robot.lookup(id).queryAs(ButtonBase.class);
    robot.interact(button::fire);
  }

  /** The row of a card, by what a screen reader would say. */
  private static void choose(FxRobot robot, String spoken) {
    Node row =
        robot
            .lookup(n -> n instanceof FilterRow r && r.getAccessibleText().startsWith(spoken))
            .query();
    robot.interact(() -> row.fireEvent(new ActionEvent(row, row)));
  }

  @Test
  void showsALogAndNarrowsAllCardsByARow(FxRobot robot) {
    assertTrue(texts(robot).contains("No log yet"));
    open(robot);
    assertTrue(texts(robot).contains("2\u202f222"), texts(robot).toString());
    assertTrue(texts(robot).contains("NXDOMAIN, 1\u202f360"), texts(robot).toString());
    assertTrue(texts(robot).contains("No logged query failed."));
    choose(robot, "www.example.com:");
    assertTrue(texts(robot).contains("193"), texts(robot).toString());
    assertTrue(texts(robot).contains("NXDOMAIN, 0"));
    press(robot, "#traffic-tab-lines");
    TableView<?> table = robot.lookup("#traffic-lines").queryAs(TableView.class);
    assertEquals(193, table.getItems().size());
    press(robot, "#traffic-tab-charts");
    choose(robot, "www.example.com:");
    assertTrue(texts(robot).contains("2\u202f222"));
  }

  @Test
  void theKeyboardTakesAStretchOfTime(FxRobot robot) {
    open(robot);
    RcodeChart chart = robot.lookup("#traffic-rcodes").queryAs(RcodeChart.class);
    assertTrue(chart.getAccessibleText().startsWith("Response codes by time, 3 bars"));
    robot.interact(chart::requestFocus);
    robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    assertTrue(chart.getAccessibleText().contains("NOERROR 173, NXDOMAIN 421"));
    robot.push(KeyCode.ENTER);
    assertTrue(texts(robot).contains("594"), texts(robot).toString());
    RcodeChart again = robot.lookup("#traffic-rcodes").queryAs(RcodeChart.class);
    assertTrue(again.isFocused(), "the chart keeps the focus");
    robot.push(KeyCode.ESCAPE);
    assertTrue(texts(robot).contains("2\u202f222"));
  }

  @Test
  void followsTheLanguageAndHidesNamesWhileShared(FxRobot robot) {
    open(robot);
    MainWindow main = Objects.requireNonNull(window);
    robot.interact(() -> main.model().messages().languageProperty().set(Language.CHINESE));
    assertTrue(texts(robot).contains("每分钟响应码"));
    assertFalse(texts(robot).contains("Top names"));
    robot.interact(() -> main.context().shell().screenShareProperty().set(true));
    assertTrue(texts(robot).contains("域名 1"), texts(robot).toString());
    assertTrue(
        texts(robot).stream().noneMatch(t -> t.contains("example.com") || t.contains("10.244.")),
        texts(robot).toString());
    press(robot, "#traffic-tab-lines");
    assertTrue(
        texts(robot).stream().noneMatch(t -> t.contains("example.com") || t.contains("10.244.")),
        texts(robot).toString());
    assertNotNull(stage);
  }

  @Test
  void whatIsNoLogIsSaid(FxRobot robot) throws IOException {
    Path nginx = Files.writeString(Files.createTempFile("nginx", ".log"), "GET / 200\n");
    robot.interact(() -> Objects.requireNonNull(screen).model().open(List.of(nginx)));
    assertTrue(texts(robot).contains("This is no log of CoreDNS"), texts(robot).toString());
    assertTrue(texts(robot).contains("GET / 200"));
  }
}
