package dev.podnosis.ui.workspace;

import dev.podnosis.catalogue.CaseFiles;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.session.Session;
import dev.podnosis.ui.common.Background;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps every case as it grows, and how it was left. */
final class CaseKeeping {
  private final CaseStore store;
  private final Background background;

  CaseKeeping(CaseStore store, Background background) {
    this.store = store;
    this.background = background;
  }

  /** Keeps a case as it is now; may be called from any thread, and blocks. */
  void keep(Session grown) {
    synchronized (store) {
      CaseFile now = grown.caseFile();
      store.save(now, store.fileFor(now));
    }
  }

  /** The same in the background. */
  void keepLater(Session grown) {
    background
        .task(
            progress -> {
              keep(grown);
              return grown;
            })
        .start();
  }

  /** Remembers in the background how a case is left. */
  void remember(Session open, CaseState now) {
    background
        .task(
            progress -> {
              synchronized (store) {
                store.saveState(now, store.fileFor(open.caseFile()));
              }
              return now;
            })
        .start();
  }

  /** Writes a case to a file of the user's choice; {@code done} is told whether it worked. */
  void saveTo(CaseFile now, Path file, Consumer<Boolean> done) {
    background
        .task(
            progress -> {
              new CaseFiles().save(now, file);
              return file;
            })
        .onDone(saved -> done.accept(true))
        .onFailed(trouble -> done.accept(false))
        .start();
  }
}
