package dev.podnosis.coredns.log;

import dev.podnosis.coredns.GoDuration;
import dev.podnosis.coredns.log.LogLine.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What plugins say behind {@code plugin/NAME: }. */
final class PluginLines {
  private static final Pattern ERROR =
      Pattern.compile("(-?\\d{1,5}) (\\S+) (\\S+): (.*)", Pattern.DOTALL);
  private static final Pattern CONSOLIDATED =
      Pattern.compile("(\\d{1,12}) errors like '(.*)' occurred in last (\\S+)");

  /** {@code read udp 10.244.1.18:40233->10.77.0.53:53: i/o timeout}. */
  private static final Pattern TWO_ENDS = Pattern.compile("(?:read|write) \\S+ (\\S+?)->(\\S+): ");

  /** {@code dial tcp 10.77.0.53:53: connect: connection refused}. */
  private static final Pattern ONE_END = Pattern.compile("(?:dial|read|write) \\S+ (\\S+): ");

  private static final Pattern LOOP =
      Pattern.compile(
          "Loop \\((\\S+) -> (\\S+)\\) detected for zone \"([^\"]*)\".*", Pattern.DOTALL);
  private static final Pattern DIGEST =
      Pattern.compile("Running configuration (\\w+) = ([0-9a-fA-F]{8,128})");
  private static final Pattern HEALTH_SLOW =
      Pattern.compile("Local health request to \"[^\"]*\" took more than \\S+: (\\S+)");
  private static final Pattern LAMEDUCK = Pattern.compile("Going into lameduck mode for (\\S+)");

  private PluginLines() {}

  static LogLine parse(Level level, String plugin, String text) {
    return switch (plugin) {
      case "errors" -> errors(level, text);
      case "kubernetes" -> KubernetesLines.parse(level, text);
      case "loop" -> loop(level, text);
      case "ready" -> ready(level, text);
      case "reload" -> reload(level, text);
      case "health" -> health(level, text);
      default -> new LogLine.Other(level, plugin, text);
    };
  }

  private static LogLine errors(Level level, String text) {
    Matcher m = CONSOLIDATED.matcher(text);
    if (m.matches()) {
      // The pattern is a regular expression: "i/o timeout" may stand there escaped.
      String pattern = m.group(2);
      return new LogLine.Consolidated(
          level,
          Long.parseLong(m.group(1)),
          pattern,
          ErrorCause.of(pattern.replace("\\", "")),
          duration(m.group(3)));
    }
    m = ERROR.matcher(text);
    if (!m.matches()) {
      return new LogLine.Other(level, "errors", text);
    }
    String error = m.group(4);
    Matcher ends = TWO_ENDS.matcher(error);
    boolean two = ends.find();
    Matcher one = ONE_END.matcher(error);
    String to = two ? ends.group(2) : one.find() ? one.group(1) : "";
    return new LogLine.PluginError(
        Integer.parseInt(m.group(1)),
        m.group(2),
        m.group(3),
        ErrorCause.of(error),
        two ? ends.group(1) : "",
        to,
        error);
  }

  private static LogLine loop(Level level, String text) {
    Matcher m = LOOP.matcher(text);
    return m.matches()
        ? new LogLine.LoopDetected(m.group(3), m.group(1), m.group(2))
        : new LogLine.Other(level, "loop", text);
  }

  /** "Still waiting on" up to 1.12.1, "Plugins not ready" after. */
  private static LogLine ready(Level level, String text) {
    boolean waits = text.startsWith("Still waiting on:") || text.startsWith("Plugins not ready:");
    if (!waits) {
      return new LogLine.Other(level, "ready", text);
    }
    String names = text.substring(text.indexOf(':') + 1).replace("\"", "");
    List<String> plugins =
        Arrays.stream(names.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    return new LogLine.NotReady(plugins);
  }

  private static LogLine reload(Level level, String text) {
    Matcher m = DIGEST.matcher(text);
    if (m.matches()) {
      return new LogLine.RunningConfiguration(m.group(1), m.group(2));
    }
    boolean failed = text.contains("load failed") || text.contains("parse failed");
    return failed ? new LogLine.ReloadFailed(text) : new LogLine.Other(level, "reload", text);
  }

  private static LogLine health(Level level, String text) {
    Matcher slow = HEALTH_SLOW.matcher(text);
    if (slow.matches()) {
      return new LogLine.HealthSlow(duration(slow.group(1)));
    }
    Matcher lameduck = LAMEDUCK.matcher(text);
    if (lameduck.matches()) {
      return new LogLine.Lameduck(duration(lameduck.group(1)));
    }
    boolean failed = text.startsWith("Local health request to") && text.contains("failed");
    return failed ? new LogLine.HealthFailed(text) : new LogLine.Other(level, "health", text);
  }

  static Duration duration(String text) {
    return GoDuration.parse(text).orElse(Duration.ZERO);
  }
}
