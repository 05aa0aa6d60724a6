package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.traffic.TrafficViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the window asks for files, what is answered is taken; and it keeps where things stood. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(WindowExtension.class)
class WindowFilesTest {
  private final DrivenWindow window;
  private final Path folder;

  WindowFilesTest(DrivenWindow window) {
    this.window = window;
    folder = window.folder();
    window.size(1440, 900);
  }

  @Test
  void aLogFileIsReadIntoWhatTheClientReported() throws IOException {
    Path log = Files.writeString(folder.resolve("client.log"), "getaddrinfo ENOTFOUND db.shop\n");
    window.picked().answer(log);
    window.openDemo("healthy", Level.READ, 1).go(ScreenId.SYMPTOM).press("error-file");
    window.await(
        "the file is read",
        () -> window.workspace().draft().errorProperty().get().contains("ENOTFOUND db.shop"));
  }

  @Test
  void logsAreReadFromTheFilesThatAreChosenAndTheirTableIsWritten() throws IOException {
    Path log = SampleLogs.write(folder).getFirst();
    window.picked().answer(log);
    window.go(ScreenId.TRAFFIC).press("traffic-open");
    window.await(
        "the log is read", () -> window.traffic().state().get() == TrafficViewModel.State.QUERIES);
    Path table = folder.resolve("log.csv");
    window.picked().answer(table);
    window.press("traffic-csv");
    window.await("the table is written", () -> Files.exists(table) && !read(table).isEmpty());
    assertEquals("coredns-log.csv", window.picked().asked().getLast().name());
  }

  /** The drawer over the content listens for good, so that there is but one of it. */
  @Test
  void theEvidenceOpensInTheSameDrawerEachTime() {
    window.size(1024, 680);
    window.openDemo("healthy", Level.READ, 1).runToEnd().go(ScreenId.DIAGNOSE);
    Node first = opened();
    window.run(window.main().context().overlay()::close);
    window.await("it is closed", () -> !window.main().context().overlay().showing().get());
    assertSame(first, opened());
  }

  private Node opened() {
    window.press("open-evidence");
    window.await(
        "the evidence is shown", () -> window.scene().getRoot().lookup("#evidence") != null);
    return window.node("evidence");
  }

  @Test
  void theSavedReportIsOpenedAndShownByTheDesktop() {
    Path chosen = folder.resolve("opened.json");
    window.picked().answer(chosen);
    window.openDemo("healthy", Level.READ, 1).go(ScreenId.REPORT).press("format-json");
    window.press("report-choose").press("report-save");
    window.await("it is saved", () -> window.scene().lookup("#file-open") != null);
    window.press("file-open").press("file-show");
    window.await("both were asked for", () -> window.picked().done().size() == 2);
    assertEquals(Set.of("open " + chosen, "show " + chosen), Set.copyOf(window.picked().done()));
    window.picked().openNothing();
    window.press("file-open");
    window.await(
        "it is told",
        () ->
            window.node("toasts").lookupAll(".label").stream()
                .map(n -> ((Labeled) n).getText())
                .anyMatch(t -> t.contains("no program that opens it") && t.contains("" + chosen)));
  }

  @Test
  void theReportGoesWhereItWasChosenAndTheDialogBeginsThere() {
    Path chosen = folder.resolve("incident 7.pdf");
    window.picked().answer(chosen);
    window.openDemo("healthy", Level.READ, 1).go(ScreenId.REPORT);
    TextField field = (TextField) window.node("report-file");
    String proposed = DrivenWindow.fx(field::getText);
    window.press("report-choose");
    assertEquals(proposed, window.picked().asked().getLast().name());
    assertEquals(chosen.toString(), DrivenWindow.fx(field::getText));
  }

  @Test
  void thePathIsSavedAsADrawing() {
    Path chosen = folder.resolve("way.svg");
    window.picked().answer(chosen);
    window.openDemo("coredns-crash-loop", Level.READ, 1).runToEnd().go(ScreenId.PATH);
    MenuButton export = (MenuButton) DrivenWindow.fx(() -> window.node("path-export"));
    window.await("the path is drawn", () -> !export.isDisabled());
    window.run(() -> export.getItems().getLast().fire());
    window.await("it is written", () -> Files.exists(chosen) && read(chosen).endsWith("</svg>"));
    assertTrue(window.picked().asked().getLast().name().endsWith(".svg"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Each way to a case that is not there leads to where one is opened. */
  @Test
  void beforeACaseIsOpenEveryScreenLeadsToConnect() {
    for (ScreenId screen :
        new ScreenId[] {ScreenId.DIAGNOSE, ScreenId.PATH, ScreenId.FINDINGS, ScreenId.REPORT}) {
      window.go(screen);
      Button connect = (Button) DrivenWindow.fx(() -> shown("no-case-connect"));
      window.run(connect::fire);
      assertEquals(
          ScreenId.CONNECT,
          DrivenWindow.fx(() -> window.main().context().shell().screenProperty().get()));
    }
  }

  private Node shown(String id) {
    return window.scene().getRoot().lookupAll("#" + id).stream()
        .filter(node -> node.localToScene(0, 0) != null && isInFront(node))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isInFront(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void theDividerOfTheFirstScreenStaysWhereItIsLeft() {
    SplitPane columns = (SplitPane) DrivenWindow.fx(() -> window.node("start-columns"));
    double share = DrivenWindow.fx(() -> columns.getDividers().getFirst().getPosition());
    assertEquals(596, (1 - share) * DrivenWindow.fx(columns::getWidth), 12, "as designed");
    double dragged = share - 0.05;
    window.run(
        () -> {
          columns.setDividerPosition(0, dragged);
          release(columns.lookup(".split-pane-divider"));
        });
    window.close();
    try (DrivenWindow again = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder))) {
      again.size(1440, 900);
      SplitPane later = (SplitPane) DrivenWindow.fx(() -> again.node("start-columns"));
      assertEquals(
          dragged, DrivenWindow.fx(() -> later.getDividers().getFirst().getPosition()), 0.01);
    }
  }

  @Test
  void theSizeOfTextIsKeptUpToOneAndAHalf() {
    double usual = fontOf(window);
    window.run(() -> window.main().model().appearance().textScaleProperty().set(1.5));
    assertEquals(usual * 1.5, fontOf(window), 0.1);
    window.close();
    try (DrivenWindow again = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder))) {
      assertEquals(usual * 1.5, fontOf(again), 0.1);
      again.size(1440, 900).go(ScreenId.CONNECT);
      Node start = DrivenWindow.fx(() -> again.node("start-demo"));
      double right = DrivenWindow.fx(() -> start.localToScene(start.getLayoutBounds()).getMaxX());
      assertTrue(right <= 1440, () -> "what starts a demo ends at " + right);
    }
  }

  private static double fontOf(DrivenWindow of) {
    return DrivenWindow.fx(() -> ((Labeled) of.node("go-1")).getFont().getSize());
  }

  /** The end of a drag. */
  private static void release(Node divider) {
    divider.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_RELEASED,
            0,
            0,
            0,
            0,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            null));
  }
}
