package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.ReplicaCounts;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How many queries failed at each replica, and for names inside and outside of the cluster. */
final class FailuresCard {
  private static final int REPLICAS = 8;

  /** Widths in em. */
  private static final double NAME = 12;

  private static final double COUNT = 5;

  private final TrafficViewModel model;
  private final Messages messages;
  private final Shown shown;
  private final Naming naming;
  private final LogSummary log;

  FailuresCard(LogView view) {
    model = view.model();
    messages = view.messages();
    shown = view.shown();
    naming = view.naming();
    log = view.log();
  }

  Node node() {
    Map<String, ReplicaCounts> replicas = log.replicas();
    VBox rows = new VBox(2);
    List<String> worstFirst = new ArrayList<>(naming.replicas());
    if (worstFirst.size() > REPLICAS) {
      worstFirst.sort(Comparator.comparingLong((String r) -> failed(replicas.get(r))).reversed());
    }
    long inside = TrafficViewModel.failed(log.kinds().inside());
    long outside = TrafficViewModel.failed(log.kinds().outside());
    long most =
        Math.max(
            Math.max(inside, outside),
            worstFirst.stream().mapToLong(r -> failed(replicas.get(r))).max().orElse(0));
    for (String replica : worstFirst.subList(0, Math.min(REPLICAS, worstFirst.size()))) {
      rows.getChildren()
          .add(
              share(
                  naming.replica(replica),
                  failed(replicas.get(replica)),
                  most,
                  "bad",
                  shown.filter().replica().equals(replica),
                  f -> f.ofReplica(f.replica().equals(replica) ? "" : replica)));
    }
    Separator line = new Separator();
    VBox.setMargin(line, new Insets(4, 0, 4, 0));
    rows.getChildren()
        .addAll(
            line,
            plain(messages.get("traffic.outside"), outside, most),
            plain(messages.get("traffic.inside"), inside, most));
    Callout seen = new Callout(messages.text(observation(inside, outside)));
    VBox.setMargin(seen, new Insets(8, 0, 0, 0));
    rows.getChildren().add(seen);
    return Card.of(new SectionHeader(messages.text("traffic.failures")), rows);
  }

  /** What the counts say, and no more. */
  private String observation(long inside, long outside) {
    long failing = log.replicas().values().stream().filter(r -> failed(r) > 0).count();
    if (inside + outside == 0) {
      return "traffic.seen.none";
    }
    boolean one = failing == 1 && log.replicas().size() > 1;
    String names = inside == 0 ? "outside" : outside == 0 ? "inside" : "both";
    return "traffic.seen." + names + (one ? ".one" : ".all");
  }

  private FilterRow share(
      String name,
      long count,
      long most,
      String style,
      boolean chosen,
      UnaryOperator<LogFilter> change) {
    return new FilterRow(
            name,
            messages.language().labelled(name, Figures.count(count)),
            chosen,
            () -> model.narrow(change))
        .text(name, NAME, false, "body")
        .bar(most == 0 ? 0 : (double) count / most, "fill-" + style)
        .figure(
            Figures.count(count),
            COUNT,
            "strong",
            count > 0 && style.equals("bad") ? "text-problem" : "plain");
  }

  private Node plain(String name, long count, long most) {
    Label label = new Label(name);
    label.getStyleClass().add("body");
    label.setStyle(FilterRow.ems(NAME));
    ShareBar bar = new ShareBar(most == 0 ? 0 : (double) count / most, "fill-bad");
    HBox.setHgrow(bar, Priority.ALWAYS);
    Label figure = new Label(Figures.count(count));
    figure.getStyleClass().addAll("mono", "strong");
    if (count > 0) {
      figure.getStyleClass().add("text-problem");
    }
    figure.setAlignment(Pos.CENTER_RIGHT);
    figure.setStyle(FilterRow.ems(COUNT));
    HBox row = new HBox(10, label, bar, figure);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("traffic-plain-row");
    return row;
  }

  private static long failed(@Nullable ReplicaCounts counts) {
    return counts == null ? 0 : TrafficViewModel.failed(counts.rcodes());
  }
}
