package dev.podnosis.probe;

import dev.podnosis.evidence.Detail;
import dev.podnosis.evidence.NotObserved;
import dev.podnosis.evidence.Transcript;

/** What came of commands, as evidence. */
final class Execs {
  private Execs() {}

  static Transcript transcript(String command, ClusterReads.Executed executed) {
    return new Transcript(
        command, executed.exitCode(), executed.stdout(), executed.stderr(), executed.truncated());
  }

  /** A command that ran and failed, as a look that showed nothing. */
  static NotObserved failed(String subject, ClusterReads.Executed executed) {
    String words = executed.stderr().isBlank() ? executed.stdout() : executed.stderr();
    return new NotObserved(
        NotObserved.Reason.UNREADABLE,
        subject,
        new Detail.Exit("", executed.exitCode(), words.lines().findFirst().orElse("")));
  }
}
