package dev.podnosis.diagnosis;

import dev.podnosis.coredns.corefile.ServerBlock;
import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LogMessage;
import dev.podnosis.coredns.log.MessageSummary;
import dev.podnosis.coredns.log.UpstreamErrors;
import dev.podnosis.evidence.LogSeen;
import dev.podnosis.evidence.ObjectRef;
import dev.podnosis.evidence.PodFacts;
import dev.podnosis.evidence.Seen;
import dev.podnosis.evidence.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the DNS server's replicas logged, all of them together. */
public final class DnsLogs {
  /** An error that was logged this shortly before the end of the window still goes on. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  private final Facts facts;
  private final List<Seen<LogSeen>> logs;

  DnsLogs(Facts facts) {
    this.facts = facts;
    this.logs = facts.all(LogSeen.class).toList();
  }

  /**
   * How often something was logged.
   *
   * @param count how often, as far as its lines carry a time that fits
   * @param first when first, or null
   * @param last when last, or null
   * @param replicas who logged it
   * @param samples some of the lines
   * @param evidence the numbers of the logs
   */
  public record Said(
      long count,
      @Nullable Instant first,
      @Nullable Instant last,
      Set<ObjectRef> replicas,
      List<String> samples,
      List<String> evidence) {
    /** Whether it was logged at all. */
    public boolean any() {
      return count > 0;
    }
  }

  /** Whether at least one log was read. */
  public boolean observed() {
    return !logs.isEmpty();
  }

  /** The logs as they were read. */
  public List<Seen<LogSeen>> all() {
    return logs;
  }

  /** How often messages were logged since the incident's window began. */
  public Said inWindow(LogMessage... messages) {
    Symptom.Window window = facts.window();
    return said(l -> true, List.of(messages), window.start());
  }

  /** Errors about upstream servers that got no answer, since the window began. */
  public Said upstreamErrors() {
    return inWindow(
        LogMessage.UPSTREAM_TIMEOUT,
        LogMessage.UPSTREAM_REFUSED,
        LogMessage.UPSTREAM_NO_ROUTE,
        LogMessage.UPSTREAM_NOT_PERMITTED,
        LogMessage.NO_HEALTHY_UPSTREAM);
  }

  /** How often messages were logged by some replicas, whenever it was. */
  public Said ever(List<PodFacts> by, LogMessage... messages) {
    Set<ObjectRef> refs = by.stream().map(PodFacts::ref).collect(Collectors.toSet());
    return said(l -> refs.contains(l.pod()), List.of(messages), Instant.MIN);
  }

  private Said said(Predicate<LogSeen> of, List<LogMessage> messages, Instant since) {
    long count = 0;
    List<Instant> times = new ArrayList<>();
    Set<ObjectRef> replicas = new TreeSet<>();
    List<String> samples = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    for (Seen<LogSeen> log : logs) {
      for (LogMessage message : messages) {
        MessageSummary summary = log.what().summary().message(message).orElse(null);
        long here = summary == null || !of.test(log.what()) ? 0 : count(summary, since);
        if (summary != null && here > 0) {
          count += here;
          Stream.of(summary.first(), summary.last())
              .flatMap(t -> t == null || t.isBefore(since) ? Stream.of() : Stream.of(t))
              .forEach(times::add);
          replicas.add(log.what().pod());
          samples.addAll(summary.samples());
          evidence.add(log.id());
        }
      }
    }
    times.sort(null);
    return new Said(
        count,
        times.isEmpty() ? null : times.getFirst(),
        times.isEmpty() ? null : times.getLast(),
        replicas,
        List.copyOf(samples),
        evidence.stream().distinct().toList());
  }

  /** Lines without a time cannot be placed; they count only when the time does not matter. */
  private static long count(MessageSummary summary, Instant since) {
    if (since.equals(Instant.MIN)) {
      return summary.count();
    }
    Instant last = summary.last();
    if (last == null || last.isBefore(since)) {
      return 0;
    }
    return Math.max(1, summary.times().between(since, last.plusSeconds(1)).most());
  }

  /** Whether it was logged until the end of the window and more than once. */
  public boolean goesOn(Said said) {
    Instant last = said.last();
    return last != null && said.count() > 1 && !last.isBefore(facts.window().end().minus(FRESH));
  }

  /** The servers about which errors were logged since the window began, without their ports. */
  public Set<String> troubledUpstreams() {
    Instant since = facts.window().start();
    return logs.stream()
        .flatMap(l -> l.what().summary().upstreamErrors().stream())
        .filter(e -> !e.server().isEmpty() && since(e, since))
        .map(e -> host(e.server()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean since(UpstreamErrors errors, Instant since) {
    Instant last = errors.last();
    return last != null && !last.isBefore(since);
  }

  private static String host(String server) {
    int colon = server.lastIndexOf(':');
    String host = colon < 0 ? server : server.substring(0, colon);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether the running logs of all replicas were read and understood: then silence tells. */
  public boolean complete() {
    List<PodFacts> replicas = facts.replicas().map(Replicas::all).orElse(List.of());
    return !replicas.isEmpty() && replicas.stream().allMatch(this::understood);
  }

  /**
   * Whether silence about one kind of error tells too: errors that are counted together under a
   * pattern such as {@code .*} may be of any kind, and without the plugin errors none is logged.
   */
  public boolean tellEveryError() {
    return complete()
        && !inWindow(LogMessage.CONSOLIDATED_ERRORS).any()
        && facts
            .dns()
            .readCorefile()
            .map(c -> c.corefile().servers().stream().allMatch(DnsLogs::logsErrors))
            .orElse(true);
  }

  private static boolean logsErrors(ServerBlock server) {
    return server.has("errors") || !(server.has("forward") || server.has("proxy"));
  }

  private boolean understood(PodFacts replica) {
    return logs.stream()
        .filter(l -> !l.what().previous() && l.what().pod().equals(replica.ref()))
        .map(l -> l.what().summary().coverage())
        .anyMatch(
            c ->
                c.readError().isEmpty()
                    && (c.understood() == Coverage.Understood.COREDNS
                        || c.understood() == Coverage.Understood.EMPTY));
  }

  /** The numbers of all logs. */
  public List<String> evidence() {
    return logs.stream().map(Seen::id).toList();
  }
}
