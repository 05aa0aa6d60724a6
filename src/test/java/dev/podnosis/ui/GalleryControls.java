package dev.podnosis.ui;

import static dev.podnosis.ui.Gallery.fixed;

import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.ChoiceCard;
import dev.podnosis.ui.common.Choices;
import dev.podnosis.ui.common.CodeBlock;
import dev.podnosis.ui.common.CodeBlock.Mark;
import dev.podnosis.ui.common.CodeBlock.Part;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Facts;
import dev.podnosis.ui.common.KeyHint;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.LookupStrip;
import dev.podnosis.ui.common.LookupStrip.Lookup;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.MiddleEllipsis;
import dev.podnosis.ui.common.Progress;
import dev.podnosis.ui.common.ProgressLine;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Checks, a question, facts, code: the middle and the right of the Diagnose screen. */
final class GalleryControls {

  private GalleryControls() {}

  private record Check(
      Status status, String name, String via, List<Lookup> lookups, String answered) {}

  static Node view(Messages messages) {
    VBox middle =
        new VBox(
            12, badges(messages), title(), checks(messages), question(messages), glyphs(messages));
    middle.setStyle("-fx-padding: 16px 20px 20px 20px;");
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    VBox drawer = new VBox(12, facts(), command(messages), raw(messages), callouts(messages));
    drawer.setStyle(
        "-fx-padding: 14px; -fx-background-color: -color-border-default, -color-bg-default; -fx-background-insets: 0, 0 0 0 1px;");
    drawer.setPrefWidth(352);
    drawer.setMinWidth(352);
    return new HBox(scroll, drawer);
  }

  private static Node badges(Messages messages) {
    HBox row = new HBox(8);
    for (Status status : Status.values()) {
      row.getChildren().add(new Badge(messages, status));
    }
    return row;
  }

  private static Node title() {
    return new VBox(
        4,
        Labels.title(fixed("Does the failure reproduce every time?  能否稳定复现？")),
        Labels.lead(
            fixed(
                "A steady failure points to configuration or a path that is always blocked. An"
                    + " intermittent one needs a packet capture and a comparison of every CoreDNS"
                    + " replica.")));
  }

  private static Node checks(Messages messages) {
    TableView<Check> table = new TableView<>();
    table.getStyleClass().addAll("two-line", "edge-to-edge");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("Check", 290, check -> name(messages, check)));
    table.getColumns().add(column("Lookups, one cell each", 230, check -> strip(messages, check)));
    TableColumn<Check, Check> answered =
        column(
            "Answered",
            90,
            check -> {
              Label label = new Label(check.answered());
              label.getStyleClass().add("figure");
              if (check.status() == Status.PROBLEM) {
                label.getStyleClass().add("text-problem");
              }
              return label;
            });
    answered.getStyleClass().add("right");
    table.getColumns().add(answered);
    table.setItems(
        FXCollections.observableArrayList(
            new Check(
                Status.PROBLEM,
                "www.aliyun.com",
                "via kube-dns 172.21.0.10 · UDP",
                lookups(11, 9, 0),
                "11 / 20"),
            new Check(
                Status.OK,
                "kubernetes.default.svc",
                "via kube-dns 172.21.0.10 · UDP",
                lookups(20, 0, 0),
                "20 / 20"),
            new Check(
                Status.RUNNING,
                "www.aliyun.com",
                "direct to replica 2 172.20.3.17 · node .203",
                lookups(0, 6, 4),
                "0 / 6"),
            new Check(
                Status.NOT_YET,
                "www.aliyun.com",
                "via kube-dns 172.21.0.10 · TCP",
                lookups(0, 0, 20),
                "–")));
    table.getSelectionModel().select(0);
    table.setPrefHeight(47 * 4 + 34);
    ProgressLine progress = new ProgressLine();
    progress.progressProperty().set(new Progress(56, 80, ""));
    return Card.edgeToEdge(
        new SectionHeader(fixed("Checks"))
            .note(fixed("one lookup at a time · 5 s limit each"))
            .actions(progress),
        table);
  }

  private static TableColumn<Check, Check> column(
      String name, double width, java.util.function.Function<Check, Node> show) {
    TableColumn<Check, Check> column = new TableColumn<>(name);
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
    column.setCellFactory(
        c ->
            new TableCell<>() {
              @Override
              protected void updateItem(Check check, boolean empty) {
                super.updateItem(check, empty);
                setGraphic(empty || check == null ? null : show.apply(check));
              }
            });
    return column;
  }

  private static Node name(Messages messages, Check check) {
    HBox box =
        new HBox(
            10,
            new StatusGlyph(messages, check.status(), 15),
            Labels.twoLines(
                Labels.mono(fixed(check.name())), Labels.secondary(fixed(check.via()))));
    box.setStyle("-fx-alignment: center-left;");
    return box;
  }

  private static Node strip(Messages messages, Check check) {
    LookupStrip strip = new LookupStrip(messages);
    strip.lookupsProperty().set(check.lookups());
    return strip;
  }

  private static List<Lookup> lookups(int answered, int failed, int pending) {
    List<Lookup> all = new ArrayList<>();
    while (all.size() < answered + failed) {
      int done = all.size();
      boolean fail =
          failed > 0
              && (long) (done + 1) * failed / (answered + failed)
                  > (long) done * failed / (answered + failed);
      all.add(fail ? Lookup.FAILED : Lookup.ANSWERED);
    }
    for (int i = 0; i < pending; i++) {
      all.add(Lookup.PENDING);
    }
    return all;
  }

  private static Node question(Messages messages) {
    Choices<String> choices = new Choices<>();
    EqualColumns cards =
        new EqualColumns(
            10,
            choices.add(
                "every",
                new ChoiceCard(fixed("Every time"), fixed("Go to 6a query log and 6b network"))
                    .trailing(new KeyHint("1"))),
            choices.add(
                "some",
                new ChoiceCard(fixed("Intermittently"), fixed("Go to 6c capture on 3 nodes, 120 s"))
                    .trailing(new KeyHint("2"))),
            choices.add(
                "unknown",
                new ChoiceCard(fixed("I can’t tell"), fixed("Run both branches, about 90 s more"))
                    .trailing(new KeyHint("3"))));
    choices.valueProperty().set("some");
    VBox content =
        new VBox(
            10,
            Labels.body(
                fixed(
                    "9 of 20 external lookups failed while 20 of 20 internal lookups succeeded. So far"
                        + " every failure fits replica 2, but that check is not finished (6 of 10).")),
            cards);
    return Card.of(
            new SectionHeader(fixed("Does the failure happen on every attempt?"))
                .large()
                .actions(
                    new Badge(messages, Status.RUNNING, fixed("Suggested: intermittently"))
                        .withoutSign()),
            content)
        .accent();
  }

  private static Node glyphs(Messages messages) {
    HBox row = new HBox(14);
    for (double size : new double[] {11, 14, 18, 24}) {
      for (Status status : Status.values()) {
        row.getChildren().add(new StatusGlyph(messages, status, size));
      }
    }
    return Card.of(
        new SectionHeader(fixed("Proven so far")).note(fixed("17 observations at 20:15:49")), row);
  }

  private static Node facts() {
    Label failed = Labels.of(fixed("9 / 20"), "strong", "text-problem");
    return new VBox(
        8,
        new SectionHeader(fixed("Parsed facts")).icon(MaterialDesignF.FILE_SEARCH_OUTLINE),
        new Facts()
            .add(fixed("Failed / total"), failed)
            .add(
                fixed("Failure kind"),
                fixed("no answer in 5 s, no RCODE seen in any of the replies"))
            .add(
                fixed("Pod"),
                new MiddleEllipsis(fixed("shop/checkout-with-a-very-long-name-7d9c6b5f4-x2x7k")))
            .add(fixed("Server asked"), fixed("172.21.0.10#53 over UDP")));
  }

  private static Node command(Messages messages) {
    return CodeBlock.titled(
        messages,
        fixed("Equivalent kubectl command"),
        new CodeBlock(messages)
            .command(
                "kubectl debug node/cn-hangzhou.192.168.0.198 \\\n  --profile=sysadmin -it \\\n"
                    + "  -- nsenter -t 48213 -n \\\n  dig www.aliyun.com @172.21.0.10"));
  }

  private static Node raw(Messages messages) {
    return CodeBlock.titled(
        messages,
        fixed("Raw output"),
        new CodeBlock(messages)
            .parts(
                List.of(
                    new Part("20:14:23.412 start\n;; global options: +cmd\n", Mark.PLAIN),
                    new Part(";; communications error: timed out\n", Mark.BAD),
                    new Part(";;   status: ", Mark.PLAIN),
                    new Part("NOERROR", Mark.GOOD),
                    new Part(", id: 41733\n", Mark.PLAIN),
                    new Part("stream closed, code 1006", Mark.UNKNOWN))));
  }

  private static Node callouts(Messages messages) {
    return new VBox(
        8,
        new Callout(messages, Status.ATTENTION, fixed("With today’s rights 1 of 9 steps can run.")),
        new Callout(
                messages, Status.INCONCLUSIVE, fixed("The 3 finished lookups stay in the record."))
            .titled(fixed("How this counts")),
        new Callout(fixed("Only external names, only through replica 2.")),
        Buttons.flat(fixed("Run this check again"), MaterialDesignF.FILE_SEARCH_OUTLINE, () -> {}));
  }
}
