package dev.podnosis.ui.start;

import dev.podnosis.catalogue.Figures;
import dev.podnosis.dns.EnumId;
import dev.podnosis.kube.KubeconfigProblem;
import dev.podnosis.ui.common.Messages;
import dev.podnosis.ui.common.Status;

/** Says what is known of a context's cluster. */
final class ContextWords {
  private ContextWords() {}

  static Status status(ContextState state) {
    return switch (state) {
      case ContextState.Untried ignored -> Status.NOT_YET;
      case ContextState.Asking ignored -> Status.RUNNING;
      case ContextState.Reachable ignored -> Status.OK;
      case ContextState.NeedsConsent ignored -> Status.ATTENTION;
      case ContextState.Unusable u -> expired(u) ? Status.ATTENTION : Status.PROBLEM;
      case ContextState.Unreachable u ->
          u.expired() || u.refused() ? Status.ATTENTION : Status.PROBLEM;
    };
  }

  private static boolean expired(ContextState.Unusable state) {
    return state.problem().kind() == KubeconfigProblem.Kind.CLIENT_CERTIFICATE_EXPIRED;
  }

  /** A few words for the badge. */
  static String badge(ContextState state, Messages messages) {
    return switch (state) {
      case ContextState.Untried ignored -> messages.get("start.badge.untried");
      case ContextState.Asking ignored -> messages.get("start.badge.asking");
      case ContextState.Reachable r ->
          messages.get("start.badge.reachable", "took", Figures.latency(r.took()));
      case ContextState.NeedsConsent ignored -> messages.get("start.badge.consent");
      case ContextState.Unusable u ->
          messages.get(expired(u) ? "start.badge.expired" : "start.badge.unusable");
      case ContextState.Unreachable u ->
          messages.get(
              u.expired()
                  ? "start.badge.expired"
                  : u.refused() ? "start.badge.refused" : "start.badge.unreachable");
    };
  }

  /** The line under the name: where, and what is known. */
  static String line(ContextEntry entry, Messages messages) {
    String where = address(entry.context().server());
    String known = known(entry.stateProperty().get(), messages);
    return known.isEmpty() ? where : where + " · " + known;
  }

  private static String known(ContextState state, Messages messages) {
    return switch (state) {
      case ContextState.Untried ignored -> messages.get("start.line.untried");
      case ContextState.Asking ignored -> "";
      case ContextState.Reachable r -> server(r, messages);
      case ContextState.NeedsConsent ignored -> messages.get("start.line.consent");
      case ContextState.Unusable u ->
          messages.get("start.line.unusable." + EnumId.of(u.problem().kind()));
      case ContextState.Unreachable u -> messages.get("start.line." + EnumId.of(u.kind()));
    };
  }

  /** The server's version and the number of its nodes. */
  static String server(ContextState.Reachable state, Messages messages) {
    String version = state.server().version();
    String said = version.isEmpty() ? messages.get("start.no-version") : version;
    return state.nodes() < 0
        ? said
        : said + " · " + messages.get("start.nodes", "n", state.nodes());
  }

  /** Host and port, without the scheme. */
  static String address(String server) {
    return server.replaceFirst("^https?://", "").replaceFirst("/$", "");
  }
}
