package dev.podnosis.cli;

import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.Latency;
import dev.podnosis.coredns.log.LatencyBins;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.ReplicaCounts;
import dev.podnosis.coredns.log.TopList;
import dev.podnosis.dns.EnumId;
import dev.podnosis.report.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The result of {@code logs} as JSON. The first fields are fixed, others may come. */
final class LogsJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LogsJson() {}

  static String of(List<LogFiles.Log> logs, LogSummary all) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("lines", all.coverage().lines());
    json.put("queries", all.coverage().queries());
    json.put("unparsed", all.coverage().unparsed());
    json.put("rcodes", new TreeMap<>(all.rcodes()));
    json.put("latencyMs", latency(all.latency()));
    json.put("coreDnsVersion", all.version());
    json.put("understood", understood(all.coverage()));
    json.put("coverage", all.coverage());
    json.put("files", logs.stream().map(LogsJson::file).toList());
    json.put("approximate", approximate(all));
    json.put("rcodesByTime", new TreeMap<>(all.rcodeTimes()));
    json.put("types", new TreeMap<>(all.types()));
    json.put("transports", new TreeMap<>(all.transports()));
    json.put("rcodesByType", new TreeMap<>(all.typeRcodes()));
    json.put("rcodesByTransport", new TreeMap<>(all.transportRcodes()));
    json.put("latencyHistogram", histogram(all.latency()));
    json.put("replicas", replicas(all));
    json.put("kinds", all.kinds());
    json.put("names", all.names());
    json.put("clients", all.clients());
    json.put("slowest", all.slowest());
    json.put("truncated", all.truncated());
    json.put("searchWaste", waste(all));
    OptionalLong pairs = all.addressPairs().total();
    json.put("addressPairs", pairs.isPresent() ? pairs.getAsLong() : null);
    json.put("addressPairsEstimated", all.addressPairs().estimated());
    json.put("upstreamErrors", all.upstreamErrors());
    json.put("apiInterruptions", all.apiInterruptions());
    json.put("messages", all.messages());
    json.put("marks", all.marks());
    return Printable.block(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
  }

  private static Map<String, Object> file(LogFiles.Log log) {
    Coverage c = log.summary().coverage();
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("file", log.name());
    file.put("understood", understood(c));
    file.put("replicas", log.summary().replicas().keySet());
    file.put("bytes", c.bytes());
    file.put("lines", c.lines());
    file.put("queries", c.queries());
    file.put("messages", c.messages());
    file.put("unparsed", c.unparsed());
    file.put("readError", c.readError());
    return file;
  }

  private static String understood(Coverage coverage) {
    return EnumId.of(coverage.understood());
  }

  private static Map<String, Object> latency(Latency latency) {
    Map<String, Object> ms = new LinkedHashMap<>();
    ms.put("p50", latency.p50Ms());
    ms.put("p90", latency.p90Ms());
    ms.put("p99", latency.p99Ms());
    ms.put("max", latency.maxMs());
    ms.put("mean", latency.meanMs());
    return ms;
  }

  private static List<Map<String, @Nullable Object>> histogram(Latency latency) {
    return LatencyBins.of(latency).stream()
        .map(
            bin -> {
              Map<String, @Nullable Object> json = new LinkedHashMap<>();
              json.put("fromMs", bin.fromMs());
              json.put("belowMs", Double.isInfinite(bin.belowMs()) ? null : bin.belowMs());
              json.put("count", bin.count());
              return json;
            })
        .toList();
  }

  private static Map<String, Object> replicas(LogSummary all) {
    Map<String, Object> replicas = new TreeMap<>();
    all.replicas().forEach((name, counts) -> replicas.put(name, replica(counts)));
    return replicas;
  }

  private static Map<String, @Nullable Object> replica(ReplicaCounts counts) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("lines", counts.lines());
    json.put("queries", counts.queries());
    json.put("rcodes", new TreeMap<>(counts.rcodes()));
    json.put("latencyMs", latency(counts.latency()));
    json.put("first", counts.first());
    json.put("last", counts.last());
    return json;
  }

  private static Map<String, Object> waste(LogSummary all) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("wasted", all.searchWaste().wasted());
    json.put("useful", all.searchWaste().useful());
    json.put("perUseful", all.searchWaste().perUseful());
    json.put("bySuffix", new TreeMap<>(all.searchWaste().bySuffix()));
    return json;
  }

  static boolean approximate(LogSummary all) {
    return all.addressPairs().estimated()
        || !Stream.of(all.names(), all.clients(), all.truncated()).allMatch(TopList::exact);
  }
}
