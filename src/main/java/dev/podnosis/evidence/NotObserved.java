package dev.podnosis.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A look that showed nothing: what depends on it stays undecided.
 *
 * @param reason why, as a word that code and catalogue know
 * @param subject what was to be looked at, such as {@code pod shop/web} or {@code upstream
 *     10.0.0.2}
 * @param detail what is known beyond the reason
 * @param neededRight the right that was missing, such as {@code create pods/exec in shop}, or null
 */
public record NotObserved(
    Reason reason, String subject, Detail detail, @Nullable String neededRight)
    implements Observation {
  /** Why nothing was seen. */
  public enum Reason {
    /** The allowed level forbids it. */
    LEVEL,
    /** The API server refused it. */
    NO_RIGHT,
    /** The API server refused what a run does well without. */
    NO_OPTIONAL_RIGHT,
    /** It did not answer in time. */
    TIMED_OUT,
    /** The connection or stream broke. */
    DISCONNECTED,
    /** The object is not there. */
    MISSING,
    /** The container has no such program. */
    NO_TOOL,
    /** The container is not running. */
    NOT_RUNNING,
    /** Nothing in the pod takes connections at the port. */
    NOT_LISTENING,
    /** The debug image could not be pulled. */
    IMAGE,
    /** An admission rule or quota forbids what was to be created. */
    ADMISSION,
    /** The answer could not be understood. */
    UNREADABLE,
    /** A case file holds it as another version of this program wrote it, and this one cannot. */
    OTHER_VERSION,
    /** What it builds on was not observed either. */
    PREREQUISITE,
    /** The user skipped it or the run ended first. */
    SKIPPED,
    /** The cluster or operating system does not offer it. */
    UNSUPPORTED,
    /** The server answered with an error. */
    ERROR;

    /**
     * Whether the look should have worked at the allowed level, so that the run is incomplete
     * without it. A thing that is not there, or that the cluster does not offer, limits nothing;
     * nor does a strong right that nobody needs to give for it.
     */
    public boolean limitsTheRun() {
      return this != LEVEL && this != MISSING && this != UNSUPPORTED && this != NO_OPTIONAL_RIGHT;
    }
  }

  /** A look that failed without a missing right. */
  public NotObserved(Reason reason, String subject, Detail detail) {
    this(reason, subject, detail, null);
  }

  /** A look that failed with words of a server or a tool; they may be empty. */
  public NotObserved(Reason reason, String subject, String said) {
    this(reason, subject, new Detail.Said(said));
  }
}
