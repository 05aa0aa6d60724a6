package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.diagnosis.Flowchart;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.WalkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** The program's own window, used by the keyboard alone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(WindowExtension.class)
class WindowKeysTest {
  private static final DemoIncident INCIDENT =
      DemoIncidents.byId("pod-dns-policy-default").orElseThrow();

  private final FxRobot keys = new FxRobot();
  private final DrivenWindow window;
  private final Path folder;

  WindowKeysTest(DrivenWindow window) {
    this.window = window;
    folder = window.folder();
  }

  @Test
  void fromStartToTheDiagnosis() {
    chooseIncident();
    press(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("the symptom is asked", () -> shown() == ScreenId.SYMPTOM);
    window.await("pods are read", () -> window.symptom().settled());
    press(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("the diagnosis is shown", () -> shown() == ScreenId.DIAGNOSE);
    window.await(
        "something was seen", () -> window.workspace().walk().progressProperty().get().done() > 0);
    window.ended();
    Session session = window.workspace().sessionProperty().get();
    assertNotNull(session);
    assertEquals(INCIDENT.pod(), String.valueOf(session.caseFile().target().pod()));
    assertFalse(session.caseFile().evidence().isEmpty());
  }

  @Test
  void aFileIsAskedForAndOpened() throws IOException {
    Path theirs = Files.writeString(folder.resolve("theirs.yaml"), DrivenWindow.ELSEWHERE);
    window.picked().answer(theirs);
    press(KeyCode.CONTROL, KeyCode.O);
    window.await("it is read", () -> window.start().model().contexts().size() == 1);
    assertEquals(1, window.picked().asked().size());
    assertEquals("elsewhere", window.start().model().contexts().getFirst().context().name());
    assertTrue(window.start().model().contexts().getFirst().context().foreign());
  }

  @Test
  void theCaseIsSavedFromTheReportAndOpenedWithoutItsCluster() {
    window.openDemo(INCIDENT.id(), Level.READ, 2).runToEnd();
    int evidence = session().caseFile().evidence().size();
    Path file = folder.resolve("case.zip");
    press(KeyCode.CONTROL, KeyCode.DIGIT7);
    window.await("the report is shown", () -> shown() == ScreenId.REPORT && there("report-save"));
    focus("format-case");
    press(KeyCode.SPACE);
    window.run(() -> ((TextField) window.node("report-file")).setText(file.toString()));
    focus("report-save");
    press(KeyCode.SPACE);
    window.await("it is saved", () -> there("report-saved"));
    window.picked().answer(file);
    press(KeyCode.CONTROL, KeyCode.O);
    window.await("it is open", () -> !session().live() && shown() == ScreenId.DIAGNOSE);
    assertEquals(evidence, session().caseFile().evidence().size());
  }

  @Test
  void theTellingWordsAreMarkedWhenWritingPauses() {
    chooseIncident();
    press(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("pods are read", () -> there("symptom-error") && window.symptom().settled());
    TextArea area = (TextArea) window.node("symptom-error");
    window.run(area::requestFocus);
    window.run(() -> area.setText("curl: (6) Could not resolve host: db.shop"));
    window.await("they are marked", () -> window.node("symptom-marks").isVisible());
    assertTrue(DrivenWindow.fx(area::isFocused), "they are marked only when one has left");
    press(KeyCode.END);
    assertFalse(DrivenWindow.fx(() -> window.node("symptom-marks").isVisible()));
  }

  @Test
  void theSearchLeadsToNamesPodsAndScreens() {
    chooseIncident();
    press(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("pods are read", () -> shown() == ScreenId.SYMPTOM && window.symptom().settled());
    String name = INCIDENT.domains().getFirst();
    search(name);
    assertEquals("Failing name", chosenEntry().detail());
    press(KeyCode.ESCAPE);
    window.run(() -> window.symptom().pods().searchProperty().set("no-such-pod"));
    window.await("nothing fits", () -> window.symptom().settled());
    search("coredns");
    window.await(
        "the cluster's pods are found",
        () -> entries().stream().anyMatch(e -> e.text().startsWith("kube-system/coredns")));
    while (!chosenEntry().text().startsWith("kube-system/coredns")) {
      press(KeyCode.DOWN);
    }
    String pod = chosenEntry().text();
    press(KeyCode.ENTER);
    window.await("it is chosen", () -> shown() == ScreenId.SYMPTOM && !there("palette-field"));
    assertEquals(pod, DrivenWindow.fx(() -> window.workspace().draft().podProperty().get()));
    search("connect");
    press(KeyCode.ENTER);
    window.await("the screen is shown", () -> shown() == ScreenId.CONNECT);
  }

  /** What F6 and Ctrl+. do is found by its words too, and only while there is something to do. */
  @Test
  void theSearchPausesARunAndCancelsIt() {
    window.openDemo("packet-loss", Level.NODE, 60).go(ScreenId.DIAGNOSE);
    search("pause");
    assertTrue(entries().stream().noneMatch(e -> e.text().equals("Pause")), "nothing runs");
    press(KeyCode.ESCAPE);
    window.begin();
    window.await("it runs", () -> walk() == WalkState.RUNNING);
    choose("Pause");
    window.await("it is paused", () -> walk() == WalkState.PAUSED);
    choose("Resume");
    window.await("it runs again", () -> walk() == WalkState.RUNNING);
    choose("Cancel and clean up");
    window.await("it asks first", () -> there("cancel-really"));
    window.press("cancel-really");
    window.await("it is over", () -> walk() == WalkState.IDLE);
    assertEquals(0, window.main().context().shell().objectsProperty().get());
  }

  @Test
  void theSearchDoesWhatTheShellCan() {
    choose("Dark");
    assertTrue(DrivenWindow.fx(() -> window.main().model().appearance().dark().get()));
    choose("Chinese");
    assertEquals(Language.CHINESE, window.main().model().messages().language());
    choose("English");
    assertEquals(Language.ENGLISH, window.main().model().messages().language());
    BooleanProperty shared = window.main().context().shell().screenShareProperty();
    choose("share");
    assertTrue(DrivenWindow.fx(shared::get));
    choose("leave");
    assertFalse(DrivenWindow.fx(shared::get));
    choose("settings");
    window.await("the settings are open", () -> there("settings-scheme"));
    press(KeyCode.ESCAPE);
    assertFalse(covered());
    search("export");
    assertTrue(entries().isEmpty(), "there is nothing to report yet");
    press(KeyCode.ESCAPE);
    assertFalse(covered());
  }

  @Test
  void theSearchLeadsToStepsAndRunsWhatCanBeDone() {
    window.openDemo(INCIDENT.id(), Level.READ, 1);
    StepId step = StepId.CHECK_COREDNS_LOGS;
    choose(DrivenWindow.fx(() -> window.workspace().wording().get().stepName(step)));
    assertEquals(ScreenId.DIAGNOSE, shown());
    assertEquals(step, DrivenWindow.fx(window.workspace().stepProperty()::get));
    choose("run all");
    window.ended();
    assertTrue(session().caseFile().run().complete());
    choose("export");
    assertEquals(ScreenId.REPORT, shown());
  }

  @Test
  void theArrowsGoThroughTheProcedure() {
    window.openDemo(INCIDENT.id(), Level.READ, 1).go(ScreenId.DIAGNOSE);
    List<Flowchart.Step> steps = window.workspace().catalogue().flowchart().steps();
    window.run(() -> window.node("procedure").lookup(".map-node").requestFocus());
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    assertEquals(steps.get(2).id(), DrivenWindow.fx(window.workspace().stepProperty()::get));
    press(KeyCode.UP);
    press(KeyCode.SPACE);
    assertEquals(steps.get(1).id(), DrivenWindow.fx(window.workspace().stepProperty()::get));
  }

  /** In a narrow window the evidence lies over the content. */
  @Test
  void escapeClosesTheEvidenceAndGivesTheFocusBack() {
    window.openDemo(INCIDENT.id(), Level.READ, 1).size(1024, 680).go(ScreenId.DIAGNOSE);
    focus("run-step");
    press(KeyCode.F4);
    assertTrue(covered());
    press(KeyCode.ESCAPE);
    assertFalse(covered());
    assertEquals("run-step", DrivenWindow.fx(() -> window.scene().getFocusOwner().getId()));
  }

  @Test
  void tabReachesEveryControlOfEveryScreenAndShowsWhereItIs() {
    window.size(1440, 900).openDemo("coredns-crash-loop", Level.READ, 1).runToEnd();
    for (ScreenId screen : ScreenId.values()) {
      window.go(screen).run(window.stage()::requestFocus);
      window.await("the window has the focus", window.stage()::isFocused);
      window.await("pods are read", () -> window.symptom().settled());
      List<String> missed = DrivenWindow.fx(this::missedByTab);
      assertEquals(List.of(), missed, screen.toString());
    }
  }

  private List<String> missedByTab() {
    Node screen = window.node("screen");
    Set<Node> wanted = new LinkedHashSet<>();
    controls(screen, wanted);
    assertFalse(wanted.isEmpty());
    Set<Node> reached = new LinkedHashSet<>();
    window.node("go-1").requestFocus();
    for (Node owner = tab(); reached.add(owner); owner = tab()) {
      Node seen = owner;
      assertTrue(seen.isFocusVisible() || isFramed(seen), () -> "no focus is seen on " + seen);
    }
    wanted.removeAll(reached);
    return wanted.stream().map(Object::toString).toList();
  }

  /** A part of the path has its frame with every focus. */
  private static boolean isFramed(Node part) {
    part.applyCss();
    return part instanceof Region region
        && region.getBorder() != null
        && region.getBorder().getStrokes().getFirst().getTopStroke() instanceof Color frame
        && frame.getOpacity() > 0;
  }

  private Node tab() {
    Node from = window.scene().getFocusOwner();
    from.fireEvent(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
    return window.scene().getFocusOwner();
  }

  /** Of choices that exclude each other Tab reaches the chosen one, and the arrows the others. */
  private static void controls(Node node, Set<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    boolean byArrows =
        node instanceof Toggle toggle
            && toggle.getToggleGroup() != null
            && toggle.getToggleGroup().getSelectedToggle() != null
            && !toggle.isSelected();
    if (node.isFocusTraversable() && !byArrows) {
      into.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> controls(child, into));
    }
  }

  /** Needs the JavaFX thread. */
  private WalkState walk() {
    return window.workspace().walk().stateProperty().get();
  }

  private boolean covered() {
    return DrivenWindow.fx(() -> window.main().context().overlay().showing().get());
  }

  /** Finds something by its words and does it. */
  private void choose(String words) {
    search(words);
    press(KeyCode.ENTER);
    window.await("the search is closed", () -> !there("palette-field"));
  }

  private void search(String words) {
    press(KeyCode.CONTROL, KeyCode.K);
    window.await("the search is open", () -> there("palette-field"));
    keys.write(words);
    window.settle();
  }

  private List<Palette.Entry> entries() {
    return palette().getItems();
  }

  private Palette.Entry chosenEntry() {
    return DrivenWindow.fx(() -> palette().getSelectionModel().getSelectedItem());
  }

  @SuppressWarnings("unchecked")
  private ListView<Palette.Entry> palette() {
    return (ListView<Palette.Entry>) window.node("palette-list");
  }

  private void chooseIncident() {
    search(INCIDENT.title("en").substring(0, 20));
    press(KeyCode.ENTER);
    window.await("it is chosen", () -> window.start().model().ready());
    assertEquals(ScreenId.CONNECT, shown());
    assertEquals(
        INCIDENT.pod(), DrivenWindow.fx(() -> window.workspace().draft().podProperty().get()));
  }

  private void press(KeyCode... together) {
    keys.push(together);
    window.settle();
  }

  private void focus(String id) {
    window.run(() -> window.node(id).requestFocus());
  }

  private boolean there(String id) {
    return window.scene().lookup("#" + id) != null;
  }

  private ScreenId shown() {
    return window.main().context().shell().screenProperty().get();
  }

  private Session session() {
    return java.util.Objects.requireNonNull(window.workspace().sessionProperty().get());
  }
}
