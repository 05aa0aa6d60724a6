package dev.podnosis.kube;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what a cluster, a file or a program said fit to be shown in one line. */
final class Printable {
  private static final int LONGEST = 400;

  /** Tokens, keys and certificates: long runs of base64 or hexadecimal, JWTs, bearer headers. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(bearer|basic)\\s+[\\w.~+/=-]+"
              + "|\\beyJ[\\w-]{8,}(\\.[\\w-]*)*"
              + "|[A-Za-z0-9+/_-]{64,}={0,2}"
              + "|(?<=(token|password|secret|key)[\"']?[=:]\\s?[\"']?)[^\\s\"',&]{6,}");

  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@\\s]+@");

  private Printable() {}

  /** The text in one bounded line, without control characters and without what looks secret. */
  static String line(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String bounded = text.length() > 8 * LONGEST ? text.substring(0, 8 * LONGEST) : text;
    String safe =
        USER_INFO.matcher(SECRET.matcher(visible(bounded)).replaceAll("…")).replaceAll("");
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe.strip();
  }

  /** The text with each control, format or unassigned character as a space. */
  static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> isShown(c) ? c : ' ').forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** What an exception says, with its kind where it says nothing. */
  static String of(Throwable failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return line(message == null || message.isBlank() ? kind : message);
  }
}
