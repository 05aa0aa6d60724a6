package dev.podnosis.dns;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a reply came; null where the program does not tell.
 *
 * @param server address of the server that answered
 * @param transport of the final exchange
 * @param queryTime between question and answer, as the program measured it
 * @param sizeBytes length of the response message
 * @param retriedOverTcp whether a first answer over UDP was truncated and the question put again
 */
public record Exchange(
    @Nullable String server,
    @Nullable Transport transport,
    @Nullable Duration queryTime,
    @Nullable Integer sizeBytes,
    boolean retriedOverTcp) {

  /** Nothing is known. */
  public static final Exchange UNKNOWN = new Exchange(null, null, null, null, false);

  /** Only the server is known. */
  public static Exchange with(@Nullable String server) {
    return new Exchange(server, null, null, null, false);
  }
}
