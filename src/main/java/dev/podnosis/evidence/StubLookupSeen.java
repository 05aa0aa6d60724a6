package dev.podnosis.evidence;

import java.time.Duration;
import java.util.List;

/**
 * A lookup through the container's own resolver, as an application does it: search path, A and
 * AAAA.
 *
 * @param pod the pod
 * @param tool what looked up, such as {@code getent}
 * @param name the name as given
 * @param result what came of it
 * @param addresses the addresses found
 * @param millis how long it took
 * @param message the tool's own words when it failed
 */
public record StubLookupSeen(
    ObjectRef pod,
    String tool,
    String name,
    Result result,
    List<String> addresses,
    double millis,
    String message)
    implements Observation {
  /** Times are read in hundredths of a second, and a resolver's own clock runs beside. */
  private static final double CLOCK_MILLIS = 50;

  public StubLookupSeen {
    addresses = List.copyOf(addresses);
  }

  /** What came of a lookup. */
  public enum Result {
    /** At least one address. */
    FOUND,
    /** The tool says that the name does not exist. */
    NOT_FOUND,
    /**
     * No address, and soon: the tool does not tell whether the name does not exist or a server
     * answered with an error.
     */
    NO_ADDRESS,
    /** The tool says to try again: no answer, or SERVFAIL. */
    TRY_AGAIN,
    /** The tool's words are not understood, or it was stopped. */
    UNCLEAR;

    /** Whether an application would have failed. */
    public boolean failed() {
      return this == NOT_FOUND || this == NO_ADDRESS || this == TRY_AGAIN;
    }
  }

  /**
   * The same, read by the time it took: who waited as long as the resolver waits for one answer got
   * none to at least one question, whatever the tool's exit status says.
   */
  public StubLookupSeen waited(Duration timeout) {
    boolean silent = result == Result.NO_ADDRESS && millis >= timeout.toMillis() - CLOCK_MILLIS;
    return silent
        ? new StubLookupSeen(pod, tool, name, Result.TRY_AGAIN, addresses, millis, message)
        : this;
  }
}
