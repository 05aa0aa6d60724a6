package dev.podnosis;

import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends what libraries log by {@code java.util.logging} to the log file instead of standard error.
 */
final class Logs {
  private Logs() {}

  /** To be called once, before JavaFX or the PDF library is loaded. */
  static void bridge() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
