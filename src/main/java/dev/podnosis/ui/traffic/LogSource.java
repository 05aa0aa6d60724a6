package dev.podnosis.ui.traffic;

import dev.podnosis.coredns.log.LogAnalyser;
import dev.podnosis.coredns.log.LogExcerpt;
import dev.podnosis.coredns.log.LogFilter;
import dev.podnosis.coredns.log.LogLines;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.coredns.log.LogSummaries;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.ReplicaName;
import dev.podnosis.evidence.LogSeen;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Where the lines come from. */
sealed interface LogSource {
  /** Bytes that will be read. */
  long size();

  /**
   * The statistics of the lines that pass a filter.
   *
   * @param progress is told how many bytes were read
   * @throws IOException when a file cannot be read
   */
  LogSummary summary(LogFilter filter, LongConsumer progress)
      throws IOException, InterruptedException;

  /** The lines themselves, in order of time, not more than a number of them. */
  LogLines lines(LogFilter filter, int limit) throws IOException, InterruptedException;

  /** Whether filtered figures are of every line. */
  boolean complete();

  /** The logs a case holds: their statistics whole, of their lines an excerpt. */
  record OfCase(List<LogSeen> logs, String clusterDomain) implements LogSource {
    public OfCase {
      logs = List.copyOf(logs);
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public LogSummary summary(LogFilter filter, LongConsumer progress) throws InterruptedException {
      List<LogSummary> all = new ArrayList<>();
      for (LogSeen log : logs) {
        all.add(
            filter.isAll()
                ? log.summary()
                : log.excerpt().summary(options(log).withFilter(filter)));
      }
      return LogSummaries.merge(all);
    }

    @Override
    public LogLines lines(LogFilter filter, int limit) throws InterruptedException {
      List<LogLines> all = new ArrayList<>();
      for (LogSeen log : logs) {
        all.add(log.excerpt().lines(options(log).withFilter(filter), limit));
      }
      return LogLines.merge(all, limit);
    }

    private LogOptions options(LogSeen log) {
      return new LogOptions(log.pod().name(), List.of(clusterDomain), 1, true);
    }

    @Override
    public boolean complete() {
      return logs.stream().map(LogSeen::excerpt).allMatch(LogExcerpt::complete);
    }
  }

  /** Files that the user opened. */
  record OfFiles(List<Path> files, String clusterDomain) implements LogSource {
    public OfFiles {
      files = List.copyOf(files);
    }

    @Override
    public long size() {
      long size = 0;
      for (Path file : files) {
        try {
          size += Files.size(file);
        } catch (IOException e) {
          // Reading it will tell.
        }
      }
      return size;
    }

    @Override
    public LogSummary summary(LogFilter filter, LongConsumer progress)
        throws IOException, InterruptedException {
      List<LogSummary> all = new ArrayList<>();
      long before = 0;
      for (Path file : files) {
        long done = before;
        try (InputStream in = new FileInputStream(file.toFile())) {
          LogSummary summary =
              LogAnalyser.analyse(
                  in,
                  options(file).withFilter(filter),
                  Runnable::run,
                  bytes -> progress.accept(done + bytes));
          all.add(summary);
        }
        before += Files.size(file);
      }
      return LogSummaries.merge(all);
    }

    @Override
    public LogLines lines(LogFilter filter, int limit) throws IOException, InterruptedException {
      List<LogLines> all = new ArrayList<>();
      for (Path file : files) {
        try (InputStream in = new FileInputStream(file.toFile())) {
          all.add(LogLines.read(in, options(file).withFilter(filter), limit));
        }
      }
      return LogLines.merge(all, limit);
    }

    private LogOptions options(Path file) {
      return new LogOptions(
          ReplicaName.ofFile(file.toAbsolutePath().toString()), List.of(clusterDomain), 1, false);
    }

    @Override
    public boolean complete() {
      return true;
    }
  }
}
