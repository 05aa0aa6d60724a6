package dev.podnosis.ui.traffic;

import dev.podnosis.ui.common.FilePicker;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Status;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** The files of the Traffic screen: logs that are chosen or dropped, and the table written. */
final class TrafficFiles {
  private final TrafficViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final FilePicker picker;

  TrafficFiles(TrafficViewModel model, ScreenContext context, FilePicker picker) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    this.picker = picker;
  }

  /** Asks for logs and opens them. */
  void choose() {
    open(picker.toOpenAll(FilePicker.Wanted.any(messages.get("traffic.open"))));
  }

  /** Opens the logs that are dropped on a node. */
  void takeFrom(Node target) {
    target.setOnDragOver(TrafficFiles::over);
    target.setOnDragDropped(this::dropped);
  }

  private static void over(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
      e.consume();
    }
  }

  private void dropped(DragEvent e) {
    List<Path> files =
        e.getDragboard().getFiles().stream().filter(File::isFile).map(File::toPath).toList();
    open(files);
    e.setDropCompleted(!files.isEmpty());
    e.consume();
  }

  private void open(List<Path> files) {
    if (!files.isEmpty()) {
      model.open(files);
    }
  }

  /** Asks where to and writes what is shown as a table. */
  void csv(Shown shown, Naming naming) {
    picker
        .toSave(new FilePicker.Wanted(messages.get("traffic.csv"), "coredns-log.csv", "", ""))
        .ifPresent(file -> write(TrafficCsv.of(shown, naming::any), file));
  }

  private void write(String table, Path file) {
    model
        .background()
        .task(
            progress -> {
              try {
                // The byte order mark makes spreadsheets read UTF-8.
                Files.writeString(file, "\ufeff" + table);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return String.valueOf(file.getFileName());
            })
        .onDone(
            name ->
                context.toasts().show(Status.OK, messages.get("traffic.csv.written", "file", name)))
        .onFailed(
            e ->
                context
                    .toasts()
                    .show(
                        Status.PROBLEM,
                        messages.get("traffic.csv.failed", "why", String.valueOf(e.getMessage()))))
        .start();
  }
}
