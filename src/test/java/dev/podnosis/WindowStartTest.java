package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.evidence.Level;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.start.ContextEntry;
import dev.podnosis.ui.workspace.CaseStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** The Start and Symptom screens in the program's own window, on real clusters of the demo. */
class WindowStartTest {
  private static final String INCIDENT = "pod-dns-policy-default";

  private final Path folder;
  private static DemoCluster healthy;
  private static DemoCluster restricted;
  private DrivenWindow window;

  WindowStartTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    healthy = DemoCluster.start(DemoIncidents.byId("healthy").orElseThrow(), 0);
    restricted = DemoCluster.start(DemoIncidents.byId("no-rights").orElseThrow(), 0);
  }

  @AfterAll
  static void end() {
    healthy.close();
    restricted.close();
  }

  @BeforeEach
  void open() throws IOException {
    Path first = Files.writeString(folder.resolve("first"), healthy.kubeconfig());
    Path second = Files.writeString(folder.resolve("second"), restricted.kubeconfig());
    Path third = Files.writeString(folder.resolve("third"), DrivenWindow.ELSEWHERE);
    String list = String.join(File.pathSeparator, List.of(first + "", second + "", third + ""));
    window = new DrivenWindow(folder, new Kubeconfigs(Map.of("KUBECONFIG", list), folder));
    window.await("every context is asked", () -> window.start().model().settled());
    choose(healthy.context());
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void fromADemoIncidentToTheDiagnosis() {
    window.run(() -> list("demos").getSelectionModel().select(demo(INCIDENT)));
    window.press("start-demo");
    window.await("the symptom is asked", () -> shown() == ScreenId.SYMPTOM);
    window.await("pods are read", () -> window.symptom().settled());
    assertEquals(DemoIncidents.byId(INCIDENT).orElseThrow().pod(), chosenPod());
    assertTrue(text("chip-context").contains(INCIDENT));
    assertFalse(fx(() -> window.node("go-2").isDisabled()));
    window.run(() -> ((TextField) window.node("symptom-case")).setText("ACK-7"));
    window.press("symptom-start");
    window.await("the diagnosis is shown", () -> shown() == ScreenId.DIAGNOSE);
    window.ended();
    Session session = window.workspace().sessionProperty().get();
    assertNotNull(session);
    assertEquals("ACK-7", session.caseFile().run().caseId());
    assertEquals(Level.NODE, session.caseFile().run().level());
    assertFalse(session.caseFile().evidence().isEmpty());
  }

  @Test
  void contextsAreListedWithWhatIsKnown() {
    assertEquals(3, fx(() -> list("contexts").getItems().size()));
    assertEquals(healthy.context(), text("start-context"));
    assertTrue(there("rights"));
    assertTrue(text("start-who").contains("oncall@shop.example"));
    window.press("start-connect");
    window.await("the symptom is asked", () -> shown() == ScreenId.SYMPTOM);
    assertEquals(
        healthy.context(), fx(() -> window.main().context().shell().contextProperty().get()));
  }

  @Test
  void anUnreachableClusterTellsWhereItStops() {
    choose("elsewhere");
    assertTrue(there("start-unreachable"));
    assertFalse(there("start-connect"));
    assertTrue(texts("start-unreachable").contains("TCP connection to port 9"));
    assertTrue(texts("start-unreachable").contains("not reached"));
    assertTrue(fx(() -> window.node("go-2").isDisabled()), "no pod can be chosen");
    window.press("try-again");
    window.await("it was tried again", () -> window.start().model().settled());
    assertTrue(there("start-unreachable"));
  }

  @Test
  void aUserWithoutRightsIsGivenTheRoleToAskFor() {
    choose(restricted.context());
    assertTrue(there("start-no-rights"));
    assertTrue(there("copy-yaml"));
    assertTrue(texts("start-no-rights").contains("kind: ClusterRole") || there("copy-request"));
    window.press("go-on-blind");
    window.await("the symptom is asked", () -> shown() == ScreenId.SYMPTOM);
  }

  @Test
  void aLevelThatLeavesATraceIsAskedForOnce() {
    window.run(() -> click("level-node"));
    assertTrue(fx(() -> window.main().context().overlay().showing().get()));
    window.press("level-back");
    assertEquals(Level.READ, level());
    window.run(() -> click("level-node"));
    window.press("level-allow");
    assertEquals(Level.NODE, level());
    window.run(() -> click("level-read"));
    window.run(() -> click("level-node"));
    assertEquals(Level.NODE, level(), "it was asked twice");
  }

  @Test
  void aForeignKubeconfigShowsTheWholeCommandBeforeItRuns() throws IOException {
    Path ran = folder.resolve("ran");
    Path foreign =
        Files.writeString(
            folder.resolve("theirs.yaml"),
            DrivenWindow.ELSEWHERE.replace(
                "{token: none}",
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args:"
                    + " [\""
                    + ran
                    + "\"], interactiveMode: Never}}"));
    window.run(() -> window.start().dropped(foreign));
    window.await(
        "it is read", () -> window.start().model().contexts().getFirst().context().foreign());
    window.await("it is asked", () -> window.start().model().settled());
    choose("elsewhere");
    window.press("review-consent");
    assertTrue(texts("overlay").contains("touch " + ran), texts("overlay"));
    assertFalse(Files.exists(ran));
    window.press("trust-yes");
    window.await("it was run", () -> Files.exists(ran));
  }

  @Test
  void aPastedErrorIsRecognisedAndASearchNarrows() {
    window.press("start-connect");
    window.await("pods are read", () -> window.symptom().settled());
    window.run(
        () ->
            ((TextArea) window.node("symptom-error"))
                .setText("curl: (6) Could not resolve host: db.shop"));
    window.await("it is recognised", () -> there("symptom-meaning"));
    assertTrue(texts("symptom-meaning").contains("curl"), texts("symptom-meaning"));
    window.run(() -> ((TextArea) window.node("symptom-error")).setText("out of paper"));
    window.await(
        "it is not recognised",
        () -> texts("symptom-meaning").contains("Not recognised, steps run unfiltered"));
    window.run(() -> ((TextField) window.node("pod-search")).setText("coredns"));
    window.await(
        "the search has narrowed",
        () ->
            window.symptom().settled()
                && table().getItems().size() > 0
                && table().getItems().size() < 5);
    assertTrue(texts("selects").contains("No pod chosen"), texts("selects"));
  }

  @Test
  void aPodThatIsGoneIsToldAndStopsTheStart() {
    window.run(
        () -> {
          window.workspace().draft().podProperty().set("shop/was-here");
          window.start().model().checkAgain();
        });
    window.await("asked again", () -> window.start().model().settled());
    window.press("start-connect");
    window.await("it is told", () -> there("pod-gone"));
    assertTrue(fx(() -> window.node("symptom-start").isDisabled()));
    window.press("no-pod");
    assertFalse(fx(() -> window.node("symptom-start").isDisabled()));
  }

  @Test
  void aCaseIsGoneOnWithWhereItWasLeft() throws Exception {
    window.openDemo(INCIDENT, Level.EXEC, 2).runToEnd();
    window.step(StepId.CHECK_COREDNS_LOGS);
    window.run(() -> window.workspace().note(StepId.CHECK_COREDNS_LOGS, "seen before"));
    window.run(() -> window.workspace().skip(StepId.CAPTURE_PACKETS, true));
    window.go(ScreenId.FINDINGS);
    int evidence = session().caseFile().evidence().size();
    CaseStore store = window.workspace().store();
    await(() -> store.recent().size() == 1 && state(store).screen() == ScreenId.FINDINGS);
    // As after a crash: nothing is closed, another window opens what was kept.
    try (DrivenWindow again = new DrivenWindow(folder, new Kubeconfigs(Map.of(), folder))) {
      again.await("cases are listed", () -> !again.start().model().recent().isEmpty());
      again.run(
          () -> again.start().model().reopen(again.start().model().recent().getFirst(), () -> {}));
      again.await("it is open", () -> again.workspace().sessionProperty().get() != null);
      Session reopened = again.workspace().sessionProperty().get();
      assertNotNull(reopened);
      assertEquals(evidence, reopened.caseFile().evidence().size());
      assertTrue(reopened.live(), "it does not go on with its cluster");
      assertEquals("seen before", reopened.caseFile().run().notes().getFirst().text());
      assertEquals(StepId.CHECK_COREDNS_LOGS, again.workspace().stepProperty().get());
      assertEquals(ScreenId.FINDINGS, again.main().context().shell().screenProperty().get());
      again.runToEnd();
      assertEquals(evidence, reopened.caseFile().evidence().size(), "what was known is asked anew");
    }
  }

  @Test
  void aCaseFileIsSavedAndOpenedAgain() throws Exception {
    window.openDemo(INCIDENT, Level.READ, 2).runToEnd();
    Path file = folder.resolve("case.zip");
    window.run(() -> window.workspace().saveTo(file, saved -> {}));
    await(() -> Files.exists(file));
    window.run(() -> window.start().dropped(file));
    window.await(
        "the case file is open",
        () ->
            window.workspace().choicesProperty().get() instanceof Choices c
                && c.source() instanceof Choices.Source.Bundle);
    assertFalse(session().live());
    assertEquals(ScreenId.DIAGNOSE, shown());
    assertEquals("Saved case", fx(() -> window.main().context().shell().levelProperty().get()));
    Path wrong = Files.writeString(folder.resolve("wrong.zip"), "no zip");
    window.run(() -> window.start().dropped(wrong));
    window.await("it is refused", () -> window.workspace().refusedProperty().get() != null);
    window.go(ScreenId.CONNECT);
    assertTrue(texts("start-refused").contains("wrong.zip"), texts("start-refused"));
  }

  private dev.podnosis.ui.workspace.CaseState state(CaseStore store) {
    return store.state(store.recent().getFirst().file());
  }

  /** At once when on the JavaFX thread already, as within what is waited for. */
  private static <T> T fx(Supplier<T> work) {
    return Platform.isFxApplicationThread() ? work.get() : DrivenWindow.fx(work);
  }

  private interface Holds {
    boolean now() throws Exception;
  }

  private static void await(Holds holds) throws Exception {
    for (int i = 0; i < 1_000 && !holds.now(); i++) {
      Thread.sleep(20);
    }
    assertTrue(holds.now());
  }

  private Session session() {
    Session session = window.workspace().sessionProperty().get();
    assertNotNull(session);
    return session;
  }

  /** On a busy machine silence is no news: it is asked again. */
  private void choose(String context) {
    for (int i = 0; i < 5; i++) {
      ask(context);
      boolean silent = texts("start-unreachable").contains("did not answer in time");
      if (!silent) {
        return;
      }
    }
  }

  private void ask(String context) {
    window.run(
        () -> {
          ContextEntry entry =
              window.start().model().contexts().stream()
                  .filter(e -> e.context().name().equals(context))
                  .findFirst()
                  .orElseThrow();
          window.start().model().choose(entry);
        });
    window.await("it is asked", () -> window.start().model().settled());
  }

  private static Object demo(String id) {
    return DemoIncidents.byId(id).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private ListView<Object> list(String id) {
    return (ListView<Object>) window.node(id);
  }

  private TableView<?> table() {
    return (TableView<?>) window.node("pod-table");
  }

  private String chosenPod() {
    return fx(() -> window.workspace().draft().podProperty().get());
  }

  private ScreenId shown() {
    return window.main().context().shell().screenProperty().get();
  }

  private Level level() {
    return fx(() -> window.workspace().draft().levelProperty().get());
  }

  private boolean there(String id) {
    return fx(() -> window.scene().lookup("#" + id) != null);
  }

  /** Fires what a click on a card does. */
  private void click(String id) {
    Node card = window.node(id);
    card.fireEvent(
        new javafx.scene.input.KeyEvent(
            javafx.scene.input.KeyEvent.KEY_PRESSED,
            " ",
            " ",
            javafx.scene.input.KeyCode.SPACE,
            false,
            false,
            false,
            false));
  }

  private String text(String id) {
    return fx(
        () ->
            window.node(id) instanceof Label label
                ? label.getText()
                : String.valueOf(window.node(id).getAccessibleText()));
  }

  /** All words in a part of the window. */
  private String texts(String id) {
    return fx(
        () -> {
          StringBuilder all = new StringBuilder();
          Node root = window.scene().lookup("#" + id);
          if (root != null) {
            collect(root, all);
          }
          return all.toString();
        });
  }

  private static void collect(Node node, StringBuilder into) {
    if (node instanceof Label label && label.getText() != null) {
      into.append(label.getText()).append('\n');
    } else if (node instanceof javafx.scene.text.Text text) {
      into.append(text.getText()).append('\n');
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }
}
