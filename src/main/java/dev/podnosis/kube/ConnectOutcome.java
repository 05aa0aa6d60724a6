package dev.podnosis.kube;

import java.util.List;

/** What came of connecting to a cluster. */
public sealed interface ConnectOutcome {
  /**
   * It is there, and talks to us.
   *
   * @param cluster the connection, to be closed in the end
   */
  record Connected(Cluster cluster) implements ConnectOutcome {}

  /**
   * It could not be connected to.
   *
   * @param kind what stood in the way
   * @param detail technical, without secrets; may be empty
   * @param questions what the user must agree to first ({@link Trouble#NEEDS_CONSENT})
   */
  record ConnectProblem(Trouble kind, String detail, List<Consent.Question> questions)
      implements ConnectOutcome {
    public ConnectProblem {
      questions = List.copyOf(questions);
    }
  }
}
