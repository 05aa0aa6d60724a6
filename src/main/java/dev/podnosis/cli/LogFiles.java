package dev.podnosis.cli;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.coredns.log.LogAnalyser;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.coredns.log.LogSummary;
import dev.podnosis.coredns.log.ReplicaName;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads log files one after another with all cores, and tells how far it is when that takes long.
 */
final class LogFiles {
  private static final Duration TOLD_EVERY = Duration.ofSeconds(2);

  private final Tools tools;
  private final Console console;
  private final LogOptions options;
  private long before;

  /** Empty when it is not known how much there is: a pipe, or gzip, which is counted unpacked. */
  private OptionalLong total = OptionalLong.of(0);

  private Instant told;

  LogFiles(Tools tools, Console console, LogOptions options) {
    this.tools = tools;
    this.console = console;
    this.options = options;
    this.told = tools.clock().instant();
  }

  /**
   * A log that was read.
   *
   * @param name as the user gave it
   * @param summary what it says
   */
  record Log(String name, LogSummary summary) {}

  List<Log> read(List<String> names) throws UsageException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      files.add(checked(name));
    }
    for (Path file : files) {
      total = sum(total, size(file));
    }
    List<Log> logs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      logs.add(new Log(names.get(i), read(files.get(i), names.get(i))));
    }
    return logs;
  }

  private static Path checked(String name) throws UsageException {
    Path file = Path.of(name);
    Map<String, Object> args = Map.of("file", name);
    if (Files.notExists(file)) {
      throw new UsageException("logs.missing", args);
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("logs.directory", args);
    }
    if (!Files.isReadable(file)) {
      throw new UsageException("logs.unreadable", args);
    }
    return file;
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(a.getAsLong() + b.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalLong size(Path file) {
    try {
      return Files.isRegularFile(file) && !LogAnalyser.isPacked(file)
          ? OptionalLong.of(Files.size(file))
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private LogSummary read(Path file, String name) throws UsageException, InterruptedException {
    LogOptions ofFile =
        new LogOptions(
            ReplicaName.ofFile(file.toAbsolutePath().toString()),
            options.clusterDomains(),
            Runtime.getRuntime().availableProcessors(),
            options.exact());
    try (InputStream in = new FileInputStream(file.toFile())) {
      LogSummary summary = LogAnalyser.analyse(in, ofFile, tools.executor(), this::told);
      before += summary.coverage().bytes();
      return summary;
    } catch (IOException e) {
      throw new UsageException("logs.unreadable", Map.of("file", name));
    }
  }

  private synchronized void told(long bytes) {
    Instant now = tools.clock().instant();
    if (now.isBefore(told.plus(TOLD_EVERY))) {
      return;
    }
    told = now;
    String done = Figures.bytes(before + bytes);
    if (total.isPresent()) {
      String all = Figures.bytes(total.getAsLong());
      console.say("logs.progress", Map.of("done", done, "total", all));
    } else {
      console.say("logs.progress-open", Map.of("done", done));
    }
  }
}
