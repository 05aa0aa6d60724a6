package dev.podnosis.ui.traffic;

import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.Mark;
import dev.podnosis.dns.EnumId;
import dev.podnosis.ui.common.Card;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.SectionHeader;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;

/** How many queries came when, and what came of them. */
final class TimeCard {
  private static final Words LOG_WORDS = Words.of("logs");

  private final TrafficViewModel model;
  private final Messages messages;
  private final Shown shown;
  private final Naming naming;
  private final ZoneId zone;
  private final LogSummary log;

  TimeCard(LogView view) {
    model = view.model();
    messages = view.messages();
    shown = view.shown();
    naming = view.naming();
    zone = view.zone();
    log = view.log();
  }

  Node node() {
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
                LegendEntry.of("good", "NOERROR"),
                LegendEntry.of("quiet", "NXDOMAIN"),
                LegendEntry.of("bad", "SERVFAIL"));
    if (bars.bars().stream().anyMatch(b -> b.others() > 0)) {
      header.actions(LegendEntry.of("other", messages.get("traffic.other")));
    }
    return Card.of(header, chart);
  }

  private String event(Mark mark) {
    String key = "message." + EnumId.of(mark.message());
    String what = LOG_WORDS.sentence(messages.language(), key).pattern();
    return messages.language().labelled(naming.shortReplica(mark.replica()), what);
  }
}
