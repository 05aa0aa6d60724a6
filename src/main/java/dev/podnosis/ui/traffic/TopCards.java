package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.TopEntry;
import dev.podnosis.coredns.log.TopList;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The names that are asked for most, and the clients that ask most. */
final class TopCards {
  private static final int ROWS = 5;

  /** Widths in em. */
  private static final double QUERIES = 6;

  private static final double FAILURES = 9.5;

  private final TrafficViewModel model;
  private final Messages messages;
  private final Shown shown;
  private final Naming naming;
  private final LogSummary log;

  TopCards(LogView view) {
    model = view.model();
    messages = view.messages();
    shown = view.shown();
    naming = view.naming();
    log = view.log();
  }

  Node names() {
    VBox rows = new VBox();
    for (TopEntry entry : top(log.askedNames(List.of(shown.clusterDomain())))) {
      long failed = TrafficViewModel.failed(entry.rcodes());
      String name = naming.name(entry.key());
      rows.getChildren()
          .add(
              new FilterRow(
                      entry.key(),
                      spoken(name, entry, failed),
                      shown.filter().name().equals(entry.key()),
                      () ->
                          model.narrow(
                              f -> f.ofName(f.name().equals(entry.key()) ? "" : entry.key())))
                  .with(new StatusGlyph(messages, failed > 0 ? Status.PROBLEM : Status.OK, 13))
                  .text(name, 0, true, "mono")
                  .figure(Figures.count(entry.count()), QUERIES)
                  .figure(
                      failedCount(failed), FAILURES, failed > 0 ? "text-problem" : "muted-figure"));
    }
    return top("traffic.names", "traffic.names.note", log.names(), rows);
  }

  Node clients() {
    VBox rows = new VBox();
    for (TopEntry entry : top(log.clients().entries())) {
      long failed = TrafficViewModel.failed(entry.rcodes());
      String name = naming.client(entry.key());
      rows.getChildren()
          .add(
              new FilterRow(
                      entry.key(),
                      spoken(name, entry, failed),
                      shown.filter().client().equals(entry.key()),
                      () ->
                          model.narrow(
                              f -> f.ofClient(f.client().equals(entry.key()) ? "" : entry.key())))
                  .text(name, 0, true, "mono")
                  .figure(naming.address(entry.key()), 10, "muted-figure")
                  .figure(Figures.count(entry.count()), QUERIES)
                  .figure(
                      failedCount(failed), FAILURES, failed > 0 ? "text-problem" : "muted-figure"));
    }
    return top(
        "traffic.clients",
        shown.places().pods().isEmpty() ? "traffic.clients.addresses" : "traffic.clients.note",
        log.clients(),
        rows);
  }

  /** Those that failed most, then those that were asked most. */
  private static List<TopEntry> top(List<TopEntry> entries) {
    return entries.stream()
        .sorted(
            Comparator.comparingLong((TopEntry e) -> TrafficViewModel.failed(e.rcodes()))
                .thenComparingLong(TopEntry::count)
                .reversed())
        .limit(ROWS)
        .toList();
  }

  private static String failedCount(long failed) {
    return Figures.count(failed) + " SERVFAIL";
  }

  private String spoken(String name, TopEntry entry, long failed) {
    return messages.get(
        "traffic.entry.accessible", "name", name, "n", entry.count(), "failed", failed);
  }

  private Node top(String title, String note, TopList list, VBox rows) {
    rows.getStyleClass().add("traffic-table");
    SectionHeader header = new SectionHeader(messages.text(title)).note(messages.text(note));
    if (!list.exact()) {
      header.actions(
          Labels.secondary(
              new SimpleStringProperty(
                  messages.get("traffic.approximate", "every", list.sampledEvery()))));
    }
    return Card.edgeToEdge(header, rows);
  }
}
