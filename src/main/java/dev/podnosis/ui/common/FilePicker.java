package dev.podnosis.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The desktop's part in files: asks the user for one, and opens one that was written. */
public interface FilePicker {

  /**
   * What is asked for.
   *
   * @param title of the dialog
   * @param name proposed for a file to be written, with its folder if it is absolute; may be empty
   * @param kind what such files are called; empty when any file will do
   * @param pattern of their names, such as {@code *.zip}; may be empty
   */
  record Wanted(String title, String name, String kind, String pattern) {
    /** Any file. */
    public static Wanted any(String title) {
      return new Wanted(title, "", "", "");
    }
  }

  /** A file to read; empty when the user chose none. */
  Optional<Path> toOpen(Wanted wanted);

  /** Files to read; empty when the user chose none. */
  List<Path> toOpenAll(Wanted wanted);

  /** A file to write; empty when the user chose none. */
  Optional<Path> toSave(Wanted wanted);

  /**
   * Opens a file with the program that the desktop has for it; may block for some seconds.
   *
   * @return false when the desktop cannot
   */
  boolean open(Path file) throws InterruptedException;

  /**
   * Shows a file in its folder; may block for some seconds.
   *
   * @return false when the desktop cannot
   */
  boolean show(Path file) throws InterruptedException;

  /** The system's own dialogs and programs. */
  static FilePicker ofSystem() {
    return new FilePicker() {
      @Override
      public Optional<Path> toOpen(Wanted wanted) {
        return path(chooser(wanted).showOpenDialog(inFront()));
      }

      @Override
      public List<Path> toOpenAll(Wanted wanted) {
        return Objects.requireNonNullElse(
                chooser(wanted).showOpenMultipleDialog(inFront()), List.<File>of())
            .stream()
            .map(File::toPath)
            .toList();
      }

      @Override
      public Optional<Path> toSave(Wanted wanted) {
        return path(chooser(wanted).showSaveDialog(inFront()));
      }

      @Override
      public boolean open(Path file) throws InterruptedException {
        DesktopCommand desktop = DesktopCommand.ofSystem();
        return desktop.run(desktop.toOpen(file));
      }

      @Override
      public boolean show(Path file) throws InterruptedException {
        DesktopCommand desktop = DesktopCommand.ofSystem();
        return desktop.run(desktop.toShow(file));
      }
    };
  }

  private static FileChooser chooser(Wanted wanted) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(wanted.title());
    if (!wanted.name().isEmpty()) {
      File proposed = new File(wanted.name());
      chooser.setInitialFileName(proposed.getName());
      File folder = proposed.getAbsoluteFile().getParentFile();
      if (proposed.isAbsolute() && folder != null && folder.isDirectory()) {
        chooser.setInitialDirectory(folder);
      }
    }
    if (!wanted.pattern().isEmpty()) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(wanted.kind(), wanted.pattern()));
    }
    return chooser;
  }

  private static Optional<Path> path(@Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }

  private static @Nullable Window inFront() {
    return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(null);
  }
}
