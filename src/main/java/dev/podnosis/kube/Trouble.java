package dev.podnosis.kube;

/** What can stand between a question and the API server's answer. */
public enum Trouble {
  /** The server's name could not be resolved on this machine. */
  UNKNOWN_HOST,
  /** Nobody listens there, or no way leads there. */
  UNREACHABLE,
  /** No answer came in time. */
  TIMED_OUT,
  /** The connection was closed before the answer was complete. */
  RESET,
  /** The credential was not accepted (401). */
  UNAUTHORISED,
  /** The server refuses us everything (403). */
  FORBIDDEN,
  /** The server's certificate was signed by an authority that the kubeconfig does not name. */
  WRONG_CA,
  /** The server's certificate is past its end, or its time has not begun. */
  CERTIFICATE_EXPIRED,
  /** The server does not accept the client certificate because its time is over. */
  CLIENT_CERTIFICATE_EXPIRED,
  /** The server does not accept the client certificate. */
  CLIENT_CERTIFICATE_REFUSED,
  /** The server's certificate names other hosts. */
  HOSTNAME_MISMATCH,
  /** TLS could not be agreed on for another reason. */
  TLS_FAILED,
  /** Something answers that is no Kubernetes API server, or not in its language. */
  NOT_KUBERNETES,
  /** The server asked for patience until the time was over (429). */
  TOO_MANY_REQUESTS,
  /** The server answered with an error of its own (5xx). */
  SERVER_ERROR,
  /** The proxy was not reached, or refused. */
  PROXY_FAILED,
  /** A foreign kubeconfig asks for something the user has not agreed to. */
  NEEDS_CONSENT,
  /** The credential plugin failed. */
  EXEC_PLUGIN_FAILED,
  /** The token file could not be read, or holds no token. */
  NO_CREDENTIAL,
  /** The server did not understand or did not accept the request (400, 405, 422 …). */
  REJECTED,
  /** The object exists already or was changed meanwhile (409). */
  CONFLICT,
  /** The list's position has expired (410). */
  EXPIRED_POSITION,
  /** The answer is larger than what is read. */
  TOO_LARGE,
  /** The connection to the cluster was closed on this side. */
  CLOSED
}
