package dev.podnosis.ui.workspace;

/** Lets a walk through, or holds it while the user has paused it. */
final class Turnstile {
  private boolean closed;

  synchronized void close() {
    closed = true;
  }

  synchronized void open() {
    closed = false;
    notifyAll();
  }

  synchronized void pass() throws InterruptedException {
    while (closed) {
      wait();
    }
  }
}
