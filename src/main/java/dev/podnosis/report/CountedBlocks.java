package dev.podnosis.report;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.metrics.HistogramCounts;
import dev.podnosis.coredns.metrics.MetricsRates;
import dev.podnosis.coredns.metrics.MetricsSample;
import dev.podnosis.coredns.metrics.ProcessGauges;
import dev.podnosis.coredns.metrics.TroubleCounter;
import dev.podnosis.coredns.metrics.UpstreamCounters;
import dev.podnosis.diagnosis.Facts;
import dev.podnosis.evidence.CaseFile;
import dev.podnosis.evidence.MetricsSeen;
import dev.podnosis.evidence.Seen;
import dev.podnosis.report.page.Block;
import dev.podnosis.report.page.Block.Table;
import dev.podnosis.report.page.Mark;
import dev.podnosis.report.page.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What CoreDNS's replicas and NodeLocal DNSCache count beside their queries: trouble, their
 * upstream servers one by one, and how each process is doing.
 */
final class CountedBlocks {
  private static final String NONE = BlockLines.NONE;
  private static final List<String> ANSWERS = List.of("NOERROR", "NXDOMAIN");

  private final List<MetricsSeen> seen;
  private final ReportWords words;

  CountedBlocks(CaseFile file, ReportWords words) {
    Facts facts = new Facts(file);
    this.seen =
        Stream.concat(facts.metrics().replicas().stream(), facts.metrics().nodeLocal().stream())
            .map(Seen::what)
            .toList();
    this.words = words;
  }

  /** Nothing when no metrics were read. */
  List<Block> blocks() {
    if (seen.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.say("heading.counted")));
    List<Table.Row> troubles = seen.stream().flatMap(this::troubles).toList();
    if (troubles.isEmpty()) {
      blocks.add(Block.Paragraph.plain(words.say("counted.none")));
    } else {
      blocks.add(
          new Table(
              List.of(
                  column("replica", 24),
                  column("counted", 40),
                  column("since-start", 18),
                  column("between", 18)),
              troubles));
    }
    List<Table.Row> upstreams = seen.stream().flatMap(this::upstreams).toList();
    if (!upstreams.isEmpty()) {
      blocks.add(
          new Table(
              List.of(
                  column("replica", 24),
                  column("upstream", 19),
                  column("forwarded", 13),
                  column("mean", 9),
                  column("slowest", 9),
                  column("bad-answers", 15),
                  column("failed-checks", 11)),
              upstreams));
    }
    blocks.add(
        new Table(
            List.of(
                column("replica", 20),
                column("over-tcp", 9),
                column("answer-size", 10),
                column("own-health", 10),
                column("api-requests", 13),
                column("reused", 14),
                column("goroutines", 12),
                column("files", 12)),
            seen.stream().map(this::levels).toList()));
    return blocks;
  }

  private Table.Column column(String key, int percent) {
    return new Table.Column(words.say("column." + key), percent);
  }

  private Stream<Table.Row> troubles(MetricsSeen of) {
    MetricsRates rates = of.rates();
    Stream<Table.Row> counters =
        Stream.of(TroubleCounter.values())
            .filter(c -> c.total(of.last()) > 0)
            .map(
                c ->
                    trouble(
                        of,
                        "counter." + c.id(),
                        c.total(of.last()),
                        rates == null ? null : c.between(rates),
                        c.isProblem()));
    long outside = Math.round(of.last().outsideZones());
    return outside == 0
        ? counters
        : Stream.concat(
            counters, Stream.of(trouble(of, "counter.outside-zones", outside, null, false)));
  }

  private Table.Row trouble(
      MetricsSeen of, String key, long total, @Nullable Long between, boolean problem) {
    boolean now = between != null && between > 0;
    return new Table.Row(
        now ? problem ? Mark.PROBLEM : Mark.ATTENTION : null,
        "",
        List.of(
            Phrase.code(of.pod().name()),
            Phrase.plain(words.say(key)),
            Phrase.plain(Figures.count(total)),
            Phrase.plain(between == null ? NONE : "+" + Figures.count(between))));
  }

  /** Between the readings; where only one was made, since the start. */
  private Stream<Table.Row> upstreams(MetricsSeen of) {
    return of.last().upstreams().stream().map(total -> upstream(of, between(of, total), total));
  }

  private static UpstreamCounters between(MetricsSeen of, UpstreamCounters total) {
    MetricsRates rates = of.rates();
    return rates == null
        ? total
        : rates.upstreams().stream()
            .filter(u -> u.to().equals(total.to()))
            .findFirst()
            .orElse(total);
  }

  private Table.Row upstream(MetricsSeen of, UpstreamCounters between, UpstreamCounters total) {
    HistogramCounts took = between.duration().count() > 0 ? between.duration() : total.duration();
    return new Table.Row(
        between.healthCheckFailures() > 0 ? Mark.PROBLEM : null,
        "",
        List.of(
            Phrase.code(of.pod().name()),
            Phrase.code(total.to()),
            Phrase.plain(grown(total.requests(), between.requests())),
            Phrase.plain(took.count() > 0 ? seconds(took.mean()) : NONE),
            Phrase.plain(took.count() > 0 ? seconds(took.quantile(0.99)) : NONE),
            Phrase.plain(grown(bad(total), bad(between))),
            Phrase.plain(grown(total.healthCheckFailures(), between.healthCheckFailures()))));
  }

  private static double bad(UpstreamCounters upstream) {
    return upstream.rcodes().entrySet().stream()
        .filter(e -> !ANSWERS.contains(e.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** {@code 4 711 (+12)}: since the start, and how much of it between the readings. */
  private static String grown(double total, double between) {
    String all = Figures.count(Math.round(total));
    return between > 0 && between < total
        ? all + " (+" + Figures.count(Math.round(between)) + ")"
        : all;
  }

  private Table.Row levels(MetricsSeen of) {
    MetricsSample last = of.last();
    ProcessGauges process = last.process();
    return new Table.Row(
        null,
        "",
        Stream.of(
                of.pod().name(),
                share(last.requestsByTransport().getOrDefault("tcp", 0.0), last.requests()),
                mean(last, "dns_response_size_bytes", b -> Figures.bytes(Math.round(b))),
                last.healthDuration().count() > 0 ? seconds(last.healthDuration().mean()) : NONE,
                mean(
                    last,
                    "kubernetes_rest_client_request_duration_seconds",
                    CountedBlocks::seconds),
                reused(last),
                process.goroutines() > 0 ? Figures.count(Math.round(process.goroutines())) : NONE,
                process.openFds() > 0 ? Figures.count(Math.round(process.openFds())) : NONE)
            .map(Phrase::plain)
            .toList());
  }

  private static String share(double part, double whole) {
    return whole > 0 && part <= whole ? Figures.percent(Math.round(part), Math.round(whole)) : NONE;
  }

  private static String mean(MetricsSample last, String histogram, DoubleFunction<String> words) {
    double count = last.further().getOrDefault(histogram + "_count", 0.0);
    double sum = last.further().getOrDefault(histogram + "_sum", 0.0);
    return count > 0 && sum >= 0 ? words.apply(sum / count) : NONE;
  }

  /** Of connections to upstream servers. */
  private static String reused(MetricsSample last) {
    double hits = last.further().getOrDefault("proxy_conn_cache_hits_total", 0.0);
    return share(hits, hits + last.further().getOrDefault("proxy_conn_cache_misses_total", 0.0));
  }

  private static String seconds(double seconds) {
    return Figures.latency(Duration.ofNanos(Math.round(seconds * 1e9)));
  }
}
