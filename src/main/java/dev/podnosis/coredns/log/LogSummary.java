package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Statistics of a log. Of bounded size whatever the log's, fit for a case file, and summaries of
 * several replicas or pieces can be put together ({@link LogSummaries#merge}).
 *
 * @param version what CoreDNS called itself last, such as {@code 1.13.1}; empty when it did not
 * @param rcodes queries by response code; {@code -} for those without an answer
 * @param rcodeTimes the same by time, for lines that carry one
 * @param types queries by type, {@code transports} by transport; sampled like the names
 * @param typeRcodes queries of each type by response code, {@code transportRcodes} of each
 *     transport
 * @param kinds names inside and outside the cluster; sampled like the names
 * @param truncated answers with the TC flag, by name
 * @param apiInterruptions when the kubernetes plugin could not reach the API server
 * @param marks starts, ends, reloads in order of time; of very many the first and the last
 * @param replicas by pod name, or by the name given to the whole log
 */
public record LogSummary(
    Coverage coverage,
    String version,
    Map<String, Long> rcodes,
    Map<String, TimeCounts> rcodeTimes,
    Map<String, Long> types,
    Map<String, Long> transports,
    Map<String, Map<String, Long>> typeRcodes,
    Map<String, Map<String, Long>> transportRcodes,
    Latency latency,
    NameKinds kinds,
    TopList names,
    TopList clients,
    List<SlowQuery> slowest,
    TopList truncated,
    SearchWaste searchWaste,
    AddressPairs addressPairs,
    List<MessageSummary> messages,
    List<UpstreamErrors> upstreamErrors,
    List<Interval> apiInterruptions,
    List<Mark> marks,
    Map<String, ReplicaCounts> replicas) {
  public LogSummary {
    rcodes = Map.copyOf(rcodes);
    rcodeTimes = Map.copyOf(rcodeTimes);
    types = Map.copyOf(types);
    transports = Map.copyOf(transports);
    typeRcodes = Map.copyOf(typeRcodes);
    transportRcodes = Map.copyOf(transportRcodes);
    slowest = List.copyOf(slowest);
    messages = List.copyOf(messages);
    upstreamErrors = List.copyOf(upstreamErrors);
    apiInterruptions = List.copyOf(apiInterruptions);
    marks = List.copyOf(marks);
    replicas = Map.copyOf(replicas);
  }

  public Optional<MessageSummary> message(LogMessage message) {
    return messages.stream().filter(m -> m.message() == message).findFirst();
  }

  /** How often a message was logged, with or without a time. */
  public long count(LogMessage message) {
    return message(message).map(MessageSummary::count).orElse(0L);
  }

  /** How often a message was logged between two times, for lines that carry one. */
  public TimeCounts.Range count(LogMessage message, Instant from, Instant to) {
    return message(message)
        .map(m -> m.times().between(from, to))
        .orElse(new TimeCounts.Range(0, 0));
  }

  /**
   * The names asked for most often, without those that a resolver's search list made and that do
   * not exist.
   */
  public List<TopEntry> askedNames(List<String> clusterDomains) {
    SearchSuffixes search = new SearchSuffixes(clusterDomains);
    return names.entries().stream().filter(e -> !search.isAttempt(e)).toList();
  }

  /** Queries with that response code. */
  public long rcode(String rcode) {
    return rcodes.getOrDefault(rcode, 0L);
  }
}
