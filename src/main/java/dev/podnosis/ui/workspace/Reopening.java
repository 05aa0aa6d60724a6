package dev.podnosis.ui.workspace;

import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.Level;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.Symptom;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.Session;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens saved and kept cases again, the latter with their cluster where that can be reached. */
final class Reopening {
  private final SessionOpener opener;
  private final CaseStore store;
  private final Workbench workbench;

  Reopening(SessionOpener opener, CaseStore store, Workbench workbench) {
    this.opener = opener;
    this.store = store;
    this.workbench = workbench;
  }

  /**
   * A case that was gone on with.
   *
   * @param opening what came of it
   * @param wanted what it was opened with
   * @param left where it was left
   * @param offline why its cluster is not there; null when it is, or none was asked for
   */
  record Reopened(
      Opening opening, Choices wanted, CaseState left, Opening.@Nullable Refused offline) {}

  /** Opens a kept case, as it was left; blocks. */
  Reopened reopen(CaseStore.Kept kept) throws InterruptedException {
    CaseState left = store.state(kept.file());
    Choices replay = replayOf(kept.file());
    Choices.Source source = left.source();
    Opening saved = opener.open(replay);
    if (source == null || !(saved instanceof Opening.Opened(Session asSaved))) {
      return new Reopened(skipping(saved, left), replay, left, null);
    }
    Choices wanted = asLeft(asSaved.caseFile(), source);
    Opening live = opener.resume(wanted, asSaved.caseFile());
    return live instanceof Opening.Refused why
        ? new Reopened(skipping(saved, left), replay, left, why)
        : new Reopened(skipping(live, left), wanted, left, null);
  }

  private static Opening skipping(Opening opening, CaseState left) {
    if (opening instanceof Opening.Opened(Session session)) {
      left.skipped().forEach(s -> session.skip(s, true));
    }
    return opening;
  }

  private static Choices asLeft(CaseFile saved, Choices.Source source) {
    ObjectRef pod = saved.target().pod();
    return new Choices(
        source,
        "",
        pod == null ? "" : pod.toString(),
        saved.target().container(),
        saved.symptom(),
        saved.run().level(),
        saved.run().caseId(),
        "",
        Choices.Probing.defaults(),
        false);
  }

  /** What a saved case is opened with, to be judged again without a cluster. */
  Choices replayOf(Path file) {
    return new Choices(
        new Choices.Source.Bundle(file),
        "",
        "",
        "",
        Symptom.none(workbench.lastMinutes()),
        Level.NODE,
        "",
        "",
        Choices.Probing.defaults(),
        false);
  }
}
