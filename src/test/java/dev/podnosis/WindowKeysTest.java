package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The program's own window, used by the keyboard alone. */
class WindowKeysTest {
  private static final DemoIncident INCIDENT =
      DemoIncidents.byId("pod-dns-policy-default").orElseThrow();

  private final FxRobot keys = new FxRobot();
  private final Path folder;
  private DrivenWindow window;

  WindowKeysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void open() {
    window = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder));
    window.run(() -> window.stage().requestFocus());
    window.await("the kubeconfig is read", () -> window.start().model().settled());
  }

  @AfterEach
  void close() {
    window.close();
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
    Path theirs = Files.writeString(folder.resolve("theirs.yaml"), KUBECONFIG);
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

  private static final String KUBECONFIG =
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
}
