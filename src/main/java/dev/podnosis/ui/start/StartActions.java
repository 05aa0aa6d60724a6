package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.demo.DemoIncident;
import dev.podnosis.evidence.Level;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.WrittenFile;
import dev.podnosis.ui.workspace.CaseStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What the buttons of the Start screen do, where a dialog or another screen follows. */
final class StartActions {
  private static final String RECENT_BUNDLES = "recent.bundles";
  private static final int MOST_BUNDLES = 5;

  private final ScreenContext context;
  private final StartViewModel model;
  private final FilePicker picker;
  private final Messages messages;
  private final BooleanProperty detail = new SimpleBooleanProperty(this, "detail");
  private final ObservableList<Bundle> bundles = FXCollections.observableArrayList();

  StartActions(ScreenContext context, StartViewModel model, FilePicker picker) {
    this.picker = picker;
    this.context = context;
    this.model = model;
    this.messages = context.messages();
    listBundles();
  }

  /**
   * A case file that was opened before.
   *
   * @param file where
   * @param bytes its size
   */
  record Bundle(Path file, long bytes) {}

  /** Whether the user has chosen something, so that in a narrow window its details are shown. */
  BooleanProperty detailProperty() {
    return detail;
  }

  /** Case files that were opened before and are still there, the latest first. */
  ObservableList<Bundle> bundles() {
    return bundles;
  }

  void choose(ContextEntry entry) {
    detail.set(true);
    model.choose(entry);
  }

  void choose(DemoIncident incident) {
    detail.set(true);
    model.choose(incident);
  }

  /** Goes on to the symptom. */
  void goOn() {
    model.connect(() -> context.shell().screenProperty().set(ScreenId.SYMPTOM));
  }

  /** Chooses a level; asks first, once, where it leaves a trace. */
  void choose(Level level, Runnable refused) {
    if (!model.asksBefore(level)) {
      model.levelProperty().set(level);
      return;
    }
    Label meaning = Labels.body(messages.text("start.ask." + level.id()));
    meaning.setPrefWidth(440);
    Button back =
        Buttons.plain(
            messages.text("start.ask.back"),
            () -> {
              context.overlay().close();
              refused.run();
            });
    back.setId("level-back");
    Button allow =
        Buttons.primary(
            messages.text("start.ask.allow", "level", messages.text("start.level." + level.id())),
            () -> {
              context.overlay().close();
              model.agree(level);
            });
    allow.setId("level-allow");
    context
        .overlay()
        .show(
            new DialogCard(
                    messages,
                    context.overlay(),
                    messages.text(
                        "start.ask.title", "level", messages.text("start.level." + level.id())),
                    MaterialDesignS.SHIELD_HALF_FULL,
                    meaning)
                .withActions(back, allow));
  }

  void trust() {
    new TrustDialog(context, model).open();
  }

  void paste() {
    new PasteDialog(context, model).open();
  }

  /** Asks for a kubeconfig or a case file. */
  void chooseFile() {
    chosen("start.choose.any").ifPresent(this::open);
  }

  /** Asks for a case file. */
  void chooseBundle() {
    chosen("start.choose.bundle").ifPresent(this::open);
  }

  private java.util.Optional<Path> chosen(String title) {
    String asked = messages.get(title);
    return picker.toOpen(
        title.endsWith("bundle")
            ? new FilePicker.Wanted(asked, "", messages.get("start.choose.case-file"), "*.zip")
            : FilePicker.Wanted.any(asked));
  }

  /** Opens a file by what it is: a zip file holds a case, anything else may be a kubeconfig. */
  void open(Path file) {
    if (file.toString().endsWith(".zip")) {
      openBundle(file);
    } else {
      context.shell().screenProperty().set(ScreenId.CONNECT);
      model.read(file);
    }
  }

  void openBundle(Path file) {
    model.openBundle(
        file,
        () -> {
          remember(file);
          context.shell().screenProperty().set(ScreenId.DIAGNOSE);
        });
  }

  void reopen(CaseStore.Kept kept) {
    model.reopen(kept, () -> {});
  }

  /** Asks where to, and saves the open case there. */
  void saveCase() {
    picker
        .toSave(
            new FilePicker.Wanted(
                messages.get("palette.save-case"),
                "podnosis-case.zip",
                messages.get("start.choose.case-file"),
                "*.zip"))
        .ifPresent(this::saveCase);
  }

  private void saveCase(Path file) {
    model
        .workspace()
        .saveTo(
            file,
            saved ->
                context
                    .toasts()
                    .show(
                        saved ? Status.OK : Status.PROBLEM,
                        messages.get(
                            saved ? "start.saved" : "start.not-saved",
                            "file",
                            String.valueOf(file.getFileName())),
                        saved ? new WrittenFile(context, picker).actions(file) : List.of()));
  }

  /** What a kept case is about, as it may be shown now. */
  String name(CaseStore.Kept kept) {
    String name = kept.pod().isEmpty() ? kept.context() : kept.context() + " · " + kept.pod();
    return context.shell().screenShareProperty().get() ? "••••••" : name;
  }

  /** When it began. */
  String date(CaseStore.Kept kept) {
    return Figures.date(
        messages.language(), kept.startedAt().atZone(ZoneId.systemDefault()).toLocalDate());
  }

  private void remember(Path file) {
    List<String> paths = new ArrayList<>(paths());
    String path = file.toAbsolutePath().toString();
    paths.remove(path);
    paths.addFirst(path);
    context
        .preferences()
        .remember(
            RECENT_BUNDLES,
            String.join("\n", paths.subList(0, Math.min(MOST_BUNDLES, paths.size()))));
    context.background().task(progress -> context.preferences().save()).start();
    listBundles();
  }

  private List<String> paths() {
    return context.preferences().text(RECENT_BUNDLES, "").lines().toList();
  }

  private void listBundles() {
    List<String> paths = paths();
    context
        .background()
        .task(
            progress -> {
              List<Bundle> found = new ArrayList<>();
              for (String path : paths) {
                Path file = Path.of(path);
                if (Files.isRegularFile(file)) {
                  found.add(new Bundle(file, Files.size(file)));
                }
              }
              return found;
            })
        .onDone(bundles::setAll)
        .start();
  }
}
