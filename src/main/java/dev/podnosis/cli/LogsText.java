package dev.podnosis.cli;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.catalogue.Language;
import dev.podnosis.catalogue.Words;
import dev.podnosis.coredns.log.AddressPairs;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.Interval;
import dev.podnosis.coredns.log.Latency;
import dev.podnosis.coredns.log.LatencyBins;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.Mark;
import dev.podnosis.coredns.log.MessageSummary;
import dev.podnosis.coredns.log.ReplicaCounts;
import dev.podnosis.coredns.log.SlowQuery;
import dev.podnosis.coredns.log.TimeCounts;
import dev.podnosis.coredns.log.TopEntry;
import dev.podnosis.coredns.log.TopList;
import dev.podnosis.coredns.log.UpstreamErrors;
import dev.podnosis.diagnosis.LoggedCauses;
import dev.podnosis.dns.EnumId;
import dev.podnosis.report.Printable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The result of {@code logs} for a terminal. */
final class LogsText {
  private static final int TOP = 10;
  private static final int TIME_ROWS = 30;
  private static final List<String> USUAL = List.of("NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED");

  private final Language language;
  private final Supplier<ZoneId> zone;
  private final List<String> clusterDomains;
  private final Words words = Words.of("logs");
  private final StringBuilder out = new StringBuilder();

  /** Whether the logs are of more than one replica. */
  private boolean several;

  LogsText(Language language, Supplier<ZoneId> zone, List<String> clusterDomains) {
    this.language = language;
    this.zone = zone;
    this.clusterDomains = clusterDomains;
  }

  String of(List<LogFiles.Log> logs, LogSummary all) {
    several = all.replicas().size() > 1;
    for (LogFiles.Log log : logs) {
      out.append(out.isEmpty() ? "" : "\n");
      understood(log.name(), log.summary());
    }
    if (all.coverage().queries() > 0) {
      queries(all);
    }
    upstreams(all);
    interruptions(all);
    events(all);
    messages(all);
    return out.toString().stripTrailing();
  }

  private void understood(String name, LogSummary log) {
    Coverage c = log.coverage();
    line(say("file", "file", name, "what", say("understood." + EnumId.of(c.understood()))));
    line(
        "  "
            + say("read", "lines", c.lines(), "size", Figures.bytes(c.bytes()))
            + (log.version().isEmpty() ? "" : " · CoreDNS " + log.version()));
    if (c.first() != null && c.last() != null) {
      line("  " + say("times", "from", time(c.first()), "to", time(c.last()), "zone", zone.get()));
    } else if (c.queries() + c.messages() > 1) {
      line("  " + say("times.none"));
    }
    line(
        "  "
            + say(
                "counted",
                "queries",
                c.queries(),
                "messages",
                c.messages(),
                "continuations",
                c.continuations(),
                "empty",
                c.empty(),
                "unparsed",
                c.unparsed()));
    trouble(c);
    if (c.understood() == Coverage.Understood.UNAVAILABLE) {
      return;
    }
    if (c.queries() == 0 && c.messages() > 0) {
      line("  " + say("no-queries"));
    } else if (c.queries() > 0 && log.rcode("NOERROR") == 0) {
      line("  " + say("only-failures"));
    }
  }

  private void trouble(Coverage c) {
    note("cut", c.cut());
    note("overlong", c.overlong());
    note("binary", c.binary());
    note("clock-jumps", c.clockJumps());
    if (!c.readError().isEmpty()) {
      line("  ! " + say("read-error", "why", c.readError()));
    }
    if (c.understood() != Coverage.Understood.BINARY) {
      c.samples().forEach(s -> line("  ? " + s));
    }
  }

  private void note(String key, long count) {
    if (count > 0) {
      line("  ! " + say(key, "n", count));
    }
  }

  private void queries(LogSummary all) {
    rcodes(all);
    latency(all.latency());
    byTime(all);
    replicas(all);
    byWord("types", all.types(), all.typeRcodes());
    byWord("transports", all.transports(), all.transportRcodes());
    top("names", all.names(), all.askedNames(clusterDomains));
    top("clients", all.clients(), all.clients().entries());
    slowest(all);
    waste(all);
    if (all.truncated().entries().isEmpty()) {
      return;
    }
    top("truncated", all.truncated(), all.truncated().entries());
  }

  private void rcodes(LogSummary all) {
    title("rcodes", "n", all.coverage().queries());
    Columns table = new Columns();
    byCount(all.rcodes())
        .forEach(
            e ->
                table.row(
                    e.getKey().equals("-") ? say("unanswered") : e.getKey(),
                    Figures.count(e.getValue()),
                    Figures.percent(e.getValue(), all.coverage().queries())));
    out.append(table.text());
  }

  private void latency(Latency latency) {
    title("latency");
    line(
        "  p50 %s · p90 %s · p99 %s · max %s"
            .formatted(
                ms(latency.p50Ms()),
                ms(latency.p90Ms()),
                ms(latency.p99Ms()),
                ms(latency.maxMs())));
    Columns table = new Columns();
    for (LatencyBins.Bin bin : LatencyBins.of(latency)) {
      if (bin.count() > 0) {
        table.row(
            Double.isInfinite(bin.belowMs()) ? "≥ " + ms(bin.fromMs()) : "< " + ms(bin.belowMs()),
            Figures.count(bin.count()),
            Figures.percent(bin.count(), latency.count()));
      }
    }
    out.append(table.text());
  }

  private void byTime(LogSummary all) {
    SortedMap<Instant, long[]> rows = new TreeMap<>();
    int step = all.rcodeTimes().values().stream().mapToInt(TimeCounts::stepSeconds).max().orElse(0);
    all.rcodeTimes()
        .forEach(
            (rcode, times) -> {
              int column = USUAL.contains(rcode) ? USUAL.indexOf(rcode) : USUAL.size();
              times
                  .buckets()
                  .forEach(
                      b ->
                          rows.computeIfAbsent(b.start(), k -> new long[USUAL.size() + 1])[
                                  column] +=
                              b.count());
            });
    if (rows.isEmpty()) {
      return;
    }
    int each = (rows.size() + TIME_ROWS - 1) / TIME_ROWS;
    title("by-time", "step", Duration.ofSeconds((long) step * each).toMinutes());
    Columns table = new Columns();
    table.row("", "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", say("other"));
    Instant first = rows.firstKey();
    SortedMap<Instant, long[]> joined = new TreeMap<>();
    rows.forEach(
        (at, counts) -> {
          long index = Duration.between(first, at).toSeconds() / ((long) step * each);
          Instant start = first.plusSeconds(index * step * each);
          long[] sum = joined.computeIfAbsent(start, k -> new long[counts.length]);
          for (int i = 0; i < counts.length; i++) {
            sum[i] += counts[i];
          }
        });
    joined.entrySet().stream()
        .limit(10L * TIME_ROWS)
        .forEach(e -> table.row(cells(time(e.getKey()), e.getValue())));
    out.append(table.text());
  }

  private static String[] cells(String head, long[] counts) {
    String[] cells = new String[counts.length + 1];
    cells[0] = head;
    for (int i = 0; i < counts.length; i++) {
      cells[i + 1] = counts[i] == 0 ? "·" : Figures.count(counts[i]);
    }
    return cells;
  }

  private void replicas(LogSummary all) {
    if (all.replicas().size() < 2) {
      return;
    }
    title("replicas");
    Columns table = new Columns();
    table.row("", say("queries"), "NOERROR", "NXDOMAIN", "SERVFAIL", "p50", "p99");
    new TreeMap<>(all.replicas())
        .forEach(
            (name, r) ->
                table.row(
                    name.isEmpty() ? "-" : name,
                    Figures.count(r.queries()),
                    rcode(r, "NOERROR"),
                    rcode(r, "NXDOMAIN"),
                    rcode(r, "SERVFAIL"),
                    ms(r.latency().p50Ms()),
                    ms(r.latency().p99Ms())));
    out.append(table.text());
  }

  private static String rcode(ReplicaCounts counts, String rcode) {
    return count(counts.rcodes(), rcode);
  }

  private void byWord(String key, Map<String, Long> counts, Map<String, Map<String, Long>> rcodes) {
    title(key);
    Columns table = new Columns();
    table.row("", say("queries"), "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", say("unanswered"));
    byCount(counts).stream()
        .limit(TOP)
        .forEach(
            e -> {
              Map<String, Long> by = rcodes.getOrDefault(e.getKey(), Map.of());
              table.row(
                  e.getKey(),
                  Figures.count(e.getValue()),
                  count(by, "NOERROR"),
                  count(by, "NXDOMAIN"),
                  count(by, "SERVFAIL"),
                  count(by, "REFUSED"),
                  count(by, "-"));
            });
    out.append(table.text());
  }

  private static String count(Map<String, Long> rcodes, String rcode) {
    return Figures.count(rcodes.getOrDefault(rcode, 0L));
  }

  private void top(String key, TopList list, List<TopEntry> entries) {
    title(key);
    Columns table = new Columns();
    table.row("", say("queries"), "NXDOMAIN", "SERVFAIL", say("slowest.ms"));
    entries.stream()
        .limit(TOP)
        .forEach(
            e ->
                table.row(
                    e.key(),
                    Figures.count(e.count()),
                    Figures.count(e.rcodes().getOrDefault("NXDOMAIN", 0L)),
                    Figures.count(e.rcodes().getOrDefault("SERVFAIL", 0L)),
                    ms(e.maxMs())));
    out.append(table.text());
    if (list.sampledEvery() > 1) {
      line("  " + say("sampled", "every", list.sampledEvery()));
    }
    if (list.mayMiss() > 0) {
      line("  " + say("may-miss", "n", list.mayMiss()));
    }
  }

  private void slowest(LogSummary all) {
    title("slowest");
    Columns table = new Columns();
    for (SlowQuery q : all.slowest().stream().limit(TOP).toList()) {
      table.row(
          q.name() + " " + q.type(),
          ms(q.ms()),
          q.rcode(),
          q.client(),
          q.at() == null ? "" : time(q.at()),
          several ? q.replica() : "");
    }
    out.append(table.text());
  }

  private void waste(LogSummary all) {
    if (all.searchWaste().wasted() > 0) {
      title(
          "waste",
          "wasted",
          all.searchWaste().wasted(),
          "ratio",
          Figures.decimal(all.searchWaste().perUseful(), 2));
      Columns table = new Columns();
      byCount(all.searchWaste().bySuffix()).stream()
          .limit(TOP)
          .forEach(e -> table.row("." + e.getKey(), Figures.count(e.getValue())));
      out.append(table.text());
    }
    pairs(all.addressPairs());
  }

  private void pairs(AddressPairs pairs) {
    OptionalLong total = pairs.total();
    if (total.isEmpty()) {
      line("  " + say("pairs.unknown"));
    } else if (pairs.estimated()) {
      line(
          "  "
              + say(
                  "pairs.estimated",
                  "n",
                  total.getAsLong(),
                  "looked",
                  pairs.looked(),
                  "of",
                  pairs.of()));
    } else if (total.getAsLong() > 0) {
      line("  " + say("pairs", "n", total.getAsLong()));
    }
  }

  private void upstreams(LogSummary all) {
    if (all.upstreamErrors().isEmpty()) {
      return;
    }
    title("upstreams");
    for (UpstreamErrors errors : all.upstreamErrors()) {
      line(
          "  "
              + say(
                  "upstream",
                  "server",
                  errors.server().isEmpty() ? say("upstream.unnamed") : errors.server(),
                  "n",
                  errors.count(),
                  "causes",
                  errors.causes().entrySet().stream()
                      .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                      .map(
                          e ->
                              say("error." + EnumId.of(e.getKey()))
                                  + " "
                                  + Figures.count(e.getValue()))
                      .toList())
              + when(errors.first(), errors.last()));
      by(errors.replicas());
      errors.names().stream()
          .limit(5)
          .forEach(n -> line("      " + n.name() + "  " + Figures.count(n.count())));
    }
  }

  private void interruptions(LogSummary all) {
    if (all.apiInterruptions().isEmpty()) {
      return;
    }
    title("interruptions");
    for (Interval i : all.apiInterruptions()) {
      line(
          "  "
              + time(i.from())
              + " – "
              + time(i.to())
              + "  "
              + say("times-logged", "n", i.count()));
      by(i.replicas());
    }
  }

  private void events(LogSummary all) {
    if (all.marks().isEmpty()) {
      return;
    }
    title("events");
    for (Mark mark : all.marks()) {
      line(
          "  "
              + (mark.at() == null ? say("no-time") : time(mark.at()))
              + "  "
              + (mark.replica().isEmpty() ? "" : mark.replica() + "  ")
              + message(mark.message()));
    }
  }

  private void messages(LogSummary all) {
    if (all.messages().isEmpty()) {
      return;
    }
    title("messages");
    all.messages().stream()
        .sorted((a, b) -> Long.compare(b.count(), a.count()))
        .forEach(this::message);
  }

  private void message(MessageSummary m) {
    line(
        "  "
            + message(m.message())
            + "  "
            + say("times-logged", "n", m.count())
            + when(m.first(), m.last()));
    by(m.replicas());
    m.samples().stream().limit(1).forEach(s -> line("      " + s));
    List<String> causes = LoggedCauses.of(m.message()).stream().map(Objects::toString).toList();
    if (!causes.isEmpty()) {
      line("      → " + say("points-to", "causes", causes));
    }
  }

  /** Whose it is, where the logs are of several replicas: one alone is another matter than all. */
  private void by(Map<String, Long> replicas) {
    if (several) {
      line(
          "      "
              + byCount(replicas).stream()
                  .map(e -> e.getKey() + " " + Figures.count(e.getValue()))
                  .collect(Collectors.joining(" · ")));
    }
  }

  private String message(LogMessage message) {
    return say("message." + EnumId.of(message));
  }

  private String when(@Nullable Instant first, @Nullable Instant last) {
    return first == null || last == null ? "" : "  " + time(first) + " – " + time(last);
  }

  private String time(Instant at) {
    ZonedDateTime local = at.atZone(zone.get());
    return "%tF %s".formatted(local, Figures.time(local));
  }

  private static String ms(double ms) {
    return Figures.latency(Duration.ofNanos(Math.round(ms * 1e6)));
  }

  private static List<Map.Entry<String, Long>> byCount(Map<String, Long> counts) {
    return counts.entrySet().stream().sorted(LogsText::mostFirst).toList();
  }

  private static int mostFirst(Map.Entry<String, Long> a, Map.Entry<String, Long> b) {
    int byCount = b.getValue().compareTo(a.getValue());
    return byCount != 0 ? byCount : a.getKey().compareTo(b.getKey());
  }

  private void title(String key, Object... args) {
    line("\n" + say(key, args));
  }

  private void line(String text) {
    out.append(Printable.block(text)).append('\n');
  }

  private String say(String key, Object... args) {
    return words.say(language, key, args);
  }
}
