package dev.podnosis.evidence;

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
  public StubLookupSeen {
    addresses = List.copyOf(addresses);
  }

  /** What came of a lookup. */
  public enum Result {
    /** At least one address. */
    FOUND,
    /** The tool says the name does not exist; a resolver may say so when no server answered too. */
    NOT_FOUND,
    /** The tool says to try again: no answer, or SERVFAIL. */
    TRY_AGAIN,
    /** The tool's words are not understood, or it was stopped. */
    UNCLEAR
  }
}
