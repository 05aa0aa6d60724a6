package dev.podnosis.ui;

import dev.podnosis.catalogue.Language;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.common.Fonts;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Overlay;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.Preferences;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.ShellState;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.Theme;
import dev.podnosis.ui.common.Toasts;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window of Podnosis: puts the shell together and keeps its place on the screen. */
public final class MainWindow {

  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 680;

  private final Stage stage;
  private final ScreenContext context;
  private final MainViewModel model;
  private final MainView view;

  /**
   * Builds the window in a stage; needs the JavaFX thread.
   *
   * @param screens makes the screens from what the shell gives them
   * @param version the program's version
   */
  public MainWindow(
      Stage stage,
      Preferences preferences,
      Background background,
      Function<ScreenContext, List<Screen>> screens,
      String version) {
    this.stage = stage;
    Fonts.load();
    Messages messages = new Messages(Language.forLocale(Locale.getDefault()));
    Appearance appearance = Theme.systemAppearance();
    ShellState state = new ShellState();
    Overlay overlay = new Overlay();
    context =
        new ScreenContext(
            messages,
            background,
            preferences,
            state,
            overlay,
            new Toasts(messages),
            new Palette(messages, overlay));
    model = new MainViewModel(messages, appearance, state, preferences, background);
    background.onTrouble(
        trouble -> context.toasts().show(Status.PROBLEM, messages.get("trouble.unexpected")));
    view = new MainView(model, context, screens.apply(context), new Actions(version));
    Scene scene = new Scene(view, 1440, 900);
    new Theme(appearance, messages).apply(scene);
    stage.setScene(scene);
    stage.setTitle("Podnosis");
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    new WindowPlace(preferences).keep(stage);
    new CloseGuard(context).watch(stage);
  }

  /** Shows the window. */
  public void show() {
    stage.show();
    // Drawn after the first frame, which the user waits for.
    stage.getIcons().setAll(Logo.images());
  }

  /** What the shell gives to the screens. */
  public ScreenContext context() {
    return context;
  }

  /** What the shell can do. */
  public MainViewModel model() {
    return model;
  }

  /** What the scene shows. */
  Parent root() {
    return view;
  }

  /** Opens the settings. */
  void openSettings() {
    new SettingsDialog(model, context).open();
  }

  /** Opens the help. */
  void openHelp() {
    KeysDialog.open(context.messages(), context.overlay());
  }

  private final class Actions implements ShellActions {
    private final String version;

    Actions(String version) {
      this.version = version;
    }

    @Override
    public void search() {
      context.palette().open();
    }

    @Override
    public void settings() {
      openSettings();
    }

    @Override
    public void go(ScreenId screen) {
      view.go(screen);
    }

    @Override
    public void help() {
      openHelp();
    }

    @Override
    public String version() {
      return version;
    }
  }
}
