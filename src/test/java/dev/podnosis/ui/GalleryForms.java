package dev.podnosis.ui;

import static dev.podnosis.ui.Gallery.fixed;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ToggleSwitch;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.DiffView;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Segments;
import dev.podnosis.ui.common.TagField;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** Fields, buttons, choices, a patch. */
final class GalleryForms {

  private GalleryForms() {}

  static Node view(Messages messages) {
    VBox left = new VBox(12, fields(messages), buttons(messages), choices());
    VBox right = new VBox(12, patch(messages), tabs());
    left.setPrefWidth(640);
    right.setPrefWidth(600);
    HBox page = new HBox(12, left, right);
    page.setStyle("-fx-padding: 20px;");
    return page;
  }

  private static Node fields(Messages messages) {
    CustomTextField search = new CustomTextField("checkout");
    search.setId("pod-search");
    search.setLeft(Icons.of(MaterialDesignM.MAGNIFY, Icons.MEDIUM));
    TagField tags =
        new TagField(
            messages,
            MaterialDesignW.WEB,
            fixed("Add a name"),
            name -> name.contains(".") ? Optional.of(name) : Optional.empty());
    tags.setId("domains");
    tags.tags().addAll("www.aliyun.com", "sts.aliyuncs.com");
    ComboBox<String> combo = new ComboBox<>();
    combo.getItems().addAll("Namespace: all", "shop");
    combo.getSelectionModel().select(0);
    TextArea area =
        new TextArea("2026-11-18T20:03:41 ERR price sync failed\nread udp: i/o timeout");
    area.getStyleClass().add("mono");
    area.setPrefRowCount(3);
    TextField empty = new TextField();
    empty.setPromptText("Case number");
    DatePicker date = new DatePicker(java.time.LocalDate.of(2026, 11, 18));
    return Card.of(
        new SectionHeader(fixed("Failing domains")).sign(new NumberTag(2).accent()),
        new VBox(10, new HBox(8, search, combo), tags, area, new HBox(8, empty, date)));
  }

  private static Node buttons(Messages messages) {
    Button disabled = Buttons.plain(fixed("Disabled"), () -> {});
    disabled.setDisable(true);
    MenuButton menu = new MenuButton("Nodes: on the path", null, new MenuItem("All"));
    ProgressLine running = new ProgressLine();
    running.progressProperty().set(new Progress(21866, 41380, "waiting for node .203"));
    return Card.of(
        new VBox(
            10,
            new HBox(
                8,
                Buttons.primary(fixed("Verify again"), MaterialDesignC.CHECK, () -> {}),
                Buttons.withIcon(fixed("Copy kubectl"), MaterialDesignC.CONSOLE, () -> {}),
                Buttons.danger(
                    fixed("Cancel and clean up"), MaterialDesignC.CLOSE_CIRCLE_OUTLINE, () -> {}),
                disabled),
            new HBox(
                8,
                Buttons.small(fixed("Log file…"), MaterialDesignF.FILE_DOCUMENT_OUTLINE, () -> {}),
                new CopyButton(messages, () -> "text"),
                Buttons.flat(fixed("Probe again"), MaterialDesignD.DOWNLOAD, () -> {}),
                Buttons.icon(fixed("Close"), MaterialDesignC.CLOSE, () -> {}),
                Buttons.link(fixed("choose a file"), () -> {}),
                new Hyperlink("See finding 3"),
                menu),
            running));
  }

  private static Node choices() {
    Segments<String> scope =
        new Segments<String>().add("a", fixed("All edges")).add("p", fixed("Problems"));
    scope.valueProperty().set("a");
    Segments<String> format =
        new Segments<String>()
            .add("pdf", fixed("PDF"), MaterialDesignF.FILE_PDF_BOX)
            .add("html", fixed("HTML"), MaterialDesignE.EARTH)
            .add("bundle", fixed("Session bundle"), MaterialDesignF.FOLDER_ZIP_OUTLINE)
            .small();
    format.valueProperty().set("pdf");
    CheckBox checked = new CheckBox("Summary, actions, timeline");
    checked.setSelected(true);
    ToggleGroup group = new ToggleGroup();
    RadioButton always = new RadioButton("Always");
    RadioButton often = new RadioButton("Very often");
    always.setToggleGroup(group);
    often.setToggleGroup(group);
    often.setSelected(true);
    ToggleSwitch on = new ToggleSwitch("Remove tokens and certificates");
    on.setSelected(true);
    return Card.of(
        new VBox(
            12,
            new HBox(12, scope, format),
            new HBox(16, checked, new CheckBox("Packet capture"), always, often),
            new HBox(16, on, new ToggleSwitch("Mask IP addresses"))));
  }

  private static Node patch(Messages messages) {
    String patch =
        """
          # deployment/coredns, kube-system
          spec:
            template:
              spec:
                affinity:
        +         nodeAffinity:
        +           requiredDuringSchedulingIgnoredDuringExecution:
        +             nodeSelectorTerms:
        -         oldAffinity: {}
                  podAntiAffinity:  # unchanged, 1 replica per node""";
    return Card.of(
        new SectionHeader(fixed("Move replica 2 now"))
            .actions(new CopyButton(messages, fixed("Copy patch"), () -> patch)),
        new VBox(
            10,
            Labels.body(fixed("Keeps CoreDNS off node .203 until the rule is corrected.")),
            new DiffView(messages, patch)));
  }

  private static Node tabs() {
    TabPane tabs =
        new TabPane(new Tab("CoreDNS log"), new Tab("Packet capture"), new Tab("Log lines"));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setMinHeight(120);
    return tabs;
  }
}
