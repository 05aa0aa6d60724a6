package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of logs that were asked for, in order of time.
 *
 * @param lines the first of them
 * @param more whether there are others
 */
public record LogLines(List<Entry> lines, boolean more) {
  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing(Entry::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

  /** A line longer than this is none of CoreDNS's. */
  private static final int LONGEST = 16 * 1024;

  public LogLines {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param at null when it carries no time
   * @param replica whose log it is in; may be empty
   * @param line what it says
   * @param text as it stands there, without wrapper and level where it is a query
   */
  public record Entry(@Nullable Instant at, String replica, LogLine line, String text) {}

  /**
   * Reads until as many as wanted were found, or to the end. A damaged file ends where it is
   * damaged. Does not close the stream.
   */
  public static LogLines read(InputStream in, LogOptions options, int limit)
      throws InterruptedException {
    List<Entry> found = new ArrayList<>();
    LogLineParser parser = new LogLineParser();
    try {
      Lines lines = new Lines(LogInput.unpacked(in));
      for (String text = lines.next(); text != null; text = lines.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LoggedLine logged = parser.parse(text);
        String replica = logged.replica().isEmpty() ? options.replica() : logged.replica();
        if (!text.isBlank() && options.filter().takes(logged, replica)) {
          if (found.size() >= limit) {
            return new LogLines(found.stream().sorted(BY_TIME).toList(), true);
          }
          found.add(new Entry(logged.at(), replica, logged.line(), Samples.clean(text)));
        }
      }
    } catch (IOException e) {
      // The statistics of the same file say why it could not be read further.
    }
    return new LogLines(found.stream().sorted(BY_TIME).toList(), false);
  }

  /** Puts the lines of several logs together. */
  public static LogLines merge(Collection<LogLines> all, int limit) {
    List<Entry> merged = all.stream().flatMap(l -> l.lines.stream()).sorted(BY_TIME).toList();
    boolean more = merged.size() > limit || all.stream().anyMatch(LogLines::more);
    return new LogLines(merged.subList(0, Math.min(limit, merged.size())), more);
  }

  /** Reads lines of any length in bounded memory. */
  private static final class Lines {
    private final BufferedReader reader;

    Lines(InputStream in) {
      reader = new BufferedReader(new InputStreamReader(in, UTF_8), 1 << 16);
    }

    @Nullable String next() throws IOException {
      StringBuilder line = new StringBuilder();
      int c = reader.read();
      if (c < 0) {
        return null;
      }
      while (c >= 0 && c != '\n') {
        if (line.length() < LONGEST) {
          line.append((char) c);
        }
        c = reader.read();
      }
      return line.toString();
    }
  }
}
