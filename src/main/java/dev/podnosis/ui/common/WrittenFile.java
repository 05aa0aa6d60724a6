package dev.podnosis.ui.common;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;

/** What can be done with a file that was written: open it, and show it in its folder. */
public final class WrittenFile {
  private final ScreenContext context;
  private final FilePicker files;

  /**
   * On a desktop.
   *
   * @param files opens them
   */
  public WrittenFile(ScreenContext context, FilePicker files) {
    this.context = context;
    this.files = files;
  }

  /** A button for each, which tells when the desktop cannot. */
  public List<Button> actions(Path file) {
    Button open = button("file.open", MaterialDesignO.OPEN_IN_NEW, file, files::open);
    Button show = button("file.show", MaterialDesignF.FOLDER_OUTLINE, file, files::show);
    open.setId("file-open");
    show.setId("file-show");
    return List.of(open, show);
  }

  /** What the desktop is asked for. */
  private interface Asked {
    boolean of(Path file) throws InterruptedException;
  }

  private Button button(String key, org.kordamp.ikonli.Ikon icon, Path file, Asked asked) {
    return Buttons.small(
        context.messages().text(key),
        icon,
        () ->
            context
                .background()
                .task(progress -> asked.of(file))
                .onDone(
                    could -> {
                      if (!could) {
                        refused(key, file);
                      }
                    })
                .start());
  }

  private void refused(String key, Path file) {
    boolean gone = !file.toFile().exists();
    String why = gone ? "file.gone" : key + ".not";
    context
        .toasts()
        .show(Status.ATTENTION, context.messages().get(why, "file", file.toAbsolutePath()));
  }
}
