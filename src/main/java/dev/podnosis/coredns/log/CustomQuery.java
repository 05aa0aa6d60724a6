package dev.podnosis.coredns.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query logged in a JSON format of one's own, {@code log . "{\"type\":\"{type}\"…}"}: fields are
 * known by the usual names of their keys.
 */
final class CustomQuery {
  private static final Pattern PAIR =
      Pattern.compile("\"([\\w.]{1,40})\"\\s*:\\s*(?:\"([^\"]{0,300})\"|([-\\w.]{1,40}))");
  private static final int MAX_LENGTH = 4096;

  private CustomQuery() {}

  static LogLine.@Nullable Query parse(String line) {
    int brace = line.indexOf('{');
    boolean levelOnly = brace == 0 || brace == 7 && line.startsWith("[INFO] ");
    if (!levelOnly || line.length() > MAX_LENGTH) {
      return null;
    }
    Map<String, String> fields = new HashMap<>();
    Matcher m = PAIR.matcher(line);
    while (m.find()) {
      fields.put(m.group(1).toLowerCase(Locale.ROOT), m.group(2) == null ? m.group(3) : m.group(2));
    }
    String name = first(fields, "name", "qname", "query");
    String rcode = first(fields, "rcode", "responsecode", "status");
    if (name.isEmpty() || rcode.isEmpty()) {
      return null;
    }
    return new LogLine.Query(
        first(fields, "remote", "client", "client_ip", "remoteip"),
        number(first(fields, "port", "client_port")),
        number(first(fields, "id", ">id")),
        orDash(first(fields, "type", "qtype")),
        orDash(first(fields, "class", "qclass")),
        name,
        orDash(first(fields, "proto", "protocol", "transport")),
        number(first(fields, "size", "request_size")),
        first(fields, "do", ">do").equals("true"),
        number(first(fields, "bufsize", ">bufsize")),
        rcode,
        orDash(first(fields, "rflags", "flags", ">rflags")),
        number(first(fields, "rsize", "response_size")),
        seconds(first(fields, "duration", "latency")));
  }

  private static String first(Map<String, String> fields, String... keys) {
    for (String key : keys) {
      String value = fields.get(key);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Duration seconds(String text) {
    return text.matches("\\d{1,6}(\\.\\d{1,12})?s?")
        ? Duration.ofNanos(Math.round(Double.parseDouble(text.replace("s", "")) * 1e9))
        : Duration.ZERO;
  }
}
