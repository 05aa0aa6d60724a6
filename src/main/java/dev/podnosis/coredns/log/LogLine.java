package dev.podnosis.coredns.log;

import dev.podnosis.coredns.CoreDnsVersion;
import java.time.Duration;
import java.util.List;

/** What one line of a log says. */
public sealed interface LogLine {

  /** How serious the program found it; {@code NONE} for a line without a level. */
  enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    FATAL,
    NONE
  }

  /**
   * A query, from the log plugin.
   *
   * @param rcode the mnemonic, a number for one without a name, {@code -} when nothing was answered
   * @param flags of the answer, such as {@code qr,aa,rd}; {@code -} without an answer
   * @param responseSize bytes before compression
   */
  record Query(
      String client,
      int port,
      int id,
      String type,
      String queryClass,
      String name,
      String transport,
      int requestSize,
      boolean dnssecOk,
      int bufferSize,
      String rcode,
      String flags,
      int responseSize,
      Duration duration)
      implements LogLine {}

  /**
   * A query that failed, from the errors plugin.
   *
   * @param rcode number of the response code sent to the client
   * @param from own address and port; empty when the text names none
   * @param to address and port of the server asked; empty when the text names none
   */
  record PluginError(
      int rcode, String name, String type, ErrorCause cause, String from, String to, String text)
      implements LogLine {
    /** The loop plugin's own question at start, {@code HINFO <digits>.<digits>.}: no user's. */
    public boolean loopProbe() {
      return type.equals("HINFO") && name.matches("\\d{5,}\\.\\d{5,}\\.");
    }
  }

  /** Errors of the errors plugin counted together ({@code consolidate}). */
  record Consolidated(Level level, long count, String pattern, ErrorCause cause, Duration period)
      implements LogLine {}

  /**
   * The kubernetes plugin cannot list or watch.
   *
   * @param resource such as {@code v1.Service}; empty when not named
   * @param address of the API server; empty when not named
   */
  record ApiServerTrouble(String resource, String address, ErrorCause cause, String text)
      implements LogLine {}

  /** The API server denies the kubernetes plugin a resource. */
  record Forbidden(String resource, String user, String text) implements LogLine {}

  /** The server waits for the API server before it starts to answer. */
  record WaitingForApi() implements LogLine {}

  /** The server starts without having heard of all objects: cluster names fail until it has. */
  record UnsyncedStart() implements LogLine {}

  /**
   * CoreDNS ends before it has started.
   *
   * @param corefileLine 0 when the text names none
   * @param directive the directive it does not know; empty for another reason
   */
  record StartupFatal(int corefileLine, String directive, String text) implements LogLine {}

  /** The loop plugin ends CoreDNS: its own question came back to it. */
  record LoopDetected(String zone, String from, String to) implements LogLine {}

  /** The ready plugin says which plugins it waits for. */
  record NotReady(List<String> plugins) implements LogLine {
    public NotReady {
      plugins = List.copyOf(plugins);
    }
  }

  /** The Corefile changed and is being read again. */
  record ReloadStarted() implements LogLine {}

  /** The new Corefile serves. */
  record Reloaded() implements LogLine {}

  /** The new Corefile was refused: the old one keeps serving. */
  record ReloadFailed(String text) implements LogLine {}

  /** Digest of the Corefile that serves. */
  record RunningConfiguration(String algorithm, String digest) implements LogLine {}

  /** CoreDNS has started. */
  record Started(CoreDnsVersion version) implements LogLine {}

  /** Platform, Go version and revision, printed after the version. */
  record Built(String text) implements LogLine {}

  /** A zone is served on a port. */
  record Listening(String zone, int port, String address) implements LogLine {}

  /** A signal ends CoreDNS. */
  record ShuttingDown(String signal) implements LogLine {}

  /** CoreDNS says it is unhealthy and goes on answering for a while before it ends. */
  record Lameduck(Duration time) implements LogLine {}

  /** CoreDNS's request to its own health endpoint was slow: it lacks CPU. */
  record HealthSlow(Duration took) implements LogLine {}

  /** CoreDNS's request to its own health endpoint failed. */
  record HealthFailed(String text) implements LogLine {}

  /** A panic, recovered from or not. */
  record Panic(boolean recovered, String text) implements LogLine {}

  /** An {@code import} in the Corefile found no file, which is usual. */
  record ImportMatchedNothing(String pattern) implements LogLine {}

  /** NodeLocal DNSCache sets its interface and rules. */
  record NodeCacheSetup(boolean failed, String text) implements LogLine {}

  /** dnsmasq of the old kube-dns refuses to forward more queries at once. */
  record DnsmasqLimit(int max) implements LogLine {}

  /** The file holds an error of the program that fetched the log, not a log. */
  record LogUnavailable(String text) implements LogLine {}

  /** Belongs to the line before: a stack trace, a printed Corefile, the logo. */
  record Continuation(String text) implements LogLine {}

  /** A line of CoreDNS that means nothing in particular here. */
  record Other(Level level, String plugin, String text) implements LogLine {}

  /** Not a line of CoreDNS, as far as is known. */
  record Unparsed(String text) implements LogLine {}
}
