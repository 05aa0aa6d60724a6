package dev.podnosis.ui;

import atlantafx.base.controls.ToggleSwitch;
import dev.podnosis.catalogue.Figures;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Overlay;
import dev.podnosis.ui.common.Segments;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The settings of the window: colours, size of text, motion. */
final class SettingsDialog {

  private static final List<Integer> TEXT_SIZES = List.of(100, 115, 130, 150);

  private final MainViewModel model;
  private final Messages messages;

  SettingsDialog(MainViewModel model) {
    this.model = model;
    this.messages = model.messages();
  }

  /** Shows them. */
  void open(Overlay overlay) {
    VBox content =
        new VBox(
            16,
            field("settings.scheme", schemes()),
            field("settings.text-size", textSizes()),
            motion());
    overlay.show(
        new DialogCard(
            messages,
            overlay,
            messages.text("settings.title"),
            MaterialDesignC.COG_OUTLINE,
            content));
  }

  private Node field(String key, Node control) {
    Label label = Labels.of(messages.text(key), "field-label");
    label.setLabelFor(control);
    return new VBox(6, label, control);
  }

  private Node schemes() {
    Segments<Appearance.Scheme> schemes = new Segments<>();
    schemes.setId("settings-scheme");
    for (Appearance.Scheme scheme : Appearance.Scheme.values()) {
      String key = "settings.scheme." + scheme.name().toLowerCase(Locale.ROOT);
      schemes.add(scheme, messages.text(key));
    }
    schemes.valueProperty().bindBidirectional(model.appearance().schemeProperty());
    return schemes;
  }

  private Node textSizes() {
    Segments<Integer> sizes = new Segments<>();
    sizes.setId("settings-text-size");
    for (Integer size : TEXT_SIZES) {
      sizes.add(size, new SimpleStringProperty(Figures.count(size) + " %"));
    }
    sizes.valueProperty().set((int) Math.round(model.appearance().textScaleProperty().get() * 100));
    sizes
        .valueProperty()
        .addListener(
            (source, before, now) -> {
              if (now != null) {
                model.appearance().textScaleProperty().set(now / 100.0);
              }
            });
    return sizes;
  }

  private Node motion() {
    ToggleSwitch motion = new ToggleSwitch();
    motion.setId("settings-motion");
    motion.textProperty().bind(messages.text("settings.reduce-motion"));
    motion.selectedProperty().bindBidirectional(model.appearance().reduceMotionProperty());
    return motion;
  }
}
