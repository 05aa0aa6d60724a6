package dev.podnosis.coredns.log;

import java.time.Instant;
import java.util.List;

/**
 * How often something was seen, by time.
 *
 * @param stepSeconds width of a bucket: 60, more when the log is so long that minutes would be too
 *     many
 * @param buckets those with a count, in order of time
 */
public record TimeCounts(int stepSeconds, List<Bucket> buckets) {
  /** Nothing seen, or nothing that carried a time. */
  public static final TimeCounts NONE = new TimeCounts(60, List.of());

  /** One stretch of time. */
  public record Bucket(Instant start, long count) {}

  public TimeCounts {
    buckets = List.copyOf(buckets);
  }

  /** How many lie between two times: a bucket that is cut by an end may count or not. */
  public Range between(Instant from, Instant to) {
    long least = 0;
    long most = 0;
    for (Bucket bucket : buckets) {
      Instant end = bucket.start.plusSeconds(stepSeconds);
      if (bucket.start.isBefore(to) && end.isAfter(from)) {
        most += bucket.count;
        boolean inside = !bucket.start.isBefore(from) && !end.isAfter(to);
        least += inside ? bucket.count : 0;
      }
    }
    return new Range(least, most);
  }

  /** Bounds of a count. */
  public record Range(long least, long most) {}
}
