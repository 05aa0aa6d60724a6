package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a log are wanted. Lines without a time are left out when a time is asked for;
 * lines that are no query are left out when a name, a client or a response code is.
 *
 * @param from earliest time; null for any
 * @param to time before which a line must lie; null for any
 * @param replica name of the pod; empty for any
 * @param name the name asked for, absolute and in lower case; empty for any
 * @param client address as the log writes it; empty for any
 * @param suffix end of the name, with its dots: {@code .shop.svc.cluster.local.}; empty for any
 * @param rcodes mnemonics, {@code -} for queries without an answer; empty for any
 */
public record LogFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    String replica,
    String name,
    String client,
    String suffix,
    Set<String> rcodes) {
  public LogFilter {
    rcodes = Set.copyOf(rcodes);
  }

  /** Every line. */
  public static final LogFilter ALL = new LogFilter(null, null, "", "", "", "", Set.of());

  public LogFilter between(@Nullable Instant earliest, @Nullable Instant before) {
    return new LogFilter(earliest, before, replica, name, client, suffix, rcodes);
  }

  public LogFilter ofReplica(String pod) {
    return new LogFilter(from, to, pod, name, client, suffix, rcodes);
  }

  public LogFilter ofName(String asked) {
    return new LogFilter(from, to, replica, asked, client, suffix, rcodes);
  }

  public LogFilter ofClient(String address) {
    return new LogFilter(from, to, replica, name, address, suffix, rcodes);
  }

  public LogFilter ofSuffix(String end) {
    return new LogFilter(from, to, replica, name, client, end, rcodes);
  }

  public LogFilter ofRcodes(Set<String> mnemonics) {
    return new LogFilter(from, to, replica, name, client, suffix, mnemonics);
  }

  /** Whether it lets everything through. */
  public boolean isAll() {
    return from == null && to == null && replica.isEmpty() && !queriesOnly();
  }

  /** Whether only queries can pass. */
  boolean queriesOnly() {
    return !name.isEmpty() || !client.isEmpty() || !suffix.isEmpty() || !rcodes.isEmpty();
  }

  /** Whether a line of this time and replica may pass. */
  boolean takes(@Nullable Instant at, String pod) {
    boolean timed = from == null && to == null || at != null;
    boolean afterBegin = from == null || at == null || !at.isBefore(from);
    boolean beforeEnd = to == null || at == null || at.isBefore(to);
    return timed && afterBegin && beforeEnd && (replica.isEmpty() || replica.equals(pod));
  }

  /** Whether a query passes; its time and replica are looked at by {@link #takes}. */
  boolean takesQuery(String asked, String from, String answered) {
    return (name.isEmpty() || name.equals(asked))
        && (client.isEmpty() || client.equals(from))
        && (suffix.isEmpty() || asked.endsWith(suffix))
        && (rcodes.isEmpty() || rcodes.contains(answered));
  }

  /** Whether a line passes. */
  boolean takes(LoggedLine logged, String pod) {
    if (!takes(logged.at(), pod)) {
      return false;
    }
    return logged.line() instanceof LogLine.Query q
        ? takesQuery(q.name(), q.client(), q.rcode())
        : !queriesOnly();
  }
}
