package dev.podnosis.ui.report;

import dev.podnosis.catalogue.Language;
import dev.podnosis.diagnosis.Diagnosis;
import dev.podnosis.report.Summary;
import dev.podnosis.report.TextReport;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Background;
import dev.podnosis.ui.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is handed over, in which form and language. */
public final class ReportViewModel {
  private final Workspace workspace;
  private final Background background;
  private final ReportWriter writer;
  private final ObjectProperty<Format> format =
      new SimpleObjectProperty<>(this, "format", Format.PDF);
  private final ObjectProperty<Language> language;
  private final BooleanProperty discreet = new SimpleBooleanProperty(this, "discreet");
  private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper(this, "preview", "");

  /** The form of a report. */
  public enum Format {
    PDF,
    HTML,
    MD,
    JSON;

    /** The ending of its files, without the dot. */
    public String ending() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A report of the open case. */
  public ReportViewModel(Workspace workspace, Background background, ReportWriter writer) {
    this.workspace = workspace;
    this.background = background;
    this.writer = writer;
    language = new SimpleObjectProperty<>(this, "language", workspace.wording().get().language());
    workspace.diagnosisProperty().addListener(o -> refresh());
    workspace.wording().addListener((o, was, now) -> language.set(now.language()));
    language.addListener(o -> refresh());
    refresh();
  }

  private void refresh() {
    Diagnosis now = workspace.diagnosisProperty().get();
    if (now == null) {
      preview.set("");
      return;
    }
    Wording words = words();
    background.task(progress -> TextReport.of(now, words)).onDone(preview::set).start();
  }

  private Wording words() {
    return new Wording(workspace.catalogue(), language.get());
  }

  /** The report as text. */
  public ReadOnlyStringProperty previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** The form. */
  public ObjectProperty<Format> formatProperty() {
    return format;
  }

  /** The language, which need not be the window's. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** Whether names and addresses are replaced. */
  public BooleanProperty discreetProperty() {
    return discreet;
  }

  /** A name for the file. */
  public String fileName() {
    Diagnosis now = workspace.diagnosisProperty().get();
    String id = now == null ? "" : now.caseFile().run().caseId().replaceAll("[^A-Za-z0-9._-]", "_");
    return "podnosis" + (id.isEmpty() ? "" : "-" + id) + "." + format.get().ending();
  }

  /** Writes the report in the background. */
  public void save(Path file, Consumer<Path> saved, Consumer<String> failed) {
    Diagnosis now = workspace.diagnosisProperty().get();
    if (now == null) {
      return;
    }
    Wording words = words();
    boolean replace = discreet.get();
    background
        .task(
            progress -> {
              try {
                writer.write(file, now, words, replace);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return file;
            })
        .onDone(saved)
        .onFailed(e -> failed.accept(reason(e)))
        .start();
  }

  private static String reason(Throwable trouble) {
    Throwable cause = trouble.getCause();
    String message = cause == null ? trouble.getMessage() : cause.getMessage();
    return message == null ? trouble.getClass().getSimpleName() : message;
  }

  /** A few lines for a chat. */
  public String summary() {
    @Nullable Diagnosis now = workspace.diagnosisProperty().get();
    return now == null ? "" : new Summary(words()).of(now);
  }

  /** The open case. */
  Workspace workspace() {
    return workspace;
  }
}
