package dev.podnosis.ui.diagnose;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.diagnosis.StepId;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.Room;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import dev.podnosis.ui.common.Viewports;
import java.util.List;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * The left part of the screen: the map with its legend, or, where it is tight, a strip of signs.
 */
final class MapPanel extends BorderPane {
  private static final List<Status> LEGEND =
      List.of(
          Status.OK,
          Status.PROBLEM,
          Status.ATTENTION,
          Status.RUNNING,
          Status.SKIPPED,
          Status.NOT_YET,
          Status.INCONCLUSIVE);

  private final Messages messages;
  private final DiagnoseViewModel model;
  private final FlowMap map;
  private final ScrollPane scroll = new ScrollPane();
  private final VBox strip = new VBox();
  private final ScrollPane stripScroll = new ScrollPane(strip);
  private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
  private final BooleanProperty opened = new SimpleBooleanProperty(this, "opened");
  private final DoubleBinding scale = Room.scale(this);

  MapPanel(Messages messages, DiagnoseViewModel model) {
    this.messages = messages;
    this.model = model;
    getStyleClass().addAll("map-panel", Focus.REGION);
    setId("procedure");
    map = new FlowMap(messages, model.workspace().wording(), model.flowchart(), model::choose);
    scroll.setContent(map);
    scroll.setFitToWidth(true);
    Viewports.drawDirectly(scroll);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    stripScroll.setFitToWidth(true);
    stripScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    strip.setAlignment(Pos.TOP_CENTER);
    strip.getStyleClass().add("step-strip");
    model.pageProperty().addListener(changed -> select());
    narrow.addListener(changed -> fit());
    opened.addListener(changed -> fit());
    scale.addListener(changed -> fit());
    fit();
    model.mapProperty().addListener(Redraw.of(this, this::draw));
    select();
  }

  /** Whether there is room for a strip only. */
  BooleanProperty narrowProperty() {
    return narrow;
  }

  private void fit() {
    boolean asStrip = narrow.get() && !opened.get();
    setTop(asStrip ? stripHead() : head());
    setCenter(asStrip ? stripScroll : scroll);
    setBottom(asStrip ? null : legend());
    // Larger signs need the strip's scroll bar beside them.
    double width = asStrip ? scale.get() > 1 ? 64 : 52 : Math.round(322 * scale.get());
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
  }

  private Node head() {
    SectionHeader head =
        new SectionHeader(messages.text("diagnose.map.title"))
            .icon(MaterialDesignS.SITEMAP)
            .note(
                messages.of(
                    model.pageProperty(),
                    p ->
                        messages.get(
                            "diagnose.map.step", "n", p.head().number(), "of", p.head().of())));
    if (narrow.get()) {
      head.actions(
          Buttons.icon(
              messages.text("diagnose.map.close"),
              MaterialDesignA.ARROW_COLLAPSE_LEFT,
              () -> opened.set(false)));
    }
    head.getStyleClass().add("panel-head");
    return head;
  }

  private Node stripHead() {
    Button open =
        Buttons.icon(
            messages.text("diagnose.map.open"),
            MaterialDesignA.ARROW_EXPAND_RIGHT,
            () -> opened.set(true));
    open.setId("open-map");
    HBox head = new HBox(open);
    head.setAlignment(Pos.CENTER);
    head.getStyleClass().add("strip-head");
    return head;
  }

  private Node legend() {
    TilePane legend = new TilePane(8, 6);
    legend.getStyleClass().add("map-legend");
    legend.setPrefColumns(3);
    for (Status status : LEGEND) {
      Label word = Labels.of(messages.text(status.messageKey()), "secondary");
      word.setGraphic(new StatusGlyph(messages, status, 13));
      word.setGraphicTextGap(6);
      legend.getChildren().add(word);
    }
    legend.setTileAlignment(Pos.CENTER_LEFT);
    return legend;
  }

  private void draw() {
    List<MapNode> now = model.mapProperty().get();
    map.show(now);
    if (strip.getChildren().size() != now.size()) {
      strip.getChildren().setAll(now.stream().map(this::sign).toList());
    }
    for (int i = 0; i < now.size(); i++) {
      MapNode node = now.get(i);
      Button sign = (Button) strip.getChildren().get(i);
      ((StatusGlyph) sign.getGraphic()).statusProperty().set(node.status());
      sign.setAccessibleText(
          messages
              .language()
              .clauses(List.of(node.name(), messages.get(node.status().messageKey()))));
    }
  }

  private Button sign(MapNode node) {
    Button sign = new Button(Figures.count(node.number()));
    sign.getStyleClass().addAll("flat", "strip-sign");
    sign.setGraphic(new StatusGlyph(messages, node.status(), 15));
    Hint.on(sign, () -> hint(node.step()));
    sign.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
    sign.setOnAction(event -> model.choose(node.step()));
    return sign;
  }

  private String hint(StepId step) {
    return model.mapProperty().get().stream()
        .filter(node -> node.step() == step)
        .findFirst()
        .map(node -> node.number() + " " + node.name())
        .orElse("");
  }

  private void select() {
    StepPage.Head head = model.pageProperty().get().head();
    map.select(head.step());
    for (int i = 0; i < strip.getChildren().size(); i++) {
      strip
          .getChildren()
          .get(i)
          .pseudoClassStateChanged(
              javafx.css.PseudoClass.getPseudoClass("selected"), i == head.number() - 1);
    }
  }
}
