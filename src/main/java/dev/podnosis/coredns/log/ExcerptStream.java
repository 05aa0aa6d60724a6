package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Hands a log on as it is read, and keeps an excerpt of it. */
public final class ExcerptStream extends FilterInputStream {
  private static final int LONGEST_LINE = 4096;

  /** Lines of one kind; when they grow too many, every other one goes. */
  private static final class Stratum {
    private final int room;
    private List<String> lines = new ArrayList<>();
    private int every = 1;
    private long seen;
    private int bytes;

    Stratum(int room) {
      this.room = room;
    }

    void add(String line) {
      if (seen++ % every != 0) {
        return;
      }
      lines.add(line);
      bytes += line.length() + 1;
      while (bytes > room && lines.size() > 1) {
        thin();
      }
    }

    private void thin() {
      every *= 2;
      List<String> kept = new ArrayList<>(lines.size() / 2 + 1);
      for (int i = 0; i < lines.size(); i += 2) {
        kept.add(lines.get(i));
      }
      lines = kept;
      bytes = kept.stream().mapToInt(l -> l.length() + 1).sum();
    }

    String text() {
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
  }

  private final Stratum answered;
  private final Stratum others;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();

  /**
   * Reads another stream.
   *
   * @param room how many characters of each kind of line are kept, at most
   */
  public ExcerptStream(InputStream in, int room) {
    super(in);
    answered = new Stratum(room);
    others = new Stratum(room);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    int start = from;
    for (int i = from; i < from + count; i++) {
      if (into[i] == '\n') {
        append(into, start, i);
        line();
        start = i + 1;
      }
    }
    append(into, start, from + Math.max(0, count));
    return count;
  }

  private void append(byte[] b, int from, int to) {
    int length = Math.min(to - from, LONGEST_LINE - open.size());
    if (length > 0) {
      open.write(b, from, length);
    }
  }

  private void line() {
    String text = open.toString(UTF_8);
    open.reset();
    if (!text.isBlank()) {
      boolean usual = text.contains("\" NOERROR ") || text.contains("\" NXDOMAIN ");
      (usual ? answered : others).add(text);
    }
  }

  /** What was kept so far. */
  public LogExcerpt excerpt() {
    if (open.size() > 0) {
      line();
    }
    return new LogExcerpt(answered.text(), answered.every, others.text(), others.every);
  }
}
