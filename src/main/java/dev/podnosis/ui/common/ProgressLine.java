package dev.podnosis.ui.common;

import dev.podnosis.catalogue.Figures;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** How far work is: a thin bar, n of m, and what is being done. Never a guessed percentage. */
public final class ProgressLine extends HBox {

  private static final double LEAST = 36;

  private final ObjectProperty<Progress> progress =
      new SimpleObjectProperty<>(this, "progress", Progress.of(""));

  /** A line that shows nothing done yet. */
  public ProgressLine() {
    super(8);
    getStyleClass().add("progress-line");
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add("small");
    bar.setMinWidth(LEAST);
    bar.progressProperty().bind(progress.map(Progress::share));
    Label counts = Labels.figure(progress.map(ProgressLine::counts));
    counts.setMinWidth(Label.USE_PREF_SIZE);
    Label what = Labels.secondary(progress.map(Progress::what));
    hideWhenEmpty(counts);
    hideWhenEmpty(what);
    getChildren().addAll(bar, counts, what);
  }

  /** What it shows. */
  public ObjectProperty<Progress> progressProperty() {
    return progress;
  }

  private static String counts(Progress progress) {
    return progress.total() == 0
        ? ""
        : Figures.count(progress.done()) + " / " + Figures.count(progress.total());
  }

  private static void hideWhenEmpty(Label label) {
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }
}
