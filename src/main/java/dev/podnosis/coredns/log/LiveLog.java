package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Statistics of a log that is still being written: fed as bytes come, asked at any time, from any
 * thread.
 */
public final class LiveLog {
  private static final int MAX_LINE = 1 << 20;

  private final Tally tally;
  private byte[] open = new byte[4096];
  private int length;
  private long offset;
  private boolean skipping;
  private String readError = "";

  public LiveLog(LogOptions options) {
    tally = new Tally(options, LogAnalyser.SAMPLE);
  }

  /** Counts every line that is complete by now; the rest waits. */
  public synchronized void feed(byte[] bytes, int from, int count) {
    append(bytes, from, count);
    int end = length - 1;
    while (end >= 0 && open[end] != '\n') {
      end--;
    }
    if (end < 0) {
      dropOverlong();
      return;
    }
    int start = 0;
    if (skipping) {
      start = ByteSearch.find(open, 0, length, (byte) '\n') + 1;
      skipping = false;
    }
    byte[] lines = Arrays.copyOfRange(open, start, end + 1 + 16);
    tally.lines(lines, end + 1 - start, offset + start, false);
    tally.coverage.bytes += end + 1;
    offset += end + 1;
    System.arraycopy(open, end + 1, open, 0, length - end - 1);
    length -= end + 1;
  }

  private void append(byte[] bytes, int from, int count) {
    if (open.length < length + count + 16) {
      open = Arrays.copyOf(open, 2 * (length + count) + 16);
    }
    System.arraycopy(bytes, from, open, length, count);
    length += count;
  }

  private void dropOverlong() {
    if (length < MAX_LINE) {
      return;
    }
    if (!skipping) {
      tally.coverage.overlong(offset, new String(open, 0, 300, UTF_8));
    }
    skipping = true;
    offset += length;
    tally.coverage.bytes += length;
    length = 0;
  }

  /**
   * Feeds what a stream gives until it ends; gzip is unpacked.
   *
   * @param progress is told after each piece, on this thread
   * @throws InterruptedException when the calling thread is interrupted between two pieces
   */
  public void follow(InputStream in, Consumer<LiveLog> progress) throws InterruptedException {
    byte[] bytes = new byte[128 * 1024];
    try {
      InputStream plain = LogInput.unpacked(in);
      for (int count = plain.read(bytes); count >= 0; count = plain.read(bytes)) {
        feed(bytes, 0, count);
        progress.accept(this);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } catch (IOException e) {
      readError = LogAnalyser.reason(e);
    }
    end();
  }

  /** Nothing more comes: the line that was being written is whole. */
  public synchronized void end() {
    if (length > 0 && !skipping) {
      feed(new byte[] {'\n'}, 0, 1);
      tally.coverage.bytes--;
    }
  }

  /** Lines counted by now. */
  public synchronized long lines() {
    return tally.coverage.lines;
  }

  /** What is known by now, without the line still being written. */
  public synchronized LogSummary summary() {
    return LogAnalyser.summary(tally, readError, LogAnalyser.TOP);
  }
}
