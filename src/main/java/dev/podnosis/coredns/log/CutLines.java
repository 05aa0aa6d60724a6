package dev.podnosis.coredns.log;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together lines that container runtimes cut at 16 KiB. Parts of standard output, of standard
 * error and of other pods may stand between those of a line.
 */
final class CutLines {
  /** A line is put together up to this size. */
  private static final int LONGEST = 1 << 20;

  /** Of more lines at once the oldest is given up: its end will not come any more. */
  private static final int MOST = 16;

  private final Map<String, ByteArrayOutputStream> open = new LinkedHashMap<>();

  /** Whether the line in an envelope is a part of a longer one. */
  boolean belong(Envelope envelope) {
    return envelope.partial || (!open.isEmpty() && open.containsKey(writer(envelope)));
  }

  private static String writer(Envelope envelope) {
    return envelope.replica + (envelope.stderr ? " stderr" : "");
  }

  /** Adds a part; the whole line, with some bytes to spare behind it, if it was the last one. */
  byte @Nullable [] add(Envelope part, int spare) {
    String writer = writer(part);
    ByteArrayOutputStream line = open.computeIfAbsent(writer, w -> new ByteArrayOutputStream());
    int length = part.to - part.from;
    if (line.size() + length <= LONGEST) {
      line.write(part.bytes, part.from, length);
    }
    if (!part.partial) {
      open.remove(writer);
      return Arrays.copyOf(line.toByteArray(), line.size() + spare);
    }
    if (open.size() > MOST) {
      open.remove(open.keySet().iterator().next());
    }
    return null;
  }

  void clear() {
    open.clear();
  }
}
