package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Names that do not exist, by the suffix of the search path that made them. */
final class SuffixesCard {
  private static final int SUFFIXES = 4;

  /** The width of a count, in em. */
  private static final double COUNT = 5;

  private final TrafficViewModel model;
  private final Messages messages;
  private final Shown shown;
  private final Naming naming;
  private final LogSummary log;

  SuffixesCard(LogView view) {
    model = view.model();
    messages = view.messages();
    shown = view.shown();
    naming = view.naming();
    log = view.log();
  }

  Node node(boolean contributing, Runnable findings) {
    long nxdomain = log.rcode("NXDOMAIN");
    long wasted = Math.min(nxdomain, log.searchWaste().wasted());
    List<Map.Entry<String, Long>> suffixes =
        log.searchWaste().bySuffix().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(SUFFIXES)
            .toList();
    long itself = nxdomain - wasted;
    long most = Math.max(itself, suffixes.stream().mapToLong(Map.Entry::getValue).max().orElse(0));
    VBox rows = new VBox(2);
    for (Map.Entry<String, Long> each : suffixes) {
      String suffix = "." + each.getKey();
      rows.getChildren()
          .add(
              bar(
                  naming.suffix(each.getKey()),
                  each.getValue(),
                  most,
                  shown.filter().suffix().equals(suffix),
                  f -> f.ofSuffix(f.suffix().equals(suffix) ? "" : suffix)));
    }
    rows.getChildren()
        .add(
            bar(
                messages.get("traffic.suffix.none"),
                itself,
                most,
                false,
                f -> f.ofRcodes(Set.of("NXDOMAIN"))));
    Label below =
        Labels.wrapping(
            Labels.secondary(
                wasted == 0
                    ? messages.text("traffic.suffix.no-waste")
                    : messages.text(
                        "traffic.suffix.waste",
                        "wasted",
                        wasted,
                        "ratio",
                        Figures.decimal(log.searchWaste().perUseful(), 1))));
    VBox.setMargin(below, new Insets(6, 0, 0, 0));
    rows.getChildren().add(below);
    SectionHeader header =
        new SectionHeader(messages.text("traffic.suffix"))
            .note(messages.text("traffic.suffix.note", "n", nxdomain));
    if (contributing) {
      header.actions(
          new Badge(messages, Status.ATTENTION, messages.text("traffic.contributing")),
          Buttons.link(messages.text("traffic.see-findings"), findings));
    }
    return Card.of(header, rows);
  }

  private FilterRow bar(
      String name, long count, long most, boolean chosen, UnaryOperator<LogFilter> change) {
    return new FilterRow(
            name,
            messages.language().labelled(name, Figures.count(count)),
            chosen,
            () -> model.narrow(change))
        .text(name, 16, false, "mono")
        .bar(most == 0 ? 0 : (double) count / most, "fill-quiet")
        .figure(Figures.count(count), COUNT, "strong");
  }
}
