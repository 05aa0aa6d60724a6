package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a log was understood, and what was not.
 *
 * @param understood the verdict on the whole
 * @param lines all of them, empty ones included
 * @param messages lines of CoreDNS other than queries
 * @param continuations lines that belong to the one before: stack traces, a printed Corefile
 * @param unparsed lines that fit nothing known
 * @param cut places where a line was broken off by another; the rest was read where possible
 * @param overlong lines too long to be of CoreDNS, skipped
 * @param binary lines with bytes no text has
 * @param timed lines that carried a time
 * @param clockJumps how often a time lay more than two seconds before the one of the line before
 * @param samples some of the unparsed lines
 * @param first earliest time; null when no line carried one
 * @param last latest time; null when no line carried one
 * @param readError why reading ended early; empty when it did not
 */
public record Coverage(
    Understood understood,
    long bytes,
    long lines,
    long empty,
    long queries,
    long messages,
    long continuations,
    long unparsed,
    long cut,
    long overlong,
    long binary,
    long timed,
    long clockJumps,
    List<String> samples,
    @Nullable Instant first,
    @Nullable Instant last,
    String readError) {

  /** What a file turned out to be. */
  public enum Understood {
    /** Nothing was in it. */
    EMPTY,
    /** A log of CoreDNS: at least nine lines of ten were understood. */
    COREDNS,
    /** Some lines are CoreDNS's. */
    PARTLY,
    /** No line is CoreDNS's. */
    OTHER_PROGRAM,
    /** Not text. */
    BINARY,
    /** An error message of the program that should have fetched the log. */
    UNAVAILABLE
  }

  public Coverage {
    samples = List.copyOf(samples);
  }
}
