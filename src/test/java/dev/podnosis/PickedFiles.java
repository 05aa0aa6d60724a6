package dev.podnosis;

import dev.podnosis.ui.common.FilePicker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user who answers each dialog for files with the same file, or with none. */
final class PickedFiles implements FilePicker {
  private final List<Wanted> asked = new ArrayList<>();
  private @Nullable Path answer;

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
}
