package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.MessageTime;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is read from the client's message.
 *
 * @param text the message
 * @param match the words that tell its meaning; null when none are known
 * @param client the address that asked, where the message has it; may be empty
 * @param at when it was said, where the message has a time; null otherwise
 */
public record ErrorReading(
    String text, ErrorSignatures.@Nullable Match match, String client, @Nullable Instant at) {
  private static final int LONGEST = 64 * 1024;

  /** Go names both ends: {@code read udp 172.20.6.71:51034->172.21.0.10:53}. */
  private static final Pattern CLIENT =
      Pattern.compile("\\b(?:udp|tcp) (\\d{1,3}(?:\\.\\d{1,3}){3}):\\d+->");

  /** Nothing was said. */
  static final ErrorReading NOTHING = new ErrorReading("", null, "", null);

  /** Reads a message. */
  static ErrorReading of(String text, ErrorSignatures signatures) {
    if (text.isBlank()) {
      return NOTHING;
    }
    String head = text.substring(0, Math.min(LONGEST, text.length()));
    Matcher client = CLIENT.matcher(head);
    return new ErrorReading(
        text,
        signatures.match(text).orElse(null),
        client.find() ? client.group(1) : "",
        MessageTime.of(head).orElse(null));
  }

  /** Whether nothing was said. */
  public boolean empty() {
    return text.isBlank();
  }

  /** The name that the message says; may be empty. */
  public String name() {
    return match == null ? "" : match.seen().name();
  }

  /** The server that the message says; may be empty. */
  public String server() {
    return match == null ? "" : match.seen().server();
  }
}
