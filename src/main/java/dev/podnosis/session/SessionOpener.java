package dev.podnosis.session;

import dev.podnosis.evidence.CaseFile;
import java.util.Set;

/** Opens sessions: connects to a cluster, starts a demo cluster or reads a case file. */
public interface SessionOpener {
  /**
   * Opens a session.
   *
   * @throws InterruptedException when the user gave up waiting
   */
  Opening open(Choices choices) throws InterruptedException;

  /**
   * Opens a session after the user agreed to what the kubeconfig wants.
   *
   * @param agreed the points agreed to, for this opening only
   * @throws InterruptedException when the user gave up waiting
   */
  default Opening open(Choices choices, Set<Agreement.Point> agreed) throws InterruptedException {
    return open(choices);
  }

  /**
   * Opens a session that goes on with a case where it was left: what is known stays, the rest is
   * asked of the same source as before. An opener that cannot go on begins anew.
   *
   * @throws InterruptedException when the user gave up waiting
   */
  default Opening resume(Choices choices, CaseFile left) throws InterruptedException {
    return open(choices);
  }
}
