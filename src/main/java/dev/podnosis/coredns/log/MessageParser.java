package dev.podnosis.coredns.log;

import dev.podnosis.coredns.log.LogLine.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is no query: the level, the plugin, and what the plugin says. */
final class MessageParser {
  /** klog's head, {@code E0427 11:27:32.407536 1 reflector.go:134] }. */
  private static final Pattern KLOG =
      Pattern.compile(
          "([IWEF])\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ [\\w./-]+:\\d+\\] (.*)",
          Pattern.DOTALL);

  /** Messages are short; a pattern is not let loose on more than this. */
  private static final int MAX_LENGTH = 8192;

  private MessageParser() {}

  /** Reads a line from which wrappers and times were taken. */
  static LogLine parse(String whole) {
    String text = whole.length() > MAX_LENGTH ? whole.substring(0, MAX_LENGTH) : whole;
    Level level = level(text);
    String rest = level == Level.NONE ? text : text.substring(text.indexOf(']') + 1).stripLeading();
    if (level == Level.NONE) {
      Matcher klog = KLOG.matcher(text);
      return klog.matches() ? klog(klog.group(1), klog.group(2)) : StartLines.parse(text);
    }
    if (rest.startsWith("plugin/")) {
      int colon = rest.indexOf(':');
      if (colon > 0) {
        String plugin = rest.substring("plugin/".length(), colon);
        return PluginLines.parse(level, plugin, rest.substring(colon + 1).strip());
      }
    }
    return CoreLines.parse(level, rest);
  }

  private static LogLine klog(String letter, String text) {
    Level level =
        switch (letter) {
          case "I" -> Level.INFO;
          case "W" -> Level.WARNING;
          case "E" -> Level.ERROR;
          default -> Level.FATAL;
        };
    if (text.contains("dnsmasq[")) {
      return CoreLines.dnsmasq(level, text);
    }
    return KubernetesLines.parse(level, text);
  }

  static Level level(String text) {
    if (text.startsWith("[INFO]")) {
      return Level.INFO;
    }
    if (text.startsWith("[ERROR]")) {
      return Level.ERROR;
    }
    if (text.startsWith("[WARNING]")) {
      return Level.WARNING;
    }
    if (text.startsWith("[FATAL]")) {
      return Level.FATAL;
    }
    return text.startsWith("[DEBUG]") ? Level.DEBUG : Level.NONE;
  }
}
