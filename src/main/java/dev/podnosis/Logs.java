package dev.podnosis;

import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends what libraries log by {@code java.util.logging} to the log file instead of standard error.
 * Java makes one when such a library first logs, in place of reading a configuration: nothing is
 * set up where nothing is logged, for which Java would open every jar.
 */
public final class Logs {
  /** Of {@code java.util.logging.LogManager}: the class that configures it. */
  private static final String CONFIGURATION = "java.util.logging.config.class";

  /** For Java, by reflection. */
  public Logs() {
    SLF4JBridgeHandler.install();
  }

  /** To be called once, before JavaFX or the PDF library is loaded. */
  static void bridge() {
    System.setProperty(CONFIGURATION, Logs.class.getName());
  }
}
