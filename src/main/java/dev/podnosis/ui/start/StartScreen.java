package dev.podnosis.ui.start;

import dev.podnosis.kube.Kubeconfig;
import dev.podnosis.kube.Kubeconfigs;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.Palette;
import dev.podnosis.ui.common.Screen;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.workspace.CaseStore;
import dev.podnosis.ui.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The Start screen: where to look and how far to go. */
public final class StartScreen implements Screen {
  private static final double MOST_STATUS = 480;

  private final ScreenContext context;
  private final StartViewModel model;
  private final StartActions actions;
  private final ObservableValue<Status> status;
  private final ObservableValue<Boolean> available = new SimpleObjectProperty<>(true);
  private @Nullable StartView view;

  private StartScreen(
      ScreenContext context, Workspace workspace, Kubeconfigs kubeconfigs, FilePicker picker) {
    this.context = context;
    this.model = new StartViewModel(workspace, context.background(), kubeconfigs);
    this.actions = new StartActions(context, model, picker);
    this.status = following();
    model.readOwn();
    model.listRecent();
    context.palette().addSource(this::named);
  }

  /** The screen for the next case. */
  public static StartScreen of(
      ScreenContext context, Workspace workspace, Kubeconfigs kubeconfigs, FilePicker picker) {
    return new StartScreen(context, workspace, kubeconfigs, picker);
  }

  /** What there is to choose and what is chosen. */
  public StartViewModel model() {
    return model;
  }

  /** In a narrow window, shows what is known of what is chosen. */
  public void showDetail() {
    actions.detailProperty().set(true);
  }

  @Override
  public void dropped(Path file) {
    actions.open(file);
  }

  @Override
  public void chooseFile() {
    actions.chooseFile();
  }

  @Override
  public ScreenId id() {
    return ScreenId.CONNECT;
  }

  @Override
  public Node view() {
    StartView made = new StartView(context, model, actions);
    view = made;
    return made;
  }

  @Override
  public ObservableValue<Status> status() {
    return status;
  }

  private ObservableValue<Status> following() {
    ObservableValue<ContextState> state =
        model
            .chosenProperty()
            .flatMap(
                c ->
                    c instanceof StartViewModel.Chosen.OfContext(ContextEntry entry)
                        ? entry.stateProperty()
                        : null);
    return Bindings.createObjectBinding(
        () -> status(state.getValue()),
        state,
        model.workspace().sessionProperty(),
        model.preflightProperty(),
        model.startingProperty(),
        model.workspace().draft().clusterProperty());
  }

  private Status status(@Nullable ContextState state) {
    Preflight rights = model.preflightProperty().get();
    boolean connected = model.workspace().draft().clusterProperty().get() != null;
    if (state instanceof ContextState.Asking || model.startingProperty().get()) {
      return Status.RUNNING;
    }
    if (state instanceof ContextState.Unreachable || state instanceof ContextState.Unusable) {
      return Status.PROBLEM;
    }
    if (rights != null && rights.blind()) {
      return Status.ATTENTION;
    }
    return connected || model.workspace().sessionProperty().get() != null
        ? Status.OK
        : Status.NOT_YET;
  }

  @Override
  public ObservableValue<Boolean> available() {
    return available;
  }

  @Override
  public List<Node> statusItems() {
    ObservableValue<String> files = model.kubeconfigProperty().map(StartScreen::files).orElse("–");
    Label name = Labels.secondary(context.messages().text("start.status.kubeconfig"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    MiddleEllipsis shown = new MiddleEllipsis(context.shell().discreet(files));
    shown.setMaxWidth(MOST_STATUS);
    shown.getStyleClass().addAll("mono", "status-value");
    HBox item = new HBox(6, name, shown);
    item.getStyleClass().add("status-count");
    return List.of(item);
  }

  /** The files as a user writes them, with {@code ~} for their home. */
  static String files(Kubeconfig kubeconfig) {
    String home = System.getProperty("user.home", "");
    return kubeconfig.files().stream()
        .map(Path::toString)
        .map(f -> !home.isEmpty() && f.startsWith(home) ? "~" + f.substring(home.length()) : f)
        .collect(Collectors.joining(", "));
  }

  @Override
  public void shown() {
    model.listRecent();
    StartView shown = view;
    if (shown != null) {
      shown.comeBack();
    }
  }

  @Override
  public void mainAction() {
    actions.goOn();
  }

  private List<Palette.Entry> named(String words) {
    Locale locale = context.messages().language().locale();
    String wanted = words.toLowerCase(locale);
    List<Palette.Entry> found = new ArrayList<>();
    for (ContextEntry entry : model.contexts()) {
      String name = entry.context().name();
      if (!wanted.isEmpty() && name.toLowerCase(locale).contains(wanted)) {
        found.add(
            new Palette.Entry(
                MaterialDesignK.KUBERNETES,
                context.shell().discreet(new SimpleObjectProperty<>(name)).getValue(),
                context.messages().get("palette.context"),
                () -> {
                  context.shell().screenProperty().set(ScreenId.CONNECT);
                  actions.choose(entry);
                }));
      }
    }
    for (CaseStore.Kept kept : model.recent()) {
      String name = actions.name(kept);
      if (!wanted.isEmpty() && name.toLowerCase(locale).contains(wanted)) {
        found.add(
            new Palette.Entry(
                MaterialDesignH.HISTORY,
                name,
                context.messages().get("palette.recent"),
                () -> actions.reopen(kept)));
      }
    }
    offer(
        found,
        wanted,
        locale,
        MaterialDesignF.FOLDER_OPEN_OUTLINE,
        "palette.open",
        this::chooseFile);
    offer(
        found,
        wanted,
        locale,
        MaterialDesignA.ARCHIVE_OUTLINE,
        "palette.open-case",
        actions::chooseBundle);
    if (model.workspace().sessionProperty().get() != null) {
      offer(
          found,
          wanted,
          locale,
          MaterialDesignD.DOWNLOAD_OUTLINE,
          "palette.save-case",
          actions::saveCase);
    }
    for (var incident : model.incidents()) {
      String title = incident.title(context.messages().language().tag());
      if (!wanted.isEmpty() && title.toLowerCase(locale).contains(wanted)) {
        found.add(
            new Palette.Entry(
                MaterialDesignP.PLAY_CIRCLE_OUTLINE,
                title,
                context.messages().get("palette.demo"),
                () -> {
                  context.shell().screenProperty().set(ScreenId.CONNECT);
                  actions.choose(incident);
                }));
      }
    }
    return found;
  }

  private void offer(
      List<Palette.Entry> to,
      String wanted,
      Locale locale,
      org.kordamp.ikonli.Ikon icon,
      String key,
      Runnable action) {
    String name = context.messages().get(key);
    if (name.toLowerCase(locale).contains(wanted)) {
      to.add(new Palette.Entry(icon, name, "", action));
    }
  }
}
