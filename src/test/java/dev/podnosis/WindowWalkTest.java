package dev.podnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.demo.DemoCluster;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.demo.DemoIncidents;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.diagnosis.Verdict;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.ProbeId;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.TriesSeen;
import dev.podnosis.session.Choices;
import dev.podnosis.ui.common.LookupStrip;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.WalkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window on demo clusters, by mouse and keyboard as a person would: the whole way from Start to
 * a PDF, and what stands where something is in the way.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(WindowExtension.class)
class WindowWalkTest {
  private final DrivenWindow window;
  private final Path folder;
  private final FxRobot robot = new FxRobot();

  WindowWalkTest(DrivenWindow window) {
    this.window = window;
    folder = window.folder();
  }

  @Test
  void leadsFromStartToAPdf() throws IOException {
    chooseDemo("coredns-crash-loop", Level.READ);
    keys(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("Diagnose is in front", () -> screen() == ScreenId.DIAGNOSE);
    // The language changes in the middle and nothing begins anew.
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertEquals(Language.CHINESE, window.main().model().messages().language());
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    window.ended();
    long asked =
        window.workspace().diagnosisProperty().get().caseFile().evidence().stream()
            .map(e -> e.id())
            .distinct()
            .count();
    assertEquals(window.workspace().diagnosisProperty().get().caseFile().evidence().size(), asked);

    window.step(StepId.CHECK_COREDNS_PODS);
    window.press("note");
    type("note-text", "Rolled out at 09:12 by the platform team.");
    window.press("note-add");
    window.await("the note stands in its step", () -> shows("#step", "Rolled out at 09:12"));

    window.press("see-path");
    assertEquals(ScreenId.PATH, screen());
    keys(KeyCode.CONTROL, KeyCode.DIGIT6);
    assertEquals(ScreenId.FINDINGS, screen());
    assertTrue(shows("#cause", "Corefile does not fit"), texts("#cause"));
    assertTrue(shows("#cause", "proxy"), texts("#cause"));

    keys(KeyCode.CONTROL, KeyCode.ENTER);
    window.ended();
    window.await("before and after stand there", () -> shows("#verify", "Cause still present"));

    keys(KeyCode.CONTROL, KeyCode.E);
    assertEquals(ScreenId.REPORT, screen());
    Path english = folder.resolve("report.pdf");
    type("report-case", "CASE-4711");
    type("report-file", english.toString());
    keys(KeyCode.CONTROL, KeyCode.ENTER);
    window.await("the report is saved", () -> exists("report-saved"));
    String text = pdf(english);
    assertTrue(text.contains("CASE-4711"), text);
    assertTrue(text.contains("Corefile does not fit"), text);
    assertTrue(text.contains("Rolled out at 09:12 by the platform team."), text);

    window.press("report-language-chinese");
    Path chinese = folder.resolve("report-zh.pdf");
    type("report-file", chinese.toString());
    window.press("report-save");
    window.await("the other is saved too", () -> shows("#report-saved", "report-zh.pdf"));
    assertTrue(pdf(chinese).contains("Corefile 与 CoreDNS 版本不兼容"), pdf(chinese));
  }

  @Test
  void asksBeforeItReplacesAFile() throws IOException {
    window.openDemo("coredns-crash-loop", Level.READ, 2).runToEnd().go(ScreenId.REPORT);
    Path file = Files.writeString(folder.resolve("mine.pdf"), "mine");
    type("report-file", file.toString());
    window.press("report-save");
    window.await("it asks", () -> exists("report-replace"));
    assertEquals("mine", Files.readString(file));
    window.press("report-replace");
    window.await("the report is saved", () -> exists("report-saved"));
    assertTrue(pdf(file).contains("Corefile"));
  }

  /** The button beside the question looks the name up now; each lookup has its cell. */
  @Test
  void triesLookupsNow() {
    window.openDemo("name-typo", Level.EXEC, 4).runToEnd().step(StepId.REPRODUCIBLE);
    Instant before = tried().evidence().observedAt();
    assertEquals("Try 4 lookups now", ((Button) node("try-now")).getText());
    window.press("try-now");
    window.ended();
    assertTrue(tried().evidence().observedAt().isAfter(before), "it looked again");
    assertEquals(4, tried().what().tries().size());
    window.await("what was measured stands there", () -> shows("#question", "4 of 4"));
    assertTrue(shows("#question", "Suggested: Every time"), texts("#question"));
    LookupStrip strip = (LookupStrip) window.scene().lookup("#checks .lookup-strip");
    assertEquals(Collections.nCopies(4, LookupStrip.Lookup.FAILED), strip.lookupsProperty().get());
    assertTrue(shows("#checks", "0 / 4"), texts("#checks"));
    keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    assertEquals("立即解析 4 次", ((Button) node("try-now")).getText());
  }

  private Seen<TriesSeen> tried() {
    return window
        .workspace()
        .diagnosisProperty()
        .get()
        .caseFile()
        .last(TriesSeen.class)
        .orElseThrow();
  }

  @Test
  void cleansUpWhatItCreatedWhenAWalkIsOver() {
    window.openDemo("healthy", Level.NODE, 1).runToEnd();
    var changes = window.workspace().sessionProperty().get().changes();
    assertTrue(changes.stream().anyMatch(c -> c.kind().equals("Pod")), changes.toString());
    assertTrue(
        changes.stream().filter(c -> c.kind().equals("Pod")).allMatch(c -> c.removed() != null),
        changes.toString());
    assertEquals(0, window.main().context().shell().objectsProperty().get());
  }

  @Test
  void namesTheRightThatIsMissing() {
    window.openDemo("no-rights", Level.READ, 1).runToEnd().step(StepId.CHECK_COREDNS_LOGS);
    assertTrue(shows("#trouble", "pods/log"), texts("#trouble"));
    assertTrue(
        window.workspace().diagnosisProperty().get().causes().stream()
            .noneMatch(c -> c.verdict() instanceof Verdict.Confirmed && c.problem()));
  }

  @Test
  void offersAnotherImageWhereOneCannotBePulled() {
    window.openDemo("image-pull", Level.NODE, 1).runToEnd().step(StepId.CHECK_POD_TO_COREDNS);
    assertTrue(shows("#trouble", "image"), texts("#trouble"));
    robot.interact(() -> button("#trouble", "Enter image…").fire());
    window.settle();
    type("image", "-o evil");
    assertTrue(node("image-use").isDisabled());
    type("image", "registry.example/tools:1");
    assertFalse(node("image-use").isDisabled());
    keys(KeyCode.ESCAPE);
  }

  @Test
  void aLostConnectionIsNoVerdict() throws IOException {
    DemoIncident incident = DemoIncidents.byId("udp53-blocked-node").orElseThrow();
    Path kubeconfig = folder.resolve("config");
    try (DemoCluster cluster = DemoCluster.start(incident, 0)) {
      Files.writeString(kubeconfig, cluster.kubeconfig());
      window.open(new Choices.Source.Cluster(kubeconfig, cluster.context()), Level.READ, 1);
      window.begin();
    }
    window.ended();
    var diagnosis = window.workspace().diagnosisProperty().get();
    assertTrue(diagnosis.problems().isEmpty(), diagnosis.problems().toString());
    assertFalse(diagnosis.incomplete().isEmpty());
    window.go(ScreenId.DIAGNOSE).step(brokenOff());
    assertTrue(exists("trouble") && node("trouble").isVisible(), texts("#step"));
  }

  @Test
  void pausesGoesOnAndIsCancelled() {
    // Lookups that get no answer: enough of them that the walk is not over before it is cancelled.
    window.openDemo("udp53-blocked-node", Level.EXEC, 20).go(ScreenId.DIAGNOSE).begin();
    keys(KeyCode.F6);
    assertEquals(WalkState.PAUSED, window.workspace().walk().stateProperty().get());
    keys(KeyCode.F6);
    keys(KeyCode.CONTROL, KeyCode.PERIOD);
    window.press("cancel-really");
    window.ended();
    assertEquals(0, window.main().context().shell().objectsProperty().get());
    assertFalse(window.workspace().diagnosisProperty().get().caseFile().run().complete());
  }

  /** A step with a probe whose connection broke; which it hits is chance. */
  private StepId brokenOff() {
    Set<ProbeId> broken =
        window.workspace().diagnosisProperty().get().caseFile().evidence().stream()
            .filter(e -> e.observation() instanceof NotObserved n && n.reason().limitsTheRun())
            .map(e -> e.probe())
            .collect(Collectors.toSet());
    Map<StepId, Status> states = window.workspace().walk().stepStatesProperty().get();
    return window.workspace().catalogue().flowchart().steps().stream()
        .filter(step -> states.get(step.id()) != Status.SKIPPED)
        .filter(step -> step.probes().stream().anyMatch(broken::contains))
        .map(step -> step.id())
        .findFirst()
        .orElseThrow();
  }

  /** Starting a cluster may fail on a machine that is busy beyond measure; then one tries again. */
  private void chooseDemo(String incident, Level level) {
    robot.clickOn("#demo-" + incident);
    robot.clickOn("#level-" + level.id());
    assertEquals(level, window.workspace().draft().levelProperty().get());
    for (int tried = 0; tried < 5 && screen() != ScreenId.SYMPTOM; tried++) {
      keys(KeyCode.CONTROL, KeyCode.ENTER);
      window.await(
          "the demo cluster has started, or not",
          () -> !window.start().model().startingProperty().get());
    }
    assertEquals(ScreenId.SYMPTOM, screen());
  }

  private void keys(KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
    window.settle();
  }

  private void type(String id, String text) {
    window.run(
        () -> {
          Node field = node(id);
          if (field instanceof TextField line) {
            line.setText(text);
          } else {
            ((javafx.scene.control.TextInputControl) field).setText(text);
          }
        });
  }

  private ScreenId screen() {
    return window.main().context().shell().screenProperty().get();
  }

  private Node node(String id) {
    return window.node(id);
  }

  private boolean exists(String id) {
    return window.scene().getRoot().lookup("#" + id) != null;
  }

  private javafx.scene.control.Button button(String within, String words) {
    return window.scene().getRoot().lookup(within).lookupAll(".button").stream()
        .map(javafx.scene.control.Button.class::cast)
        .filter(b -> words.equals(b.getText()))
        .findFirst()
        .orElseThrow();
  }

  private boolean shows(String within, String words) {
    return texts(within).contains(words);
  }

  /** Every word in a part of the window. */
  private String texts(String within) {
    Node part = window.scene().getRoot().lookup(within);
    if (part == null) {
      return "";
    }
    Set<Node> labels = part.lookupAll(".label");
    return labels.stream()
        .map(l -> ((Label) l).getText())
        .filter(t -> t != null)
        .collect(Collectors.joining("\n"));
  }

  private static String pdf(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertTrue(document.getDocumentCatalog().getDocumentOutline().getOpenCount() != 0);
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
