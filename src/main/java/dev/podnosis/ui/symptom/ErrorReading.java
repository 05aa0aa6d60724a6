package dev.podnosis.ui.symptom;

import dev.podnosis.diagnosis.ErrorSignatures;
import dev.podnosis.diagnosis.ErrorSignatures.Match;
import dev.podnosis.diagnosis.MessageTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is read from the client's message, or from a ticket's longer text.
 *
 * @param text the message
 * @param match the words that tell its meaning; null when none are known
 * @param names the names that could not be looked up, in the order of the text
 * @param pod the pod that the text names, with its namespace where it has that; may be empty
 * @param client the address that asked, where the message has it; may be empty
 * @param at when it was said, where the message has a time; null otherwise
 */
public record ErrorReading(
    String text,
    @Nullable Match match,
    List<String> names,
    String pod,
    String client,
    @Nullable Instant at) {
  private static final int LONGEST = 64 * 1024;

  /** Go names both ends: {@code read udp 172.20.6.71:51034->172.21.0.10:53}. */
  private static final Pattern CLIENT =
      Pattern.compile("\\b(?:udp|tcp) (\\d{1,3}(?:\\.\\d{1,3}){3}):\\d+->");

  /** Nothing was said. */
  static final ErrorReading NOTHING = new ErrorReading("", null, List.of(), "", "", null);

  public ErrorReading {
    names = List.copyOf(names);
  }

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
        signatures.namesIn(head),
        PodInText.of(head),
        client.find() ? client.group(1) : "",
        MessageTime.of(head).orElse(null));
  }

  /** Whether nothing was said. */
  public boolean empty() {
    return text.isBlank();
  }

  /** The server that the message says; may be empty. */
  public String server() {
    return match == null ? "" : match.seen().server();
  }
}
