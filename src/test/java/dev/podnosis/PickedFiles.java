package dev.podnosis;

import dev.podnosis.ui.common.FilePicker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A user who answers each dialog for files with the same file, or with none, at a desktop that
 * opens files or cannot.
 */
final class PickedFiles implements FilePicker {
  private final List<Wanted> asked = new ArrayList<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private @Nullable Path answer;
  private volatile boolean able = true;

  /** What is chosen from now on. */
  void answer(Path file) {
    answer = file;
  }

  /** What was asked for. */
  List<Wanted> asked() {
    return asked;
  }

  @Override
  public Optional<Path> toOpen(Wanted wanted) {
    asked.add(wanted);
    return Optional.ofNullable(answer);
  }

  @Override
  public List<Path> toOpenAll(Wanted wanted) {
    return toOpen(wanted).stream().toList();
  }

  @Override
  public Optional<Path> toSave(Wanted wanted) {
    return toOpen(wanted);
  }

  /** A desktop that opens nothing from now on. */
  void openNothing() {
    able = false;
  }

  /** What was opened and shown, and on which thread: never JavaFX's. */
  List<String> done() {
    return done;
  }

  @Override
  public boolean open(Path file) {
    return did("open ", file);
  }

  @Override
  public boolean show(Path file) {
    return did("show ", file);
  }

  private boolean did(String what, Path file) {
    done.add((Platform.isFxApplicationThread() ? "blocking " : "") + what + file);
    return able;
  }
}
