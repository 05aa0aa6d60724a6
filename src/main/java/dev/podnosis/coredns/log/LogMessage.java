package dev.podnosis.coredns.log;

/** The messages a diagnosis knows; statistics count them one by one. */
public enum LogMessage {
  UPSTREAM_TIMEOUT,
  UPSTREAM_REFUSED,
  UPSTREAM_NO_ROUTE,
  UPSTREAM_NOT_PERMITTED,
  UPSTREAM_ERROR,
  NO_HEALTHY_UPSTREAM,
  MAX_CONCURRENT,
  MALFORMED_ANSWER,
  NO_PLUGIN,
  LOOP_PROBE_FAILED,
  CONSOLIDATED_ERRORS,
  API_SERVER_TROUBLE,
  FORBIDDEN,
  WAITING_FOR_API,
  UNSYNCED_START,
  UNKNOWN_DIRECTIVE,
  STARTUP_FATAL,
  LOOP_DETECTED,
  NOT_READY,
  RELOAD_STARTED,
  RELOADED,
  RELOAD_FAILED,
  RUNNING_CONFIGURATION,
  STARTED,
  LISTENING,
  SHUTTING_DOWN,
  LAMEDUCK,
  HEALTH_SLOW,
  HEALTH_FAILED,
  PANIC,
  IMPORT_MATCHED_NOTHING,
  NODE_CACHE_SETUP,
  NODE_CACHE_SETUP_FAILED,
  DNSMASQ_LIMIT,
  LOG_UNAVAILABLE,
  OTHER_ERROR,
  OTHER_WARNING,
  OTHER;

  /** What a line counts as. Queries, continuations and unparsed lines are counted elsewhere. */
  static LogMessage of(LogLine line) {
    return switch (line) {
      case LogLine.PluginError e -> e.loopProbe() ? LOOP_PROBE_FAILED : ofCause(e.cause());
      // A pattern such as ".*" does not tell what it counts.
      case LogLine.Consolidated c ->
          c.cause() == ErrorCause.OTHER ? CONSOLIDATED_ERRORS : ofCause(c.cause());
      case LogLine.ApiServerTrouble a -> API_SERVER_TROUBLE;
      case LogLine.Forbidden f -> FORBIDDEN;
      case LogLine.WaitingForApi w -> WAITING_FOR_API;
      case LogLine.UnsyncedStart u -> UNSYNCED_START;
      case LogLine.StartupFatal s -> s.directive().isEmpty() ? STARTUP_FATAL : UNKNOWN_DIRECTIVE;
      case LogLine.LoopDetected l -> LOOP_DETECTED;
      case LogLine.NotReady n -> NOT_READY;
      case LogLine.ReloadStarted r -> RELOAD_STARTED;
      case LogLine.Reloaded r -> RELOADED;
      case LogLine.ReloadFailed r -> RELOAD_FAILED;
      case LogLine.RunningConfiguration r -> RUNNING_CONFIGURATION;
      case LogLine.Started s -> STARTED;
      case LogLine.Listening l -> LISTENING;
      case LogLine.ShuttingDown s -> SHUTTING_DOWN;
      case LogLine.Lameduck l -> LAMEDUCK;
      case LogLine.HealthSlow h -> HEALTH_SLOW;
      case LogLine.HealthFailed h -> HEALTH_FAILED;
      case LogLine.Panic p -> PANIC;
      case LogLine.ImportMatchedNothing i -> IMPORT_MATCHED_NOTHING;
      case LogLine.NodeCacheSetup n -> n.failed() ? NODE_CACHE_SETUP_FAILED : NODE_CACHE_SETUP;
      case LogLine.DnsmasqLimit d -> DNSMASQ_LIMIT;
      case LogLine.LogUnavailable l -> LOG_UNAVAILABLE;
      case LogLine.Other o -> ofLevel(o.level());
      case LogLine.Built b -> OTHER;
      case LogLine.Query q -> OTHER;
      case LogLine.Continuation c -> OTHER;
      case LogLine.Unparsed u -> OTHER;
    };
  }

  private static LogMessage ofCause(ErrorCause cause) {
    return switch (cause) {
      case TIMEOUT -> UPSTREAM_TIMEOUT;
      case REFUSED -> UPSTREAM_REFUSED;
      case NO_ROUTE -> UPSTREAM_NO_ROUTE;
      case NOT_PERMITTED -> UPSTREAM_NOT_PERMITTED;
      case NO_HEALTHY_UPSTREAM -> NO_HEALTHY_UPSTREAM;
      case MAX_CONCURRENT -> MAX_CONCURRENT;
      case MALFORMED_ANSWER -> MALFORMED_ANSWER;
      case NO_PLUGIN -> NO_PLUGIN;
      case RESET,
          UNREACHABLE_BACKEND,
          TLS,
          UNAUTHORIZED,
          SERVER_ERROR,
          NAME_UNKNOWN,
          CLOSED,
          OTHER ->
          UPSTREAM_ERROR;
    };
  }

  private static LogMessage ofLevel(LogLine.Level level) {
    return switch (level) {
      case ERROR, FATAL -> OTHER_ERROR;
      case WARNING -> OTHER_WARNING;
      case INFO, DEBUG, NONE -> OTHER;
    };
  }

  /** Whether single occurrences are kept as marks on the time line. */
  boolean isMark() {
    return switch (this) {
      case STARTED,
          SHUTTING_DOWN,
          RELOADED,
          RELOAD_FAILED,
          RUNNING_CONFIGURATION,
          LAMEDUCK,
          LOOP_DETECTED,
          UNKNOWN_DIRECTIVE,
          STARTUP_FATAL,
          UNSYNCED_START,
          PANIC ->
          true;
      default -> false;
    };
  }
}
