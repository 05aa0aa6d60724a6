package dev.podnosis.cli;

import dev.podnosis.coredns.log.Coverage;
import dev.podnosis.coredns.log.LiveLog;
import dev.podnosis.coredns.log.LogOptions;
import dev.podnosis.coredns.log.LogSummaries;
import dev.podnosis.coredns.log.LogSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Analyses CoreDNS's logs: files, or standard input as it comes. */
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {
  private static final Duration TOLD_EVERY = Duration.ofSeconds(2);
  private static final String STANDARD_INPUT = "-";

  private final Tools tools;
  private final Console console;
  private final AtomicBoolean printed = new AtomicBoolean();

  @Mixin final Shared shared = new Shared();

  @Parameters(paramLabel = "FILE|-", arity = "1..*", descriptionKey = "log-files")
  List<String> files = List.of();

  @Option(names = "--format", paramLabel = "text|json")
  String format = "text";

  @Option(names = "--cluster-domain", paramLabel = "DOMAIN")
  List<String> domains = List.of("cluster.local");

  LogsCommand(Tools tools, Console console) {
    this.tools = tools;
    this.console = console;
  }

  /** Whether the words are {@code logs} and names of files, without any option. */
  static boolean isOfFilesOnly(List<String> words) {
    return words.size() > 1
        && words.getFirst().equals("logs")
        && words.stream().noneMatch(w -> w.isEmpty() || w.startsWith("-") || w.startsWith("@"));
  }

  @Override
  public Integer call() throws UsageException, InterruptedException {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UsageException("bad-format", Map.of("text", format));
    }
    LogOptions options = new LogOptions("stdin", domains, 1, false);
    if (files.equals(List.of(STANDARD_INPUT))) {
      return follow(options);
    }
    if (files.contains(STANDARD_INPUT)) {
      throw new UsageException("logs.stdin-alone", Map.of());
    }
    return print(new LogFiles(tools, console, options).read(files));
  }

  /** An interrupt ends a log that is being followed: what it said so far is the result. */
  private int follow(LogOptions options) throws InterruptedException {
    LiveLog log = new LiveLog(options);
    Told told = new Told(tools.clock().instant());
    try (Tools.Watch _ = tools.termination().before(() -> print(one(log.summary())))) {
      log.follow(tools.in(), told::tell);
    }
    return print(one(log.summary()));
  }

  private static List<LogFiles.Log> one(LogSummary summary) {
    return List.of(new LogFiles.Log(STANDARD_INPUT, summary));
  }

  private int print(List<LogFiles.Log> logs) {
    if (printed.getAndSet(true)) {
      return Exit.NO_PROBLEM;
    }
    LogSummary all = LogSummaries.merge(logs.stream().map(LogFiles.Log::summary).toList());
    console.result(
        format.equals("json")
            ? LogsJson.of(logs, all)
            : new LogsText(console.language(), tools.timeZone(), domains).of(logs, all));
    return logs.stream().allMatch(l -> understood(l.summary().coverage()))
        ? Exit.NO_PROBLEM
        : Exit.INCONCLUSIVE;
  }

  private static boolean understood(Coverage coverage) {
    return coverage.readError().isEmpty()
        && switch (coverage.understood()) {
          case COREDNS, PARTLY -> true;
          case EMPTY, OTHER_PROGRAM, BINARY, UNAVAILABLE -> false;
        };
  }

  /** Tells now and then what a log that is being followed holds by now. */
  private final class Told {
    private Instant last;

    Told(Instant begin) {
      last = begin;
    }

    void tell(LiveLog log) {
      Instant now = tools.clock().instant();
      if (now.isBefore(last.plus(TOLD_EVERY))) {
        return;
      }
      last = now;
      LogSummary soFar = log.summary();
      console.say(
          "logs.following",
          Map.of(
              "lines",
              soFar.coverage().lines(),
              "queries",
              soFar.coverage().queries(),
              "servfail",
              soFar.rcode("SERVFAIL"),
              "nxdomain",
              soFar.rcode("NXDOMAIN")));
    }
  }
}
