package dev.podnosis.coredns.log;

import dev.podnosis.coredns.log.LogLine.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kubernetes plugin and its client say: raw klog up to 1.9.3, behind {@code
 * plugin/kubernetes: } since. The words change case between versions.
 */
final class KubernetesLines {
  private static final Pattern LIST_OR_WATCH =
      Pattern.compile("[Ff]ailed to (?:list|watch) \\*(v\\w+\\.\\w+)");
  private static final Pattern WATCH_ENDED =
      Pattern.compile("watch of \\*(v\\w+\\.\\w+) ended with");
  private static final Pattern DIAL = Pattern.compile("(?:dial|read|write) tcp \\S*?([^\\s>]+): ");
  private static final Pattern URL = Pattern.compile("https?://([^/\"\\s]+)");
  private static final Pattern FORBIDDEN =
      Pattern.compile("(\\S+) is forbidden: User \"([^\"]+)\"");

  private KubernetesLines() {}

  static LogLine parse(Level level, String text) {
    Matcher forbidden = FORBIDDEN.matcher(text);
    if (forbidden.find()) {
      return new LogLine.Forbidden(forbidden.group(1), forbidden.group(2), text);
    }
    // A Corefile that cannot be used ends CoreDNS; its text has no level and is read elsewhere.
    if (text.startsWith("waiting for Kubernetes API")) {
      return new LogLine.WaitingForApi();
    }
    if (text.startsWith("starting server with unsynced Kubernetes API")) {
      return new LogLine.UnsyncedStart();
    }
    if (text.contains("Trace[")) {
      return new LogLine.Continuation(text);
    }
    Matcher resource = LIST_OR_WATCH.matcher(text);
    if (resource.find()) {
      return trouble(resource.group(1), text);
    }
    Matcher ended = WATCH_ENDED.matcher(text);
    boolean connection =
        text.startsWith("Kubernetes API connection failure") || text.startsWith("Unhandled Error");
    ErrorCause cause = ErrorCause.of(text);
    if (ended.find()) {
      // A watch that ends because it is old is usual, one that ends by an error is not.
      return cause == ErrorCause.OTHER
          ? new LogLine.Other(level, "kubernetes", text)
          : trouble(ended.group(1), text);
    }
    return connection && cause != ErrorCause.OTHER
        ? trouble("", text)
        : new LogLine.Other(level, "kubernetes", text);
  }

  private static LogLine trouble(String resource, String text) {
    Matcher dial = DIAL.matcher(text);
    Matcher url = URL.matcher(text);
    String address = dial.find() ? dial.group(1) : url.find() ? url.group(1) : "";
    return new LogLine.ApiServerTrouble(resource, address, ErrorCause.of(text), text);
  }
}
