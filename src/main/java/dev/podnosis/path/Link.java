package dev.podnosis.path;

import dev.podnosis.dns.Proportion;
import dev.podnosis.evidence.LookupsSeen.Question;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What travelled between two hops, or would travel there.
 *
 * <p>What the affected pod asked is drawn on the last stretch before the server it asked; what
 * others asked runs from them straight to the server. Where it was asked stands in {@code vantage}.
 *
 * @param from the hop it leads from
 * @param to the hop it leads to
 * @param vantage the hop where it was measured
 * @param carrier what travelled
 * @param loss how many got no answer, of how many sent; 0 of 0 when nothing was measured. A silent
 *     server that may just have waited for its own upstream is not counted here
 * @param p50Ms median of the answered ones in milliseconds, or null without any
 * @param p99Ms their 99th percentile by nearest rank, or null without any
 * @param status how it fares
 * @param used whether lookups of the affected pod take this way
 * @param questions what kinds of questions were asked
 * @param evidence the numbers of the evidence
 */
public record Link(
    String from,
    String to,
    String vantage,
    Carrier carrier,
    Proportion loss,
    @Nullable Double p50Ms,
    @Nullable Double p99Ms,
    Status status,
    boolean used,
    Set<Question> questions,
    List<String> evidence) {
  public Link {
    questions = Set.copyOf(questions);
    evidence = List.copyOf(evidence);
  }

  /** A stretch of the way on which nothing was measured. */
  static Link unmeasured(String from, String to, boolean used) {
    return new Link(
        from,
        to,
        from,
        Carrier.UDP,
        new Proportion(0, 0),
        null,
        null,
        Status.UNKNOWN,
        used,
        Set.of(),
        List.of());
  }

  /** Whether anything was measured. */
  public boolean measured() {
    return loss.total() > 0;
  }

  /** How many were answered. */
  public long answered() {
    return loss.total() - loss.failures();
  }
}
