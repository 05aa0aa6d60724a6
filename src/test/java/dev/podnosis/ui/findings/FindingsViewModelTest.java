package dev.podnosis.ui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.CauseId;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.Bench;
import dev.podnosis.ui.workspace.SavedCases;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsViewModelTest {
  private final Path folder;
  private Bench bench;
  private FindingsViewModel model;

  FindingsViewModelTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
    model = new FindingsViewModel(bench.workspace(), new Messages(Language.ENGLISH));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void withoutACaseThereIsNothing() {
    model.show(true);
    assertFalse(model.isOpen());
    assertEquals(List.of(), model.groupsProperty().get());
    assertNull(model.pageProperty().get());
    assertEquals(Status.NOT_YET, model.status().get());
    assertEquals("", model.summary());
    assertEquals("", model.ticket());
    assertEquals(List.of(), model.times());
  }

  @Test
  void theBestExplanationIsShownUntilAnotherCauseIsChosen() {
    model.show(true);
    SavedCases.open(bench, "corefile-unknown-directive");
    Diagnosis diagnosis = bench.workspace().diagnosisProperty().get();
    CauseId best = diagnosis.problems().getFirst().id();
    assertEquals(best, page().id());
    assertEquals(Status.PROBLEM, model.status().get());
    assertEquals(FindingsViewModel.Group.PROBLEMS, model.groupsProperty().get().getFirst().kind());
    assertTrue(model.summary().contains(page().title()), model.summary());
    assertFalse(model.ticket().isBlank());
    CauseId other =
        diagnosis.causes().stream()
            .map(c -> c.id())
            .filter(id -> !id.equals(best))
            .findFirst()
            .get();
    model.chosenProperty().set(other);
    assertEquals(other, page().id());
  }

  @Test
  void nothingIsPutIntoWordsWhileTheScreenIsNotInFront() {
    SavedCases.open(bench, "corefile-unknown-directive");
    assertNull(model.pageProperty().get());
    assertEquals(Status.PROBLEM, model.status().get(), "the rail knows all the same");
    model.show(true);
    assertNotNull(model.pageProperty().get());
  }

  @Test
  void whatIsShownAndCopiedIsCoveredWhileOthersLook() {
    model.show(true);
    SavedCases.open(bench, "corefile-unknown-directive");
    String open = model.ticket();
    String pod =
        Objects.requireNonNull(
                bench.workspace().diagnosisProperty().get().caseFile().target().pod())
            .name();
    assertTrue(open.contains(pod), open);
    bench.shell().screenShareProperty().set(true);
    assertFalse(model.ticket().contains(pod), model.ticket());
    assertNotEquals(open, model.ticket());
  }

  @Test
  void verifyingAgainShowsBeforeAndAfter() {
    model.show(true);
    SavedCases.open(bench, "corefile-unknown-directive");
    assertNull(model.verifiedProperty().get());
    bench.workspace().walk().verifyAgain();
    assertNotNull(model.verifiedProperty().get());
    assertEquals(2, model.times().size());
  }

  private CausePage page() {
    CausePage page = model.pageProperty().get();
    assertNotNull(page);
    return page;
  }
}
