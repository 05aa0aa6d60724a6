package dev.podnosis.session;

import dev.podnosis.dns.EnumId;

/**
 * Something that a kubeconfig which is not the user's own wants, and that needs the user's word
 * before it is done.
 *
 * @param point what it is about; its words stand in the session's messages under {@code consent.ID}
 * @param detail the full command line, the server's address or the file
 */
public record Agreement(Point point, String detail) {
  /** What may not happen unasked. */
  public enum Point {
    /** Run its credential plugin. */
    RUN_CREDENTIAL_PLUGIN,
    /** Send a credential over plain HTTP. */
    SEND_OVER_PLAIN_HTTP,
    /** Send a credential to a server whose certificate is not checked. */
    SEND_UNVERIFIED,
    /** Send what a file outside the kubeconfig's own folder holds as a token. */
    SEND_FILE_AS_TOKEN;

    /** The word of the messages, such as {@code run-credential-plugin}. */
    public String id() {
      return EnumId.of(this);
    }
  }
}
