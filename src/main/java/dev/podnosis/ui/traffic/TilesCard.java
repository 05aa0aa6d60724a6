package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The figures of the whole log; each narrows the log to what it counts. */
final class TilesCard {
  private static final Set<String> FAILED = Set.of("SERVFAIL", "-");

  private final TrafficViewModel model;
  private final Messages messages;
  private final Shown shown;
  private final LogSummary log;

  TilesCard(LogView view) {
    model = view.model();
    messages = view.messages();
    shown = view.shown();
    log = view.log();
  }

  Node with(Node remark) {
    long all = log.coverage().queries();
    long failed = TrafficViewModel.failed(log);
    EqualColumns row =
        new EqualColumns(
            0,
            tile(Figures.count(all), null, messages.get("traffic.queries"), Set.of()),
            tile(share("NOERROR"), Status.OK, counted("NOERROR"), Set.of("NOERROR")),
            tile(
                share("NXDOMAIN"),
                log.rcode("NXDOMAIN") > 0 ? Status.ATTENTION : Status.OK,
                counted("NXDOMAIN"),
                Set.of("NXDOMAIN")),
            tile(
                all == 0 ? "0" : percent(failed, all),
                failed > 0 ? Status.PROBLEM : Status.OK,
                failedWords(),
                FAILED),
            tile(
                Figures.count(log.rcode("REFUSED")),
                log.rcode("REFUSED") > 0 ? Status.ATTENTION : Status.OK,
                "REFUSED",
                Set.of("REFUSED")),
            remark);
    row.getStyleClass().add("traffic-tiles");
    return Card.edgeToEdge(row);
  }

  private String failedWords() {
    long silent = log.rcode("-");
    return silent == 0
        ? counted("SERVFAIL")
        : messages.get("traffic.failed", "servfail", log.rcode("SERVFAIL"), "silent", silent);
  }

  private String share(String rcode) {
    long all = log.coverage().queries();
    return all == 0 ? "0" : percent(log.rcode(rcode), all);
  }

  /** One decimal, as in the pictures: beside each other shares are compared. */
  private static String percent(long part, long whole) {
    return part == 0
        ? "0 %"
        : part * 1000 < whole
            ? Figures.percent(part, whole)
            : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private String counted(String rcode) {
    return messages.language().clauses(List.of(rcode, Figures.count(log.rcode(rcode))));
  }

  private Node tile(String figure, @Nullable Status status, String words, Set<String> rcodes) {
    Label big = new Label(figure);
    big.getStyleClass().add("big-figure");
    if (status == Status.PROBLEM) {
      big.getStyleClass().add("text-problem");
    }
    HBox head = new HBox(8, big);
    head.setAlignment(Pos.CENTER_LEFT);
    if (status != null) {
      head.getChildren().add(new StatusGlyph(messages, status, 14));
    }
    Label below = new Label(words);
    below.getStyleClass().add("secondary");
    VBox content = new VBox(3, head, below);
    Button tile = new Button(null, content);
    tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    tile.setAlignment(Pos.CENTER_LEFT);
    tile.getStyleClass().addAll("traffic-tile", "flat");
    boolean chosen = !rcodes.isEmpty() && shown.filter().rcodes().equals(rcodes);
    if (chosen) {
      tile.getStyleClass().add("chosen");
    }
    tile.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    tile.setAccessibleText(figure + " " + words);
    tile.setId(
        "tile-"
            + (rcodes.isEmpty()
                ? "all"
                : rcodes.contains("-") ? "failed" : rcodes.iterator().next()));
    tile.setOnAction(
        e ->
            model.narrow(
                f -> rcodes.isEmpty() ? LogFilter.ALL : f.ofRcodes(chosen ? Set.of() : rcodes)));
    return tile;
  }
}
