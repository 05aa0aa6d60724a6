package dev.podnosis.dns;

/**
 * An Extended DNS Error (RFC 8914).
 *
 * @param code the info code, 0 to 65535
 * @param text what the server or the program says about it, may be empty
 */
public record ExtendedError(int code, String text) {

  public ExtendedError {
    if (code < 0 || code > 0xFFFF) {
      throw new IllegalArgumentException("an info code is 0 to 65535, not " + code);
    }
  }
}
