package dev.podnosis.diagnosis;

import dev.podnosis.coredns.log.LogMessage;
import java.util.List;

/** Which root causes a message of CoreDNS may point to; a log alone confirms none of them. */
public final class LoggedCauses {
  private LoggedCauses() {}

  /** The causes worth a look, the likeliest first; empty for a message that points to none. */
  public static List<CauseId> of(LogMessage message) {
    return switch (message) {
      case UPSTREAM_TIMEOUT -> ids("coredns-upstream-unreachable", "udp53-blocked");
      case UPSTREAM_REFUSED, UPSTREAM_NO_ROUTE, NO_HEALTHY_UPSTREAM ->
          ids("coredns-upstream-unreachable");
      case UPSTREAM_NOT_PERMITTED -> ids("conntrack-table-full", "coredns-upstream-unreachable");
      case MAX_CONCURRENT, DNSMASQ_LIMIT -> ids("forward-concurrency-exhausted");
      case MALFORMED_ANSWER -> ids("upstream-answers-error");
      case NO_PLUGIN -> ids("corefile-misconfigured", "stub-domain-misconfigured");
      case NODE_CACHE_SETUP_FAILED -> ids("nodelocal-down");
      case API_SERVER_TROUBLE, WAITING_FOR_API, UNSYNCED_START ->
          ids("coredns-apiserver-unreachable");
      case FORBIDDEN -> ids("coredns-rbac-missing");
      case UNKNOWN_DIRECTIVE -> ids("corefile-incompatible");
      case STARTUP_FATAL -> ids("corefile-misconfigured");
      case LOOP_DETECTED -> ids("coredns-forwarding-loop");
      case RELOAD_FAILED -> ids("corefile-reload-failed");
      case PANIC -> ids("coredns-crash-loop");
      case HEALTH_SLOW, HEALTH_FAILED, NOT_READY -> ids("coredns-unhealthy");
      case UPSTREAM_ERROR,
          LOOP_PROBE_FAILED,
          CONSOLIDATED_ERRORS,
          RELOAD_STARTED,
          RELOADED,
          RUNNING_CONFIGURATION,
          STARTED,
          LISTENING,
          SHUTTING_DOWN,
          LAMEDUCK,
          IMPORT_MATCHED_NOTHING,
          NODE_CACHE_SETUP,
          LOG_UNAVAILABLE,
          OTHER_ERROR,
          OTHER_WARNING,
          OTHER ->
          List.of();
    };
  }

  private static List<CauseId> ids(String... ids) {
    return List.of(ids).stream().map(CauseId::new).toList();
  }
}
