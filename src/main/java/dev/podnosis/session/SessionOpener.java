package dev.podnosis.session;

/** Opens sessions: connects to a cluster, starts a demo cluster or reads a case file. */
public interface SessionOpener {
  /**
   * Opens a session.
   *
   * @throws InterruptedException when the user gave up waiting
   */
  Opening open(Choices choices) throws InterruptedException;
}
