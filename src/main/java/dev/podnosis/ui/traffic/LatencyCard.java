package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LatencyBins;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.ReplicaCounts;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;

/** How long the busiest replicas took to answer. */
final class LatencyCard {
  private static final int SERIES = 3;

  private final Messages messages;
  private final Naming naming;
  private final LogSummary log;

  LatencyCard(LogView view) {
    messages = view.messages();
    naming = view.naming();
    log = view.log();
  }

  Node leadingTo(Runnable lines) {
    List<LatencyChart.Series> series = new ArrayList<>();
    SectionHeader header =
        new SectionHeader(messages.text("traffic.latency"))
            .note(
                messages.text(
                    "traffic.latency.note",
                    "p50",
                    ms(log.latency().p50Ms()),
                    "p99",
                    ms(log.latency().p99Ms())));
    List<String> busiest =
        naming.replicas().stream()
            .filter(log.replicas()::containsKey)
            .sorted(Comparator.comparingLong((String r) -> queries(r)).reversed())
            .limit(SERIES)
            .sorted()
            .toList();
    String[] styles = {"one", "two", "quiet"};
    for (String replica : busiest) {
      ReplicaCounts counts = log.replicas().get(replica);
      if (counts != null && counts.queries() > 0) {
        String name = naming.shortReplica(replica);
        header.actions(LegendEntry.of(styles[series.size()], name));
        series.add(new LatencyChart.Series(name, LatencyBins.of(counts.latency())));
      }
    }
    LatencyChart chart = new LatencyChart(messages, series, lines);
    chart
        .sumProperty()
        .set(
            messages.get(
                "traffic.latency.accessible",
                "p50",
                ms(log.latency().p50Ms()),
                "p99",
                ms(log.latency().p99Ms()),
                "max",
                ms(log.latency().maxMs())));
    return Card.of(header, chart);
  }

  private long queries(String replica) {
    ReplicaCounts counts = log.replicas().get(replica);
    return counts == null ? 0 : counts.queries();
  }

  private static String ms(double ms) {
    return Figures.latency(Duration.ofNanos(Math.round(ms * 1e6)));
  }
}
