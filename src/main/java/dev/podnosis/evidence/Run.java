package dev.podnosis.evidence;

import java.time.Instant;
import java.util.List;

/**
 * The run that gathered a case file.
 *
 * @param toolVersion Podnosis's version
 * @param startedAt when it began
 * @param finishedAt when it ended or, while it goes on, when it was last saved
 * @param level how far it was allowed to go
 * @param complete whether every probe that the level allows was asked before the run ended
 * @param changes what was created in the cluster
 * @param apiCalls how many requests went to the API server
 * @param apiBytes how many bytes came back
 * @param caseId the user's case number; may be empty
 * @param notes the engineer's remarks in order
 */
public record Run(
    String toolVersion,
    Instant startedAt,
    Instant finishedAt,
    Level level,
    boolean complete,
    List<ClusterChange> changes,
    long apiCalls,
    long apiBytes,
    String caseId,
    List<Note> notes) {
  public Run {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /**
   * A remark of the engineer.
   *
   * @param step the step it belongs to; empty for the whole case
   * @param at when
   * @param text the remark
   */
  public record Note(String step, Instant at, String text) {}

  /** This run with other remarks. */
  public Run withNotes(List<Note> others) {
    return new Run(
        toolVersion,
        startedAt,
        finishedAt,
        level,
        complete,
        changes,
        apiCalls,
        apiBytes,
        caseId,
        others);
  }

  /** This run with what looking has cost and left. */
  public Run withAccount(List<ClusterChange> made, long calls, long bytes) {
    return new Run(
        toolVersion, startedAt, finishedAt, level, complete, made, calls, bytes, caseId, notes);
  }

  /** This run under another case number. */
  public Run withCaseId(String other) {
    return new Run(
        toolVersion,
        startedAt,
        finishedAt,
        level,
        complete,
        changes,
        apiCalls,
        apiBytes,
        other,
        notes);
  }

  /** This run at its end, or as far as it went. */
  public Run finished(Instant at, boolean whole) {
    return new Run(
        toolVersion, startedAt, at, level, whole, changes, apiCalls, apiBytes, caseId, notes);
  }

  /** A run that begins now. */
  public static Run starting(String toolVersion, Instant at, Level level, String caseId) {
    return new Run(toolVersion, at, at, level, false, List.of(), 0, 0, caseId, List.of());
  }
}
