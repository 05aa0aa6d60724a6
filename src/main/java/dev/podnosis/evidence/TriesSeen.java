package dev.podnosis.evidence;

import dev.podnosis.dns.Proportion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One name looked up again and again in the container, each time as an application does it: one
 * lookup after the other, and some side by side once they wait for servers.
 *
 * @param pod the pod
 * @param container the container
 * @param tool what looked up, such as {@code getent}
 * @param name the name as given
 * @param wanted how many lookups were asked for; those beyond the last try were not run
 * @param tries what came of each
 */
public record TriesSeen(
    ObjectRef pod, String container, String tool, String name, int wanted, List<Try> tries)
    implements Observation {
  /** The step in which a resolver without options repeats a question: resolv.conf(5), timeout. */
  private static final double SLOW_MILLIS = 5_000;

  public TriesSeen {
    tries = List.copyOf(tries);
  }

  /**
   * One lookup.
   *
   * @param sinceFirstMillis when it began, counted from the first
   * @param millis how long it took
   * @param exit the tool's exit status
   * @param result what came of it
   * @param addresses the addresses found
   * @param message the tool's own words when it failed
   */
  public record Try(
      double sinceFirstMillis,
      double millis,
      int exit,
      StubLookupSeen.Result result,
      List<String> addresses,
      String message) {
    public Try {
      addresses = List.copyOf(addresses);
    }

    /** Whether an application would have failed. */
    public boolean failed() {
      return result.failed();
    }
  }

  /** How many failed of those that tell of DNS; where only the tool failed, nothing is known. */
  public Proportion failures() {
    return new Proportion(
        tries.stream().filter(Try::failed).count(),
        tries.stream().filter(t -> t.result() != StubLookupSeen.Result.UNCLEAR).count());
  }

  /** How many came to this. */
  public long count(StubLookupSeen.Result result) {
    return tries.stream().filter(t -> t.result() == result).count();
  }

  /** How many were answered, but only after a whole step of the resolver. */
  public long slow() {
    return tries.stream()
        .filter(t -> t.result() == StubLookupSeen.Result.FOUND && t.millis() >= SLOW_MILLIS)
        .count();
  }

  /**
   * Whether it fails every time; null when it did not fail at all, which says nothing of before.
   */
  public @Nullable Boolean everyTime() {
    Proportion failures = failures();
    return failures.failures() == 0 ? null : (Boolean) (failures.failures() == failures.total());
  }
}
