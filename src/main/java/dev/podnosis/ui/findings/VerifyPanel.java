package dev.podnosis.ui.findings;

import static dev.podnosis.ui.findings.CauseDetail.fixed;

import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.CopyButton;
import dev.podnosis.ui.common.Focus;
import dev.podnosis.ui.common.Hint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Printable;
import dev.podnosis.ui.common.Redraw;
import dev.podnosis.ui.common.ScreenContext;
import dev.podnosis.ui.common.ScreenId;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import dev.podnosis.ui.common.Viewports;
import dev.podnosis.ui.workspace.WalkControl;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** What to do next, and whether a fix has helped: the same questions asked once more. */
final class VerifyPanel extends BorderPane {
  private static final double FIGURE = 74;

  private final FindingsViewModel model;
  private final ScreenContext context;
  private final Messages messages;
  private final VBox body = new VBox(14);

  VerifyPanel(FindingsViewModel model, ScreenContext context) {
    this.model = model;
    this.context = context;
    this.messages = context.messages();
    setId("verify");
    getStyleClass().addAll("verify-panel", Focus.REGION);
    body.getStyleClass().add("verify-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    Viewports.drawDirectly(scroll);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    setTop(head());
    setCenter(scroll);
    setBottom(foot());
    Redraw redraw = Redraw.of(this, this::draw);
    model.verifiedProperty().addListener(redraw);
    model.nextProperty().addListener(redraw);
    messages.languageProperty().addListener(redraw);
  }

  private Node head() {
    WalkControl walk = model.workspace().walk();
    Button again =
        Buttons.primary(
            messages.text("findings.verify"), MaterialDesignR.RESTART, walk::verifyAgain);
    again.setId("verify-again");
    again.disableProperty().bind(walk.stateProperty().map(s -> s.busy()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(8, Labels.section(messages.text("findings.verify.title")), space, again);
    row.setAlignment(Pos.CENTER_LEFT);
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty()
        .bind(
            walk.progressProperty().map(p -> p.total() == 0 ? 0.0 : (double) p.done() / p.total()));
    Label count =
        Labels.secondary(
            messages.of(
                walk.progressProperty(),
                p -> messages.get("findings.verify.running", "n", p.done(), "of", p.total())));
    VBox running = new VBox(6, bar, count);
    running.visibleProperty().bind(walk.stateProperty().map(s -> s.busy()));
    running.managedProperty().bind(running.visibleProperty());
    VBox head = new VBox(10, row, running);
    head.getStyleClass().add("verify-head");
    return head;
  }

  private Node foot() {
    Button report =
        Buttons.primary(
            messages.text("findings.report"),
            MaterialDesignF.FILE_DOCUMENT_OUTLINE,
            () -> context.shell().screenProperty().set(ScreenId.REPORT));
    report.setId("export-report");
    FlowPane copies =
        new FlowPane(
            8,
            8,
            new CopyButton(messages, messages.text("findings.copy-summary"), model::summary),
            new CopyButton(messages, messages.text("findings.copy-ticket"), model::ticket));
    HBox main = new HBox(report);
    main.setAlignment(Pos.CENTER_RIGHT);
    VBox foot = new VBox(8, copies, main);
    foot.getStyleClass().add("verify-foot");
    return foot;
  }

  private void draw() {
    List<Node> parts = new ArrayList<>();
    VerifyPage page = model.verifiedProperty().get();
    if (page == null) {
      parts.add(Labels.wrapping(Labels.secondary(messages.text("findings.verify.explained"))));
    } else {
      parts.add(
          new Callout(messages, page.status(), fixed(page.meaning())).titled(fixed(page.title())));
      if (!page.causes().isEmpty()) {
        parts.add(causes(page));
      }
      if (!page.rows().isEmpty()) {
        parts.add(table(page));
      }
    }
    FindingsViewModel.Next next = model.nextProperty().get();
    if (next != null) {
      parts.add(next(next));
    }
    body.getChildren().setAll(parts);
  }

  private Node next(FindingsViewModel.Next next) {
    Button go =
        Buttons.small(messages.text("findings.next.go"), MaterialDesignA.ARROW_RIGHT, model::goOn);
    go.setId("next-step");
    return new VBox(
        8,
        new Callout(messages, Status.ATTENTION, fixed(next.why()))
            .titled(messages.text("findings.next", "step", next.step(), "level", next.level())),
        go);
  }

  private Node causes(VerifyPage page) {
    VBox rows = new VBox();
    for (VerifyPage.Cause cause : page.causes()) {
      Label title = Labels.wrapping(new Label(Printable.text(cause.title())));
      Label verdict = new Label(cause.verdict());
      verdict.getStyleClass().add("secondary");
      VBox words = new VBox(1, title, verdict);
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox row =
          new HBox(
              8,
              new StatusGlyph(messages, cause.before(), 15),
              Labels.secondary(fixed("→")),
              new StatusGlyph(messages, cause.after(), 15),
              words);
      row.getStyleClass().add("row");
      rows.getChildren().add(row);
    }
    rows.getStyleClass().add("rows");
    return Card.edgeToEdge(rows);
  }

  private Node table(VerifyPage page) {
    VBox rows = new VBox();
    HBox head =
        row(
            new Label(),
            column(messages.get("findings.verify.before"), page.before()),
            column(messages.get("findings.verify.after"), page.after()));
    head.getStyleClass().add("check-columns");
    rows.getChildren().add(head);
    for (VerifyPage.Row row : page.rows()) {
      Label name = new Label(Printable.text(row.name()));
      name.setMinWidth(0);
      Hint.on(name, name::getText);
      Label where = new Label(row.where());
      where.getStyleClass().add("secondary");
      rows.getChildren()
          .add(
              row(
                  new VBox(1, name, where),
                  figure(row.before(), "text-problem"),
                  figure(row.after(), "text-problem")));
    }
    rows.getStyleClass().add("rows");
    return Card.edgeToEdge(rows);
  }

  private static HBox row(Node name, Region before, Region after) {
    HBox.setHgrow(name, Priority.ALWAYS);
    if (name instanceof Region region) {
      region.setMinWidth(0);
      region.setMaxWidth(Double.MAX_VALUE);
    }
    for (Region figure : List.of(before, after)) {
      figure.setMinWidth(FIGURE);
      figure.setPrefWidth(FIGURE);
    }
    HBox row = new HBox(8, name, before, after);
    row.getStyleClass().add("row");
    return row;
  }

  private static VBox column(String name, String time) {
    Label first = new Label(name);
    first.getStyleClass().addAll("secondary", "strong");
    Label second = new Label(time);
    second.getStyleClass().add("figure");
    VBox column = new VBox(first, second);
    column.setAlignment(Pos.CENTER_RIGHT);
    return column;
  }

  private static Label figure(VerifyPage.Cell cell, String failing) {
    Label label = new Label(cell.text());
    label.getStyleClass().add("figure");
    if (cell.failing()) {
      label.getStyleClass().add(failing);
    }
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }
}
