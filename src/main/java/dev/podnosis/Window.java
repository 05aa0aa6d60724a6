package dev.podnosis;

import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.session.Choices;
import dev.podnosis.session.SessionOpener;
import dev.podnosis.session.Workbench;
import dev.podnosis.ui.MainWindow;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.workspace.CaseStore;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window and waits until it is closed. */
final class Window {
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private final Workbench workbench;
  private final SessionOpener sessions;
  private final String version;
  private final Background background = Background.forWindow();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Workspace workspace;

  private Window(Workbench workbench, SessionOpener sessions, String version) {
    this.workbench = workbench;
    this.sessions = sessions;
    this.version = version;
  }

  /** Opens it, with choices filled in where there are any; returns the exit status. */
  static int open(
      Workbench workbench, SessionOpener sessions, @Nullable Choices choices, String version) {
    Window window = new Window(workbench, sessions, version);
    try {
      Platform.startup(() -> window.show(choices));
      window.closed.await();
      window.background.close(AT_MOST);
    } catch (UnsupportedOperationException e) {
      // JavaFX finds no display: the caller is told by the status.
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Workspace last = window.workspace;
    if (last != null) {
      last.close();
    }
    return 0;
  }

  private void show(@Nullable Choices choices) {
    Stage stage = new Stage();
    MainWindow main =
        new MainWindow(
            stage, Preferences.in(Preferences.usualFile()), background, this::screens, version);
    stage.setOnHidden(e -> closed.countDown());
    main.show();
    Workspace open = workspace;
    if (choices != null && open != null) {
      open.open(
          choices,
          () -> {
            open.adopt(choices.source());
            main.context().shell().screenProperty().set(ScreenId.DIAGNOSE);
            open.walk().runAll();
          });
    }
  }

  private List<Screen> screens(ScreenContext context) {
    Path cases = Preferences.usualFile().resolveSibling("cases");
    Workspace open = new Workspace(workbench, sessions, context, new CaseStore(cases));
    workspace = open;
    return Screens.of(context, open, Kubeconfigs.ofThisUser(), FilePicker.ofSystem());
  }
}
