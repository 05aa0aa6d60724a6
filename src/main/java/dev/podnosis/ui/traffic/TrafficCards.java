package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.log.LatencyBins;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.Mark;
import dev.podnosis.coredns.log.ReplicaCounts;
import dev.podnosis.coredns.log.TopEntry;
import dev.podnosis.coredns.log.TopList;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Badge;
import dev.podnosis.ui.common.Buttons;
import dev.podnosis.ui.common.Callout;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.EqualColumns;
import dev.podnosis.ui.common.Labels;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import dev.podnosis.ui.common.Status;
import dev.podnosis.ui.common.StatusGlyph;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The cards of the log: each shows the same lines from another side, and narrows all of them. */
final class TrafficCards {
  private static final int ROWS = 5;
  private static final int SUFFIXES = 4;

  /** Widths in em. */
  private static final double NAME = 12;

  private static final double COUNT = 5;
  private static final double QUERIES = 6;
  private static final double FAILURES = 9.5;

  private static final int REPLICAS = 8;
  private static final int SERIES = 3;
  private static final Words LOG_WORDS = Words.of("logs");
  private static final Set<String> FAILED = Set.of("SERVFAIL", "-");

  private final TrafficViewModel model;
  private final Messages messages;
  private final Shown shown;
  private final Naming naming;
  private final ZoneId zone;
  private final LogSummary log;

  TrafficCards(TrafficViewModel model, Messages messages, Shown shown, Naming naming, ZoneId zone) {
    this.model = model;
    this.messages = messages;
    this.shown = shown;
    this.naming = naming;
    this.zone = zone;
    this.log = shown.summary();
  }

  // Figures

  Node tiles(Node remark) {
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
                failedWords(failed),
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

  private String failedWords(long failed) {
    long silent = log.rcode("-");
    return silent == 0
        ? "SERVFAIL, " + Figures.count(failed)
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

  // By time

  Node byTime() {
    RcodeBars bars = RcodeBars.of(shown.whole(), shown.timeline());
    List<RcodeChart.Event> events =
        shown.whole().marks().stream()
            .flatMap(
                m ->
                    m.at() == null
                        ? java.util.stream.Stream.of()
                        : java.util.stream.Stream.of(new RcodeChart.Event(m.at(), event(m))))
            .toList();
    RcodeChart chart =
        new RcodeChart(
            messages,
            zone,
            bars,
            shown.filter(),
            events,
            (from, to) -> model.narrow(f -> f.between(from, to)));
    long minutes = bars.step().toMinutes();
    chart
        .sumProperty()
        .set(
            messages.get(
                "traffic.by-time.accessible",
                "bars",
                bars.bars().size(),
                "minutes",
                minutes,
                "noerror",
                log.rcode("NOERROR"),
                "nxdomain",
                log.rcode("NXDOMAIN"),
                "failed",
                TrafficViewModel.failed(log)));
    SectionHeader header =
        new SectionHeader(
                minutes == 1
                    ? messages.text("traffic.by-time")
                    : messages.text("traffic.by-time.step", "minutes", minutes))
            .note(messages.text("traffic.by-time.note"))
            .actions(
                legend("good", "NOERROR"), legend("quiet", "NXDOMAIN"), legend("bad", "SERVFAIL"));
    if (bars.bars().stream().anyMatch(b -> b.others() > 0)) {
      header.actions(legend("other", messages.get("traffic.other")));
    }
    return Card.of(header, chart);
  }

  private String event(Mark mark) {
    String key = "message." + EnumId.of(mark.message());
    String what = LOG_WORDS.sentence(messages.language(), key).pattern();
    return messages.language().labelled(naming.shortReplica(mark.replica()), what);
  }

  private static Node legend(String style, String words) {
    Region square = new Region();
    square.getStyleClass().addAll("legend-square", "legend-" + style);
    Label label = new Label(words, square);
    label.getStyleClass().add("secondary");
    label.setGraphicTextGap(6);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  // Failures

  Node failures() {
    Map<String, ReplicaCounts> replicas = log.replicas();
    VBox rows = new VBox(2);
    List<String> worstFirst = new ArrayList<>(naming.replicas());
    if (worstFirst.size() > REPLICAS) {
      worstFirst.sort(Comparator.comparingLong((String r) -> failed(replicas.get(r))).reversed());
    }
    long inside = failed(log.kinds().inside());
    long outside = failed(log.kinds().outside());
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

  private static long failed(@Nullable ReplicaCounts counts) {
    return counts == null ? 0 : failed(counts.rcodes());
  }

  private static long failed(Map<String, Long> rcodes) {
    return rcodes.getOrDefault("SERVFAIL", 0L) + rcodes.getOrDefault("-", 0L);
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

  // Latency

  Node latency(Runnable lines) {
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
        header.actions(legend(styles[series.size()], name));
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

  // Names that do not exist

  Node suffixes(boolean contributing, Runnable findings) {
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

  // Names and clients

  Node names() {
    VBox rows = new VBox();
    for (TopEntry entry : top(log.askedNames(List.of(shown.clusterDomain())))) {
      long failed = failed(entry.rcodes());
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
      long failed = failed(entry.rcodes());
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
            Comparator.comparingLong((TopEntry e) -> failed(e.rcodes()))
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
