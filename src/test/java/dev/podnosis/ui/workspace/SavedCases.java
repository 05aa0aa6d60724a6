package dev.podnosis.ui.workspace;

import dev.podnosis.diagnosis.CaseFileSource;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.recording.RecordedCases;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import java.nio.file.Path;
import java.util.List;

/** Opens what a real cluster said, as a support bundle is opened. */
public final class SavedCases {
  private SavedCases() {}

  /** Opens a recorded case in a workspace. */
  public static void open(Bench bench, String recording) {
    open(
        bench,
        RecordedCases.caseFile(recording, 0, Level.READ)
            .withRun(run -> run.withCaseId("ACK-884731")));
  }

  /** Opens a case in a workspace. */
  public static void open(Bench bench, CaseFile file) {
    Workspace workspace = bench.workspace();
    bench.answer(
        new Opening.Opened(new Session(workspace.workbench(), new CaseFileSource(file), file)));
    workspace.open(choices(workspace), () -> {});
  }

  /** What a support bundle is opened with. */
  public static Choices choices(Workspace workspace) {
    return new Choices(
        new Choices.Source.Bundle(Path.of("case.zip")),
        "",
        "",
        "",
        Symptom.none(workspace.workbench().lastMinutes()),
        Level.READ,
        "",
        "",
        new Choices.Probing(List.of(Choices.Probing.DEFAULT_IMAGE), 5),
        false);
  }
}
