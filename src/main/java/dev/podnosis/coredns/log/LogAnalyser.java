package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statistics of a log of any length in constant memory. Plain text or gzip, in any
 * wrapper; a damaged file gives the statistics of what could be read, and says so.
 */
public final class LogAnalyser {
  /** Names, clients and truncated names kept in a summary. */
  static final int TOP = 50;

  /** Kept while pieces are put together, so that little is lost at the seams. */
  private static final int TOP_OF_PIECE = 5000;

  /** Beyond this many bytes not every answered query's name is looked at. */
  private static final long SAMPLE_BEYOND = 16L << 20;

  /** Of a log known to be longer than this, not from its start: so few lines more tell nothing. */
  private static final long SAMPLE_ALL = 256L << 20;

  /** One name in so many is looked at then. */
  static final int SAMPLE = 64;

  /** Of a log known to be this long fewer do: how exact a share is depends on their number. */
  private static final long SAMPLE_FEWER = 1L << 30;

  private static final int FEWER = 256;

  private static final long SAMPLE_FEWEST = 2L << 30;
  private static final int FEWEST = 512;

  private final LogOptions options;
  private final Pieces pieces;
  private final LongConsumer progress;
  private final long sampleFrom;
  private final int sampleEvery;
  private final AtomicLong done = new AtomicLong();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  private LogAnalyser(LogOptions options, Pieces pieces, LongConsumer progress) throws IOException {
    this.options = options;
    this.pieces = pieces;
    this.progress = progress;
    long size = pieces.size();
    sampleFrom = size > SAMPLE_ALL ? 0 : SAMPLE_BEYOND;
    sampleEvery = size > SAMPLE_FEWEST ? FEWEST : size > SAMPLE_FEWER ? FEWER : SAMPLE;
  }

  /** Reads with the calling thread alone. */
  public static LogSummary analyse(InputStream in, LogOptions options) throws InterruptedException {
    return analyse(in, options.withWorkers(1), Runnable::run, bytes -> {});
  }

  /**
   * Reads to the end of the stream; does not close it.
   *
   * @param executor runs up to {@code options.workers() - 1} tasks beside the calling thread
   * @param progress is told the number of bytes counted so far, from any of the threads
   * @throws InterruptedException when the calling thread is interrupted between two pieces
   */
  public static LogSummary analyse(
      InputStream in, LogOptions options, Executor executor, LongConsumer progress)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      return new LogAnalyser(options, LogInput.open(in), progress).run(executor);
    } catch (IOException e) {
      return summary(new Tally(options, SAMPLE), reason(e), TOP);
    }
  }

  /**
   * A task that another thread may take up; what it has not begun when the end is reached, it
   * leaves.
   */
  private final class Worker {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final FutureTask<@Nullable LogSummary> task =
        new FutureTask<>(() -> begun.compareAndSet(false, true) ? work() : null);

    void collect(List<LogSummary> parts) throws InterruptedException {
      if (begun.compareAndSet(false, true)) {
        return;
      }
      try {
        LogSummary part = task.get();
        if (part != null) {
          parts.add(part);
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("a worker failed", e.getCause());
      }
    }
  }

  /** Whether a file is gzip or UTF-16: what is read of it is of another length than the file. */
  public static boolean isPacked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return !LogInput.isPlain(channel);
    }
  }

  private LogSummary run(Executor executor) throws InterruptedException {
    List<Worker> workers = new ArrayList<>();
    try {
      for (int i = 1; i < options.workers(); i++) {
        Worker worker = new Worker();
        executor.execute(worker.task);
        workers.add(worker);
      }
    } catch (RejectedExecutionException e) {
      // Fewer hands do the same work.
    }
    try {
      List<LogSummary> parts = new ArrayList<>();
      parts.add(work());
      for (Worker worker : workers) {
        worker.collect(parts);
      }
      return LogSummaries.merge(parts, TOP);
    } finally {
      cancelled.set(true);
    }
  }

  private LogSummary work() throws InterruptedException {
    Tally tally = new Tally(options, sampleEvery);
    String error = "";
    try (Pieces.Piece piece = new Pieces.Piece()) {
      while (!cancelled.get() && pieces.next(piece)) {
        count(tally, piece);
        progress.accept(done.addAndGet(piece.consumed));
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException(reason(e));
    } catch (IOException e) {
      error = reason(e);
    }
    return summary(tally, error, TOP_OF_PIECE);
  }

  private void count(Tally tally, Pieces.Piece piece) {
    tally.coverage.bytes += piece.consumed;
    if (piece.overlong) {
      String head = new String(piece.bytes, 0, 300, UTF_8);
      tally.coverage.overlong(piece.offset, head);
    } else {
      tally.beginPiece();
      tally.lines(piece.bytes, piece.length, piece.offset, piece.offset >= sampleFrom);
    }
  }

  static String reason(IOException e) {
    String message = e.getMessage();
    return Samples.clean(message == null ? e.getClass().getSimpleName() : message);
  }

  private static Latency latency(Tally tally) {
    LatencyHistogram all = new LatencyHistogram();
    tally.replicas.values().forEach(r -> all.add(r.latency()));
    return all.toLatency();
  }

  static LogSummary summary(Tally tally, String readError, int entries) {
    QueryTally q = tally.queries;
    MessageTally m = tally.messages;
    List<MessageSummary> messages = m.messages();
    boolean unavailable =
        messages.stream().anyMatch(s -> s.message() == LogMessage.LOG_UNAVAILABLE);
    Map<String, ReplicaCounts> replicas = new HashMap<>();
    tally.replicas.values().stream()
        .filter(r -> r.queries() > 0 || r.lines > 0)
        .forEach(r -> replicas.put(r.name(), r.toCounts(q)));
    return new LogSummary(
        tally.coverage.toCoverage(q.queries(), m.total(), unavailable, readError),
        m.version(),
        q.rcodeCounts(),
        q.rcodeTimes(),
        q.types(),
        q.transports(),
        q.typeRcodes(),
        q.transportRcodes(),
        latency(tally),
        q.kinds(),
        q.names(entries),
        q.clients(entries),
        q.slowest(),
        q.truncated(entries),
        q.searchWaste(),
        q.addressPairs(),
        messages,
        m.upstreamErrors(),
        m.apiInterruptions(),
        m.marks(),
        replicas);
  }
}
