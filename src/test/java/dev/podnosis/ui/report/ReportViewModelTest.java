package dev.podnosis.ui.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.ui.report.ReportViewModel.Format;
import dev.podnosis.ui.report.ReportViewModel.Languages;
import dev.podnosis.ui.report.ReportViewModel.Outcome;
import dev.podnosis.ui.report.ReportViewModel.Preview;
import dev.podnosis.ui.workspace.Bench;
import dev.podnosis.ui.workspace.SavedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {
  private final Path folder;
  private Bench bench;
  private ReportViewModel model;

  ReportViewModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
    model = new ReportViewModel(bench.workspace(), bench.background(), folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void openCase() {
    SavedCases.open(bench, "corefile-unknown-directive");
  }

  @Test
  void withoutACaseNothingIsShownOrSaved() {
    model.show(true);
    assertInstanceOf(Preview.None.class, model.previewProperty().get());
    model.save(false);
    assertInstanceOf(Outcome.Nothing.class, model.outcomeProperty().get());
    assertEquals("", model.summary());
  }

  @Test
  void theFileIsNamedAfterTheCaseAndItsForm() {
    openCase();
    assertEquals("ACK-884731", model.caseIdProperty().get());
    assertEquals(folder.resolve("podnosis-ACK-884731.pdf").toString(), model.fileProperty().get());
    model.fileProperty().set(folder.resolve("elsewhere/mine.pdf").toString());
    model.caseIdProperty().set("../a b");
    model.formatProperty().set(Format.CASE);
    assertEquals(
        folder.resolve("elsewhere/podnosis-.._a_b.podnosis.zip").toString(),
        model.fileProperty().get());
  }

  @Test
  void thePagesAreShownAndTurned() {
    openCase();
    assertInstanceOf(Preview.None.class, model.previewProperty().get(), "not in front yet");
    model.show(true);
    Preview.Page first = assertInstanceOf(Preview.Page.class, model.previewProperty().get());
    assertEquals(1, first.number());
    assertTrue(first.of() > 2, first::toString);
    model.turn(1);
    assertEquals(2, assertInstanceOf(Preview.Page.class, model.previewProperty().get()).number());
    model.turn(-5);
    assertEquals(1, assertInstanceOf(Preview.Page.class, model.previewProperty().get()).number());
  }

  @Test
  void thePreviewFollowsFormLanguageAndWhatIsTyped() {
    openCase();
    model.formatProperty().set(Format.MD);
    model.show(true);
    assertTrue(text().contains("ACK-884731"), this::text);
    model.caseIdProperty().set("CASE-4711");
    assertTrue(text().contains("CASE-4711"), this::text);
    model.languagesProperty().set(Languages.CHINESE);
    assertTrue(text().contains("已确认"), this::text);
  }

  @Test
  void aFileIsReplacedOnlyWhenTheUserSaysSo() throws IOException {
    openCase();
    model.formatProperty().set(Format.MD);
    Path file = Files.writeString(folder.resolve("mine.md"), "mine");
    model.fileProperty().set(file.toString());
    model.save(false);
    assertEquals(new Outcome.Exists("mine.md"), model.outcomeProperty().get());
    assertEquals("mine", Files.readString(file));
    model.save(true);
    assertEquals(new Outcome.Saved(List.of(file)), model.outcomeProperty().get());
    assertTrue(Files.readString(file).contains("Corefile"));
  }

  @Test
  void bothLanguagesMakeTwoFiles() {
    openCase();
    model.formatProperty().set(Format.MD);
    model.languagesProperty().set(Languages.BOTH);
    model.save(false);
    Outcome.Saved saved = assertInstanceOf(Outcome.Saved.class, model.outcomeProperty().get());
    assertEquals(
        List.of(
            folder.resolve("podnosis-ACK-884731-en.md"),
            folder.resolve("podnosis-ACK-884731-zh.md")),
        saved.files());
    assertTrue(saved.files().stream().allMatch(Files::exists));
  }

  @Test
  void namesAreReplacedBeforeItLeavesTheUsersHands() {
    openCase();
    String pod =
        Objects.requireNonNull(
                bench.workspace().diagnosisProperty().get().caseFile().target().pod())
            .name();
    model.formatProperty().set(Format.MD);
    model.show(true);
    assertTrue(text().contains(pod), this::text);
    model.discreetProperty().set(true);
    assertFalse(text().contains(pod), this::text);
  }

  @Test
  void aNameOfNoFileAndAFolderThatCannotBeAreTold() throws IOException {
    openCase();
    model.formatProperty().set(Format.MD);
    model.fileProperty().set(" ");
    model.save(false);
    assertInstanceOf(Outcome.BadName.class, model.outcomeProperty().get());
    Path file = Files.writeString(folder.resolve("file"), "a file, no folder");
    model.fileProperty().set(file.resolve("below.md").toString());
    model.save(false);
    assertInstanceOf(Outcome.Failed.class, model.outcomeProperty().get());
  }

  private String text() {
    return assertInstanceOf(Preview.Text.class, model.previewProperty().get()).text();
  }
}
