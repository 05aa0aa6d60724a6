package dev.podnosis.kube;

import java.time.Duration;

/** What came of running a command in a container. */
public sealed interface ExecOutcome {
  /**
   * It ran to its end.
   *
   * @param exitCode its exit status
   * @param output what it wrote
   * @param took from asking to its end
   */
  record Ran(int exitCode, Output output, Duration took) implements ExecOutcome {}

  /**
   * The program could not be started: mostly because the image does not hold it.
   *
   * @param reason the runtime's words
   */
  record NotStarted(String reason) implements ExecOutcome {}

  /**
   * We may not.
   *
   * @param verb the verb the server asked for: {@code create}, or {@code get} on older servers
   * @param message the server's words
   */
  record Refused(String verb, String message) implements ExecOutcome {}

  /**
   * There is no such pod or container, or it does not run.
   *
   * @param reason the server's words
   */
  record NoContainer(String reason) implements ExecOutcome {}

  /**
   * The stream broke before the program's end was told.
   *
   * @param output what had come by then
   * @param detail technical
   */
  record Dropped(Output output, String detail) implements ExecOutcome {}

  /**
   * It did not end in time.
   *
   * @param output what had come by then
   */
  record TimedOut(Output output) implements ExecOutcome {}

  /**
   * The server could not be asked.
   *
   * @param kind what stood in the way
   * @param detail technical, without secrets
   */
  record Failed(Trouble kind, String detail) implements ExecOutcome {}

  /**
   * What a command wrote, as UTF-8.
   *
   * @param stdout its standard output
   * @param stderr its standard error
   * @param truncated whether one of them was cut to its bound
   */
  record Output(String stdout, String stderr, boolean truncated) {}
}
