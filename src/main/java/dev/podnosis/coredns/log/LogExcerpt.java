package dev.podnosis.coredns.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.List;

/**
 * Lines of a log kept with a case, as many as a case can carry: all of a short log; of a long one
 * one line in so many, evenly. Answered queries are thinned apart from the rest, so that failures
 * stay.
 *
 * @param answered lines of queries answered with NOERROR or NXDOMAIN
 * @param answeredEvery of how many such lines one was kept
 * @param others failed queries and messages
 * @param othersEvery of how many such lines one was kept
 */
public record LogExcerpt(String answered, int answeredEvery, String others, int othersEvery) {
  /** No line. */
  public static final LogExcerpt NONE = new LogExcerpt("", 1, "", 1);

  public LogExcerpt {
    answeredEvery = Math.max(1, answeredEvery);
    othersEvery = Math.max(1, othersEvery);
  }

  /** Whether every line was kept. */
  public boolean complete() {
    return answeredEvery == 1 && othersEvery == 1;
  }

  /**
   * The statistics of the lines that pass the options' filter; each kept line stands for those that
   * were not.
   */
  public LogSummary summary(LogOptions options) throws InterruptedException {
    return LogSummaries.merge(
        List.of(
            part(answered, options.withWeight(answeredEvery)),
            part(others, options.withWeight(othersEvery))));
  }

  private static LogSummary part(String text, LogOptions options) throws InterruptedException {
    return LogAnalyser.analyse(new ByteArrayInputStream(text.getBytes(UTF_8)), options);
  }

  /** The lines themselves that pass the options' filter. */
  public LogLines lines(LogOptions options, int limit) throws InterruptedException {
    return LogLines.merge(
        List.of(found(answered, options, limit), found(others, options, limit)), limit);
  }

  private static LogLines found(String text, LogOptions options, int limit)
      throws InterruptedException {
    return LogLines.read(new ByteArrayInputStream(text.getBytes(UTF_8)), options, limit);
  }
}
