package dev.podnosis.coredns.log;

/** Why a query to an upstream server or to the API server failed, from the error's text. */
public enum ErrorCause {
  TIMEOUT("i/o timeout", "context deadline exceeded", "Client.Timeout", "TLS handshake timeout"),
  REFUSED("connection refused"),
  NO_ROUTE("no route to host", "network is unreachable", "host is unreachable", "host is down"),
  /** A firewall of the host, or a full conntrack table, stops the packet on its way out. */
  NOT_PERMITTED("operation not permitted", "permission denied"),
  RESET("connection reset", "broken pipe"),
  NO_HEALTHY_UPSTREAM("no healthy proxies", "no healthy upstream"),
  MAX_CONCURRENT("concurrent queries exceeded maximum"),
  MALFORMED_ANSWER("overflow", "unpack", "bad rdata", "dns: bad", "buffer size too small"),
  NO_PLUGIN("no next plugin found"),
  UNREACHABLE_BACKEND("unreachable backend"),
  TLS("x509:", "tls:", "certificate"),
  UNAUTHORIZED("Unauthorized", "provide credentials"),
  SERVER_ERROR(
      "the server is currently unable", "etcdserver", "InternalError", "Service Unavailable"),
  NAME_UNKNOWN("no such host"),
  CLOSED("EOF", "use of closed network connection", "http2: client connection lost", "GOAWAY"),
  OTHER;

  private final String[] marks;

  ErrorCause(String... marks) {
    this.marks = marks;
  }

  static ErrorCause of(String text) {
    for (ErrorCause cause : values()) {
      for (String mark : cause.marks) {
        if (text.contains(mark)) {
          return cause;
        }
      }
    }
    return OTHER;
  }
}
