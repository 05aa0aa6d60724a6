package dev.podnosis.dns.tool;

import dev.podnosis.dns.Printable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The lines of os-release(5) that matter.
 *
 * @param id such as {@code debian}, {@code alpine}; lower case, may be empty
 * @param versionId such as {@code 12}, {@code 3.18.4}; may be empty
 * @param prettyName for people; may be empty
 */
public record OsRelease(String id, String versionId, String prettyName) {

  private static final int MAX_VALUE = 100;

  /** Reads the file; what is not there is empty. */
  public static OsRelease parse(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .limit(1000)
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0 && equals < 40) {
                values.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1)));
              }
            });
    String name = values.getOrDefault("PRETTY_NAME", values.getOrDefault("NAME", ""));
    return new OsRelease(
        values.getOrDefault("ID", "").toLowerCase(Locale.ROOT),
        values.getOrDefault("VERSION_ID", ""),
        name);
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return Printable.excerpt(quoted ? text.substring(1, text.length() - 1) : text, MAX_VALUE);
  }
}
