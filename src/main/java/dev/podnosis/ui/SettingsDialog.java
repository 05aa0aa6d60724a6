package dev.podnosis.ui;

import atlantafx.base.controls.ToggleSwitch;
import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Appearance;
import dev.podnosis.ui.common.DialogCard;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.workspace.DebugImageSettings;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The settings: language, colours, size of text, motion; the images of debug containers. */
final class SettingsDialog {

  private static final List<Integer> TEXT_SIZES = List.of(100, 115, 130, 150);
  private static final double COLUMN = 320;

  private final MainViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final DebugImageSettings images;

  SettingsDialog(MainViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.messages = model.messages();
    this.images = new DebugImageSettings(context.preferences());
  }

  /** Shows them; what is changed holds at once and is remembered. */
  void open() {
    VBox look =
        new VBox(
            16,
            field("settings.language", languages()),
            field("settings.scheme", schemes()),
            field("settings.text-size", textSizes()),
            motion());
    look.setPrefWidth(COLUMN);
    VBox debug = debugImages();
    debug.setPrefWidth(COLUMN);
    context
        .overlay()
        .show(
            new DialogCard(
                messages,
                context.overlay(),
                messages.text("settings.title"),
                MaterialDesignC.COG_OUTLINE,
                new HBox(28, look, debug)));
  }

  private Node field(String key, Node control) {
    Label label = Labels.wrapping(Labels.of(messages.text(key), "field-label"));
    label.setLabelFor(control);
    return new VBox(6, label, control);
  }

  private Node languages() {
    Segments<Language> languages = new Segments<>();
    languages.setId("settings-language");
    for (Language language : Language.values()) {
      languages.add(language, new SimpleStringProperty(language.ownName()));
    }
    languages.valueProperty().bindBidirectional(messages.languageProperty());
    return languages;
  }

  private Node schemes() {
    Segments<Appearance.Scheme> schemes = new Segments<>();
    schemes.setId("settings-scheme");
    for (Appearance.Scheme scheme : Appearance.Scheme.values()) {
      String key = "settings.scheme." + EnumId.of(scheme);
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
    model
        .appearance()
        .textScaleProperty()
        .when(shown(sizes))
        .subscribe(scale -> sizes.valueProperty().set((int) Math.round(scale.doubleValue() * 100)));
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

  /** A dialog that is closed listens no longer. */
  private static ObservableValue<Boolean> shown(Node node) {
    return node.sceneProperty().map(scene -> true).orElse(false);
  }

  private Node motion() {
    ToggleSwitch motion = new ToggleSwitch();
    motion.setId("settings-motion");
    motion.textProperty().bind(messages.text("settings.reduce-motion"));
    motion.selectedProperty().bindBidirectional(model.appearance().reduceMotionProperty());
    return motion;
  }

  private VBox debugImages() {
    TextArea list = new TextArea(String.join("\n", images.images()));
    list.setId("settings-images");
    list.setPrefRowCount(3);
    TextField mirror = new TextField(images.mirror());
    mirror.setId("settings-mirror");
    mirror.promptTextProperty().bind(messages.text("settings.mirror.prompt"));
    TextField secret = new TextField(images.pullSecret());
    secret.setId("settings-pull-secret");
    keep(list, images::setImages);
    keep(mirror, images::setMirror);
    keep(secret, images::setPullSecret);
    return new VBox(
        12,
        field("settings.images", list),
        field("settings.mirror", mirror),
        field("settings.pull-secret", secret),
        Labels.wrapping(Labels.secondary(messages.text("settings.images.note"))));
  }

  private void keep(TextInputControl control, Consumer<String> setting) {
    control
        .textProperty()
        .addListener(
            (source, before, now) -> {
              setting.accept(now);
              context.background().task(progress -> context.preferences().save()).start();
            });
  }
}
