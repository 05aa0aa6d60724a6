package dev.podnosis.evidence;

import dev.podnosis.dns.EnumId;

/** What a client's error message says of the lookup (FACTS A.1). */
public enum ErrorMeaning {
  /** The name does not exist, said by a server. */
  NO_SUCH_NAME,
  /** No server answered. */
  SERVER_UNREACHABLE,
  /** A server answered SERVFAIL, or the client cannot tell that from silence. */
  SERVER_FAILURE,
  /** A server answered REFUSED. */
  REFUSED,
  /** The answer was cut. */
  TRUNCATED,
  /** Either no such name or no server; the client does not tell which. */
  AMBIGUOUS,
  /** The message is not known. */
  UNKNOWN;

  /** The word used in data files, such as {@code no-such-name}. */
  public String id() {
    return EnumId.of(this);
  }
}
