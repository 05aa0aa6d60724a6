package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.LatencyBins;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.TimeCounts;
import dev.podnosis.coredns.log.TopEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What is shown as one table for a spreadsheet: one count in each row (RFC 4180). */
final class TrafficCsv {
  private final StringBuilder out = new StringBuilder("section,key,start,rcode,count\r\n");
  private final UnaryOperator<String> cover;

  private TrafficCsv(UnaryOperator<String> cover) {
    this.cover = cover;
  }

  /**
   * The table.
   *
   * @param cover makes names and addresses fit to be shown
   */
  static String of(Shown shown, UnaryOperator<String> cover) {
    TrafficCsv csv = new TrafficCsv(cover);
    csv.write(shown.summary(), shown.clusterDomain());
    return csv.out.toString();
  }

  private void write(LogSummary log, String clusterDomain) {
    counts("rcode", "", log.rcodes());
    new TreeMap<>(log.rcodeTimes())
        .forEach(
            (rcode, times) -> {
              for (TimeCounts.Bucket b : times.buckets()) {
                row("time", "", b.start().toString(), rcode, b.count());
              }
            });
    new TreeMap<>(log.replicas())
        .forEach(
            (name, replica) -> {
              counts("replica", cover.apply(name), replica.rcodes());
              for (LatencyBins.Bin bin : LatencyBins.of(replica.latency())) {
                row("latency from ms", cover.apply(name), number(bin.fromMs()), "", bin.count());
              }
            });
    new TreeMap<>(log.searchWaste().bySuffix())
        .forEach((suffix, n) -> row("suffix", "." + suffix, "", "NXDOMAIN", n));
    top("name", log.askedNames(List.of(clusterDomain)));
    top("client", log.clients().entries());
  }

  private void top(String section, List<TopEntry> entries) {
    entries.forEach(e -> counts(section, cover.apply(e.key()), e.rcodes()));
  }

  private void counts(String section, String key, Map<String, Long> counts) {
    new TreeMap<>(counts).forEach((rcode, n) -> row(section, key, "", rcode, n));
  }

  private void row(String section, String key, String start, String rcode, long count) {
    out.append(
        String.join(",", cell(section), cell(key), cell(start), cell(rcode), Long.toString(count)));
    out.append("\r\n");
  }

  private static String number(double ms) {
    return String.format(Locale.ROOT, "%.0f", ms);
  }

  /** A log is hostile: what a spreadsheet would take for a formula gets a quote before it. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String safe = formula && text.length() > 1 ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
