package dev.podnosis.probe;

import dev.podnosis.evidence.NotObserved;
import dev.podnosis.kube.Trouble;

/** What stood between a question and the API server's answer, as evidence. */
final class Troubles {
  private Troubles() {}

  static NotObserved.Reason reason(Trouble trouble) {
    return switch (trouble) {
      case TIMED_OUT, TOO_MANY_REQUESTS -> NotObserved.Reason.TIMED_OUT;
      case UNKNOWN_HOST,
          UNREACHABLE,
          RESET,
          PROXY_FAILED,
          WRONG_CA,
          CERTIFICATE_EXPIRED,
          HOSTNAME_MISMATCH,
          TLS_FAILED,
          CLOSED ->
          NotObserved.Reason.DISCONNECTED;
      case UNAUTHORISED,
          FORBIDDEN,
          CLIENT_CERTIFICATE_EXPIRED,
          CLIENT_CERTIFICATE_REFUSED,
          NEEDS_CONSENT,
          EXEC_PLUGIN_FAILED,
          NO_CREDENTIAL ->
          NotObserved.Reason.NO_RIGHT;
      case NOT_KUBERNETES, TOO_LARGE -> NotObserved.Reason.UNREADABLE;
      case SERVER_ERROR, REJECTED, CONFLICT, EXPIRED_POSITION -> NotObserved.Reason.ERROR;
    };
  }
}
