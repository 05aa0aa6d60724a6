package dev.podnosis.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a lookup through the resolver library ended (getent, ping, an application). The responses
 * behind it are not visible, nor whether the addresses came from DNS or from a hosts file.
 */
public sealed interface StubOutcome {

  /**
   * The library found addresses.
   *
   * @param canonicalName null when not told
   */
  record Resolved(List<String> addresses, @Nullable String canonicalName) implements StubOutcome {
    public Resolved {
      addresses = List.copyOf(addresses);
    }
  }

  /** The library reported failure. */
  record NotResolved(Failure failure, String detail) implements StubOutcome {}

  /** Nothing can be said of DNS: the program is missing, was refused its arguments, or broke. */
  record NotRun(Obstacle obstacle, String detail) implements StubOutcome {}

  /** What the library said. */
  enum Failure {
    /** It does not tell whether the name is missing or no server answered (getent: exit 2). */
    UNSPECIFIED,
    /** EAI_NONAME; some callers print its text for silent servers too. */
    NO_SUCH_NAME,
    /** EAI_NODATA: the name exists, without an address. */
    NO_ADDRESS,
    /** EAI_AGAIN: no server answered, or one answered SERVFAIL or the like. */
    TEMPORARY,
    /** EAI_FAIL: a server answered with another error. */
    PERMANENT,
    /** It had not returned when the time allowed for the command was over. */
    STILL_WAITING
  }

  /** What kept the probe from telling anything. */
  enum Obstacle {
    TOOL_MISSING,
    TOOL_ERROR
  }
}
