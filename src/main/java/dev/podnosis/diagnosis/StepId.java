package dev.podnosis.diagnosis;

import dev.podnosis.dns.EnumId;
import java.util.Optional;

/** The steps of the procedure (KNOWLEDGE section 2), the two questions included. */
public enum StepId {
  CLASSIFY_ERROR,
  BY_DOMAIN_KIND,
  BY_FREQUENCY,
  CHECK_POD_DNS_CONFIG,
  CHECK_CLIENT_NODE,
  CHECK_COREDNS_PODS,
  CHECK_COREDNS_LOGS,
  REPRODUCIBLE,
  CHECK_QUERY_LOG,
  CHECK_POD_TO_COREDNS,
  CHECK_COREDNS_NETWORK,
  CAPTURE_PACKETS,
  USES_NODELOCAL,
  CHECK_NODELOCAL,
  CHECK_PRIVATE_ZONE,
  RESULT,
  OPEN_TICKET;

  /** The word used in results, such as {@code check-coredns-pods}. */
  public String id() {
    return EnumId.of(this);
  }

  /** The step with this word. */
  public static Optional<StepId> byId(String id) {
    return EnumId.in(StepId.class, id);
  }
}
