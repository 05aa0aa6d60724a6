package dev.podnosis.coredns.log;

import dev.podnosis.coredns.CoreDnsVersion;
import dev.podnosis.coredns.log.LogLine.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CoreDNS and node-cache themselves say with a level and without a plugin. */
final class CoreLines {
  private static final Pattern SIGNAL = Pattern.compile("(SIG\\w+): Shutting down.*");
  private static final Pattern DNSMASQ_LIMIT =
      Pattern.compile(".*Maximum number of concurrent DNS queries reached \\(max: (\\d{1,7})\\).*");
  private static final String IMPORT = "No files matching import glob pattern: ";

  private CoreLines() {}

  static LogLine parse(Level level, String text) {
    Optional<LogLine> start = StartLines.marker(text);
    if (start.isPresent()) {
      return start.get();
    }
    if (text.equals("Reloading")) {
      return new LogLine.ReloadStarted();
    }
    if (text.equals("Reloading complete")) {
      return new LogLine.Reloaded();
    }
    if (text.startsWith("Restart failed:") || text.startsWith("Corefile parse failed")) {
      return new LogLine.ReloadFailed(text);
    }
    if (text.startsWith(IMPORT)) {
      return new LogLine.ImportMatchedNothing(text.substring(IMPORT.length()));
    }
    Matcher signal = SIGNAL.matcher(text);
    if (signal.matches()) {
      return new LogLine.ShuttingDown(signal.group(1));
    }
    if (text.startsWith("Recovered from panic")) {
      return new LogLine.Panic(true, text);
    }
    return nodeCache(level, text);
  }

  private static LogLine nodeCache(Level level, String text) {
    boolean setup =
        text.contains("nodelocaldns")
            || text.startsWith("Starting node-cache image")
            || text.startsWith("Updated Corefile with")
            || text.startsWith("Using config file")
            || text.startsWith("Using Corefile")
            || text.startsWith("Using Pidfile")
            || text.startsWith("waiting for coredns pidfile");
    boolean failed =
        text.startsWith("Error checking/adding")
            || text.startsWith("Unable to lookup IP address of Upstream")
            || text.startsWith("Error reading") && text.contains("config")
            || setup && (level == Level.ERROR || level == Level.FATAL);
    return setup || failed
        ? new LogLine.NodeCacheSetup(failed, text)
        : new LogLine.Other(level, "", text);
  }

  static LogLine dnsmasq(Level level, String text) {
    Matcher m = DNSMASQ_LIMIT.matcher(text);
    return m.matches()
        ? new LogLine.DnsmasqLimit(Integer.parseInt(m.group(1)))
        : new LogLine.Other(level, "dnsmasq", text);
  }

  static Optional<LogLine> version(String text) {
    int at = text.indexOf("CoreDNS-");
    if (at < 0 || at > 60) {
      return Optional.empty();
    }
    int space = text.indexOf(' ', at);
    return CoreDnsVersion.parse(text.substring(at, space < 0 ? text.length() : space))
        .map(LogLine.Started::new);
  }
}
