package dev.podnosis.ui.findings;

import dev.podnosis.catalogue.CauseEntry;
import dev.podnosis.report.Wording;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Icons;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.NumberTag;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** One cause: what it is, what speaks for and against it, and what to do about it. */
final class CauseDetail extends VBox {
  /** So many numbers of evidence stand behind a sentence; the rest opens on demand. */
  private static final int NUMBERS = 4;

  private final FindingsViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final CausePage page;

  CauseDetail(FindingsViewModel model, ScreenContext context, CausePage page) {
    super(14);
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    this.page = page;
    setId("cause");
    if (model.foundNothing()) {
      getChildren()
          .add(
              new Callout(
                      messages,
                      model.foundNothingStatus(),
                      messages.text(model.foundNothingWords()))
                  .titled(messages.text("findings.none")));
    }
    getChildren().add(head());
    getChildren().add(evidence());
    if (!page.missing().isEmpty()) {
      getChildren()
          .add(
              new Callout(messages, Status.INCONCLUSIVE, fixed(String.join("\n", page.missing())))
                  .titled(messages.text("findings.settle")));
    }
    if (!page.remedies().isEmpty()) {
      getChildren().add(fixes(page.remedies()));
    }
    if (!page.references().isEmpty()) {
      getChildren().add(references(page.references()));
    }
  }

  private Node head() {
    Label note = Labels.secondary(fixed(page.note()));
    note.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button path =
        Buttons.small(
            messages.text("findings.show-on-path"),
            MaterialDesignT.TRANSIT_CONNECTION_VARIANT,
            () -> context.shell().screenProperty().set(ScreenId.PATH));
    path.setId("show-on-path");
    HBox bar =
        new HBox(10, new Badge(messages, page.status(), fixed(page.verdict())), note, space, path);
    bar.setAlignment(Pos.CENTER_LEFT);
    return new VBox(
        6, bar, Labels.title(fixed(page.title())), Labels.lead(fixed(page.explanation())));
  }

  private Node evidence() {
    Node speaksFor = sights("findings.for", page.speaksFor(), MaterialDesignP.PLUS_CIRCLE);
    Node against =
        sights("findings.against", page.speaksAgainst(), MaterialDesignM.MINUS_CIRCLE_OUTLINE);
    if (page.speaksAgainst().isEmpty()) {
      return new VBox(8, speaksFor, Labels.secondary(messages.text("findings.against.none")));
    }
    return page.speaksFor().isEmpty() ? against : new EqualColumns(12, speaksFor, against);
  }

  private Node sights(String title, List<CausePage.Sight> sights, Ikon sign) {
    VBox rows = new VBox(9);
    for (CausePage.Sight sight : sights) {
      Label text = Labels.body(fixed(sight.text()));
      VBox words = new VBox(2, text, numbers(sight.evidence()));
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      HBox row = new HBox(9, signed(sign), words);
      rows.getChildren().add(row);
    }
    if (sights.isEmpty()) {
      rows.getChildren().add(Labels.secondary(messages.text("findings.nothing-seen")));
    }
    return Card.of(
        new SectionHeader(messages.text(title))
            .note(fixed(sights.isEmpty() ? "" : "" + sights.size())),
        rows);
  }

  private static Node signed(Ikon sign) {
    Region icon = new HBox(Icons.of(sign, Icons.SMALL));
    icon.getStyleClass().add(sign == MaterialDesignP.PLUS_CIRCLE ? "sight-for" : "sight-against");
    return icon;
  }

  /** Links to the evidence; many of them are cut short. */
  private Node numbers(List<String> evidence) {
    FlowPane links = new FlowPane(9, 2);
    fill(links, evidence, Math.min(NUMBERS, evidence.size()));
    return links;
  }

  private void fill(FlowPane links, List<String> evidence, int upTo) {
    List<Node> all = new ArrayList<>();
    for (String id : evidence.subList(0, upTo)) {
      all.add(small(Buttons.link(fixed(id), () -> model.workspace().showEvidence(id))));
    }
    int left = evidence.size() - upTo;
    if (left > 0) {
      all.add(
          small(
              Buttons.link(
                  messages.text("findings.more-evidence", "n", left),
                  () -> fill(links, evidence, evidence.size()))));
    }
    links.getChildren().setAll(all);
  }

  private static Button small(Button link) {
    link.getStyleClass().add("evidence-link");
    return link;
  }

  private Node fixes(List<Wording.RemedyWords> remedies) {
    ToggleGroup group = new ToggleGroup();
    FlowPane tabs = new FlowPane(4, 0);
    tabs.getStyleClass().add("fix-tabs");
    VBox content = new VBox(tabs);
    for (int i = 0; i < remedies.size(); i++) {
      Wording.RemedyWords remedy = remedies.get(i);
      ToggleButton tab = new ToggleButton(Printable.text(remedy.title()));
      tab.setGraphic(new NumberTag(i + 1));
      tab.getStyleClass().add("fix-tab");
      tab.setId("fix-" + (i + 1));
      tab.setToggleGroup(group);
      tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
      tab.selectedProperty()
          .addListener(
              (source, before, now) -> {
                if (now) {
                  content.getChildren().setAll(tabs, new RemedyView(messages, remedy));
                }
              });
      // Pressed again, it stays chosen.
      tab.setOnAction(event -> tab.setSelected(true));
      tabs.getChildren().add(tab);
    }
    group.selectToggle(group.getToggles().getFirst());
    HBox head =
        new HBox(
            8,
            Labels.section(messages.text("findings.fixes")),
            Labels.secondary(messages.text("findings.fixes.note")));
    head.setAlignment(Pos.BASELINE_LEFT);
    return new VBox(8, head, Card.edgeToEdge(content));
  }

  private Node references(List<CauseEntry.Reference> references) {
    VBox rows = new VBox(6);
    for (CauseEntry.Reference reference : references) {
      Label words =
          Labels.wrapping(Labels.secondary(fixed(reference.title() + "\n" + reference.url())));
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox row =
          new HBox(
              10,
              words,
              new CopyButton(messages, messages.text("findings.copy-link"), reference::url));
      row.setAlignment(Pos.CENTER_LEFT);
      rows.getChildren().add(row);
    }
    return Card.of(new SectionHeader(messages.text("findings.references")), rows);
  }

  /** A text that does not follow the language by itself: the page is made anew. */
  static ObservableValue<String> fixed(String text) {
    return new SimpleStringProperty(Printable.lines(text));
  }
}
