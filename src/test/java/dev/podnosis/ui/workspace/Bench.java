package dev.podnosis.ui.workspace;

import dev.podnosis.catalogue.Catalogue;
import dev.podnosis.catalogue.Language;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.session.Choices;
import dev.podnosis.session.Opening;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ShellState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A workspace for tests of view models: no toolkit runs, and work is done at once. */
public final class Bench implements AutoCloseable {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Background background = Background.inPlace();
  private final ShellState shell = new ShellState();
  private final List<Choices> opened = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Workspace workspace;
  private Opening answer = new Opening.Refused("pod-missing", Map.of(), "", true);

  /** A workspace whose cases lie in this folder. */
  public Bench(Path folder) {
    Messages messages = new Messages(Language.ENGLISH);
    Workbench workbench = new Workbench(CATALOGUE, executor, Clock.systemUTC());
    workspace =
        new Workspace(
            workbench,
            new Opener(),
            background,
            messages,
            shell,
            notes::add,
            new CaseStore(folder.resolve("cases")));
  }

  private final class Opener implements SessionOpener {
    @Override
    public Opening open(Choices choices) {
      opened.add(choices);
      return answer;
    }

    @Override
    public Opening resume(Choices choices, CaseFile left) {
      opened.add(choices);
      return answer;
    }
  }

  /** What comes of opening a case. */
  public void answer(Opening next) {
    answer = next;
  }

  /** What was asked to be opened. */
  public List<Choices> opened() {
    return opened;
  }

  /** What was told in passing. */
  public List<String> notes() {
    return notes;
  }

  /** The workspace. */
  public Workspace workspace() {
    return workspace;
  }

  /** Does everything at once. */
  public Background background() {
    return background;
  }

  /** What the bars show. */
  public ShellState shell() {
    return shell;
  }

  @Override
  public void close() {
    workspace.close();
    executor.close();
  }
}
